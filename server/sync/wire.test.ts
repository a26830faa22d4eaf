import { expect, test } from 'vitest';
import { encodeFrame, type Frame } from '#document/protocol.ts';
import { toWire } from './wire.ts';

/** The payload of the one unmasked binary frame that the bytes are (RFC 6455, 5.2). */
function payloadOf(wire: Buffer): Buffer {
	expect(wire[0]).toBe(0x82);
	const short = wire.readUInt8(1);
	const [length, start] =
		short < 126
			? [short, 2]
			: short === 126
				? [wire.readUInt16BE(2), 4]
				: [Number(wire.readBigUInt64BE(2)), 10];
	expect(wire.length).toBe(start + length);
	return wire.subarray(start);
}

test.each([0, 1, 122, 123, 127, 128, 16_380, 16_384, 65_531, 65_536, 2_100_000])(
	'words of %i bytes arrive as the frame they are',
	(length) => {
		for (const type of ['update', 'step2', 'awareness'] as const) {
			const frame: Frame = { type, update: new Uint8Array(length).fill(7) };
			expect(payloadOf(toWire(frame)).equals(encodeFrame(frame))).toBe(true);
		}
	}
);

test.each<Frame>([
	{ type: 'ack', frames: 0, seq: 127, at: 128 },
	{ type: 'ack', frames: 3, seq: 70_000, at: 1_700_000_000_000 },
	{ type: 'ack', frames: 2 ** 31, seq: 2 ** 32, at: Number.MAX_SAFE_INTEGER },
	{ type: 'access', access: 'write' },
	{ type: 'alive' }
])('so does $type', (frame) => {
	expect(payloadOf(toWire(frame)).equals(encodeFrame(frame))).toBe(true);
});
