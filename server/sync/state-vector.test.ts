import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOT_A_NUMBER, bytes, overlong, spelled } from '#tests/support/spelled.ts';
import { readStateVector } from './state-vector.ts';

test('a state vector is what Yjs reads', () => {
	const clocks = new Map([
		[2 ** 32 - 1, 2 ** 40],
		[0, 1],
		[7, 300]
	]);
	expect(readStateVector(Y.encodeStateVector(clocks))).toEqual(clocks);
	expect(readStateVector(Uint8Array.of(0))).toEqual(new Map());
});

test.each([
	['nothing', new Uint8Array()],
	['more than it tells of', bytes(0, 0)],
	['less than it tells of', bytes(2, 7, 1)],
	['a number of clients that is none', bytes(NOT_A_NUMBER)],
	['a client that is none', bytes(1, NOT_A_NUMBER, 1)],
	['a client id of more than 32 bits', bytes(1, spelled(2 ** 32), 1)],
	['a clock that is none', bytes(1, 7, NOT_A_NUMBER)],
	['a clock in more bytes than it needs', bytes(1, 7, overlong(1))],
	['a client twice', bytes(2, 7, 1, 7, 2)]
])('%s is no state vector', (_what, written) => {
	expect(readStateVector(written)).toBeNull();
});
