import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodePresence, encodePresence } from '#document/presence.ts';
import { decodeFrame, encodeFrame, type Frame } from '#document/protocol.ts';
import { StorySocket } from './story-socket.ts';

/** The wire itself: keeps what is sent, and plays what comes. */
class Wire {
	readyState = 1;
	binaryType = 'blob';
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	readonly sent: Frame[] = [];
	closed = false;

	send(data: Uint8Array): void {
		const frame = decodeFrame(data);
		if (frame) this.sent.push(frame);
	}

	close(): void {
		this.closed = true;
	}

	come(frame: Frame | Uint8Array): void {
		const bytes = frame instanceof Uint8Array ? frame : encodeFrame(frame);
		this.onmessage?.({ data: Uint8Array.from(bytes).buffer });
	}
}

let wire: Wire;
let socket: StorySocket;
let held: boolean;
let counted: string[];
let delivered: (Frame | null)[];
let arrivals: number[];
let arriving: () => void;

const update = (words: string): Uint8Array => {
	const doc = new Y.Doc();
	doc.getText('story').insert(0, words);
	return Y.encodeStateAsUpdate(doc);
};
const send = (frame: Frame) => socket.send(encodeFrame(frame));
const types = (frames: readonly (Frame | null)[]) => frames.map((frame) => frame?.type);

beforeEach(() => {
	wire = new Wire();
	held = false;
	counted = [];
	delivered = [];
	arrivals = [];
	arriving = () => arrivals.push(delivered.length);
	socket = new StorySocket('ws://here', {
		clientId: 7,
		open: () => wire as unknown as WebSocket,
		isHeld: () => held,
		arriving: () => arriving(),
		opened: () => undefined,
		sent: (kind) => counted.push(kind),
		asked: () => counted.push('asked'),
		acknowledged: (frames) => counted.push(`ack ${frames}`),
		access: (access) => counted.push(access)
	});
	socket.onmessage = ({ data }) => delivered.push(decodeFrame(new Uint8Array(data)));
});

describe('SYNC8: words', () => {
	test('are not sent before the server has allowed it, nor after it has ended it', () => {
		send({ type: 'update', update: update('早') });
		wire.come({ type: 'access', access: 'write' });
		send({ type: 'step2', update: update('中') });
		wire.come({ type: 'access', access: 'read' });
		send({ type: 'update', update: update('晚') });
		send({ type: 'step1', stateVector: Uint8Array.of(0) });
		expect(types(wire.sent)).toEqual(['step2', 'step1']);
		expect(counted).toEqual(['asked', 'write', 'step2', 'asked', 'read']);
	});

	test('held back by an input method when the right ends are not sent later', () => {
		wire.come({ type: 'access', access: 'write' });
		held = true;
		send({ type: 'update', update: update('拼') });
		wire.come({ type: 'access', access: 'read' });
		wire.come({ type: 'access', access: 'write' });
		held = false;
		socket.release();
		expect(wire.sent).toEqual([]);
	});
});

describe('SYNC16: while an input method composes', () => {
	beforeEach(() => {
		wire.come({ type: 'access', access: 'write' });
		counted = [];
		delivered = [];
		held = true;
	});

	test('only words wait; afterwards one’s own go first, as one', () => {
		send({ type: 'update', update: update('一') });
		send({ type: 'update', update: update('二') });
		wire.come({ type: 'step1', stateVector: Uint8Array.of(0) });
		wire.come({ type: 'update', update: update('三') });
		wire.come({ type: 'ack', frames: 3, seq: 1, at: 1 });
		wire.come({ type: 'alive' });
		expect(wire.sent).toEqual([]);
		expect(types(delivered)).toEqual(['ack', 'alive']);
		held = false;
		socket.onmessage = ({ data }) => {
			expect(types(wire.sent)).toEqual(['update']);
			delivered.push(decodeFrame(new Uint8Array(data)));
		};
		socket.release();
		expect(types(delivered)).toEqual(['ack', 'alive', 'step1', 'update']);
		expect(counted).toEqual(['ack 3', 'update']);
	});
});

describe('SYNC5: presence', () => {
	const entry = (clientId: number) => ({ clientId, clock: 1, state: { cursor: null } });

	test('of others is not repeated to the server', () => {
		send({ type: 'awareness', update: encodePresence([entry(3), entry(7)]) });
		send({ type: 'awareness', update: encodePresence([entry(3)]) });
		expect(wire.sent).toHaveLength(1);
		const [only] = wire.sent;
		expect(only?.type === 'awareness' && decodePresence(only.update)).toEqual([entry(7)]);
	});
});

test('SYNC1: a server that speaks something else is not listened to', () => {
	wire.come(Uint8Array.of(9, 9));
	expect(wire.closed).toBe(true);
	expect(delivered).toEqual([]);
});

describe('the editor', () => {
	test('is told before anything comes in that it shows, in time to read its selection', () => {
		wire.come({ type: 'access', access: 'write' });
		wire.come({ type: 'update', update: update('一') });
		wire.come({ type: 'ack', frames: 1, seq: 1, at: 1 });
		wire.come({ type: 'alive' });
		wire.come({ type: 'awareness', update: encodePresence([]) });
		expect(types(delivered)).toEqual(['access', 'update', 'ack', 'alive', 'awareness']);
		expect(arrivals).toEqual([1, 4]);
	});

	test('is told after a composition too, and may write before what was held comes in', () => {
		wire.come({ type: 'access', access: 'write' });
		held = true;
		wire.come({ type: 'update', update: update('一') });
		held = false;
		arriving = () => send({ type: 'update', update: update('二') });
		socket.onmessage = () => delivered.push(wire.sent.at(-1) ?? null);
		socket.release();
		expect(types(wire.sent)).toEqual(['update']);
		expect(types(delivered)).toEqual(['access', 'update']);
	});

	test('cannot keep a frame from coming in', () => {
		arriving = () => {
			throw new Error('the view is gone');
		};
		expect(() => wire.come({ type: 'update', update: update('一') })).toThrow('the view is gone');
		expect(types(delivered)).toEqual(['update']);
	});
});
