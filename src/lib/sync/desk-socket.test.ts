import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOSE } from '#document/close-codes.ts';
import { DeskSocket, type FeedStatus } from './desk-socket.ts';

class Wire {
	static opened: Wire[] = [];
	readyState = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;

	constructor() {
		Wire.opened.push(this);
	}

	send(): void {}
	close(): void {}
}

const ABNORMAL = 1006;
let seen: FeedStatus[];
let socket: DeskSocket;
const last = () => Wire.opened.at(-1)!;

beforeEach(() => {
	vi.useFakeTimers();
	Wire.opened = [];
	seen = [];
	socket = new DeskSocket({
		url: 'ws://here/desk',
		me: 'anna',
		position: () => null,
		hear: () => undefined,
		status: (status) => seen.push(status),
		greet: () => null,
		WebSocket: Wire as unknown as typeof globalThis.WebSocket
	});
});

afterEach(() => {
	socket.close();
	vi.useRealTimers();
});

/** Nobody answers for so long, however often the window tries. */
function wait(ms: number): void {
	for (let passed = 0; passed < ms; passed += 500) {
		last().onclose?.({ code: ABNORMAL });
		vi.advanceTimersByTime(500);
	}
}

test('a server that said it comes back is waited for, and only then missed', () => {
	last().onclose?.({ code: CLOSE.restart });
	wait(20_000);
	expect(Wire.opened.length).toBeGreaterThan(3);
	expect(new Set(seen)).toEqual(new Set(['restarting']));
	wait(60_000);
	expect(seen.at(-1)).toBe('offline');
});

test('a server that went without a word is offline', () => {
	wait(1000);
	expect(new Set(seen)).toEqual(new Set(['offline']));
});
