import { expect, test } from 'vitest';
import { toWire, updateToWire } from './wire.ts';

test.each([0, 1, 122, 123, 127, 128, 16_380, 16_384, 65_531, 65_536, 2_100_000])(
	'an update of %i bytes goes over the wire as any frame does',
	(length) => {
		const update = new Uint8Array(length).fill(7);
		expect(updateToWire(update).equals(toWire({ type: 'update', update }))).toBe(true);
	}
);
