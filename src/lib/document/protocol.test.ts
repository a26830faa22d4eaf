import { describe, expect, test } from 'vitest';
import { NOT_A_NUMBER, bytes as bytesOf, overlong, spelled, text } from '#tests/support/spelled.ts';
import { decodePresence, encodePresence } from './presence.ts';
import { decodeFrame, encodeFrame, type Frame } from './protocol.ts';

const bytes = Uint8Array.of(1, 2, 3);
const FRAMES: Frame[] = [
	{ type: 'step1', stateVector: bytes },
	{ type: 'step2', update: bytes },
	{ type: 'update', update: bytes },
	{ type: 'awareness', update: bytes },
	{ type: 'queryAwareness' },
	{ type: 'denied', reason: '已签发' },
	{ type: 'ack', frames: 300, seq: 2 ** 40, at: 1_795_478_400_000 },
	{ type: 'access', access: 'write' },
	{ type: 'access', access: 'read' },
	{ type: 'alive' }
];

describe('SYNC1: frames', () => {
	test.each(FRAMES)('$type comes back as it was', (frame) => {
		expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
	});

	test.each(FRAMES)('$type cut short or followed by anything is no frame', (frame) => {
		const whole = encodeFrame(frame);
		expect(decodeFrame(Uint8Array.of(...whole, 0))).toBeNull();
		expect(decodeFrame(whole.subarray(0, whole.length - 1))).toBeNull();
	});

	test('unknown frames and kinds are no frames', () => {
		expect(decodeFrame(Uint8Array.of(4))).toBeNull();
		expect(decodeFrame(Uint8Array.of(0, 3, 0))).toBeNull();
		expect(decodeFrame(Uint8Array.of(2, 9))).toBeNull();
		expect(decodeFrame(new Uint8Array())).toBeNull();
	});

	test.each([
		['without a number for its type', bytesOf(NOT_A_NUMBER, 0, 0)],
		['with a type in more bytes than it needs', bytesOf(overlong(3))],
		['without a length', bytesOf(0, 2, NOT_A_NUMBER)],
		['with a length in more bytes than it needs', bytesOf(0, 2, overlong(1), 0)],
		['that acknowledges no number', bytesOf(2, 1, NOT_A_NUMBER, 1, 1)],
		['that acknowledges a number that is not exact', bytesOf(2, 1, 1, spelled(2n ** 60n), 1)]
	])('a frame %s is none', (_what, frame) => {
		expect(decodeFrame(frame)).toBeNull();
	});
});

describe('SYNC1: presence', () => {
	const entries = [
		{ clientId: 7, clock: 3, state: { cursor: null } },
		{ clientId: 2 ** 31, clock: 1, state: null }
	];

	test('entries come back as they were', () => {
		expect(decodePresence(encodePresence(entries))).toEqual(entries);
	});

	test('a state that is not an object, and bytes that end too early, are refused', () => {
		const text = encodePresence([{ clientId: 1, clock: 1, state: 'x' as never }]);
		expect(decodePresence(text)).toBeNull();
		expect(decodePresence(encodePresence(entries).subarray(0, 9))).toBeNull();
		expect(decodePresence(Uint8Array.of(200, 200, 200, 1))).toBeNull();
	});

	test.each([
		['a number of entries that is none', bytesOf(NOT_A_NUMBER)],
		['a client id that is none', bytesOf(1, NOT_A_NUMBER, 1, text('null'))],
		['a client id of 60 bits', bytesOf(1, spelled(2n ** 60n), 1, text('null'))],
		['a clock that is none', bytesOf(1, 7, NOT_A_NUMBER, text('null'))]
	])('%s is refused', (_what, update) => {
		expect(decodePresence(update)).toBeNull();
	});
});
