import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodePresence, type PresenceLine } from '#document/presence.ts';
import { decodeFrame, type Frame } from '#document/protocol.ts';
import { Broadcast, type Batch } from './broadcast.ts';
import { TIMES } from './limits.ts';
import { Tick } from './tick.ts';

/** Somebody in the room, with what was sent to them, a batch each. */
class Reader {
	readonly batches: Frame[][] = [];

	receive({ all }: Batch): void {
		this.batches.push(framesIn(all));
	}
}

/** The frames that stand one behind the other, each in a short WebSocket frame. */
function framesIn(wire: Buffer): Frame[] {
	const frames: Frame[] = [];
	for (let at = 0; at < wire.length;) {
		const length = wire[at + 1] ?? 0;
		const frame = decodeFrame(wire.subarray(at + 2, at + 2 + length));
		if (frame === null) throw new Error('what is sent is no frame');
		frames.push(frame);
		at += 2 + length;
	}
	return frames;
}

const words = (...bytes: number[]): Frame => ({ type: 'update', update: Uint8Array.from(bytes) });
const caret = (clientId: number, clock: number): PresenceLine => ({
	clientId,
	clock,
	json: JSON.stringify({ at: clock })
});
const carets = (frame: Frame | undefined): number[][] =>
	frame?.type === 'awareness'
		? (decodePresence(frame.update) ?? []).map(({ clientId, clock }) => [clientId, clock])
		: [];

let [anna, ben, chen]: Reader[] = [];
let room: Broadcast<Reader>;
const fail = (error: unknown) => {
	throw error;
};

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
	[anna, ben, chen] = [new Reader(), new Reader(), new Reader()];
	room = new Broadcast(new Set([anna, ben, chen]), new Tick(), fail);
});
afterEach(() => vi.useRealTimers());

describe('SYNC3: words', () => {
	test('of one turn go to everybody in one batch, and to nobody who wrote them', () => {
		room.words(Uint8Array.of(1), anna as Reader);
		room.words(Uint8Array.of(2), ben as Reader);
		room.words(Uint8Array.of(3), null);
		vi.runAllTimers();
		expect(anna?.batches).toEqual([[words(2), words(3)]]);
		expect(ben?.batches).toEqual([[words(1), words(3)]]);
		expect(chen?.batches).toEqual([[words(1), words(2), words(3)]]);
	});
});

describe('SYNC5: presence', () => {
	test('goes with the next words, behind them, and only the last of each window', () => {
		room.presence(caret(7, 1), anna as Reader);
		room.presence(caret(8, 1), ben as Reader);
		room.presence(caret(7, 2), anna as Reader);
		room.words(Uint8Array.of(1), anna as Reader);
		vi.runAllTimers();
		const [[first, second] = []] = chen?.batches ?? [];
		expect(first).toEqual(words(1));
		expect(carets(second)).toEqual([
			[7, 2],
			[8, 1]
		]);
		expect(anna?.batches.map((batch) => batch.map(carets))).toEqual([[[[8, 1]]]]);
		expect(chen?.batches).toHaveLength(1);
	});

	test('goes by itself where no words come', () => {
		room.presence(caret(7, 1), anna as Reader);
		vi.advanceTimersByTime(TIMES.presence - 1);
		expect(ben?.batches).toEqual([]);
		vi.advanceTimersByTime(1);
		expect(ben?.batches.flat().map(carets)).toEqual([[[7, 1]]]);
		expect(anna?.batches).toEqual([]);
	});
});

test('what cannot be sent is told, and goes no further', () => {
	const failed: unknown[] = [];
	const broken = { receive: () => fail(new Error('broken')) };
	const there = new Reader();
	const tick = new Tick();
	new Broadcast(new Set([broken]), tick, (error) => failed.push(error)).words(
		Uint8Array.of(1),
		null
	);
	new Broadcast(new Set([there]), tick, fail).words(Uint8Array.of(2), null);
	vi.runAllTimers();
	expect(failed).toEqual([new Error('broken')]);
	expect(there.batches).toEqual([[words(2)]]);
});
