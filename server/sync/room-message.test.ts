import { expect, test } from 'vitest';
import { decodeRoomMessages, encodeRoomMessages, type RoomMessage } from './room-message.ts';

const MESSAGES: RoomMessage[] = [
	{
		type: 'words',
		prev: 2 ** 40,
		updates: [
			{
				seq: 2 ** 40 + 1,
				personId: '张',
				clientId: 2 ** 32 - 1,
				alsoUnder: [7],
				bytes: Uint8Array.of(1, 2)
			},
			{ seq: 2 ** 40 + 2, personId: 'p', clientId: null, alsoUnder: [], bytes: new Uint8Array() }
		]
	},
	{ type: 'written', seq: 9 },
	{
		type: 'presence',
		lines: [{ clientId: 1, since: 1.7e12, clock: 1.7e12 + 1, json: '{"a":"版"}' }]
	},
	{ type: 'back', clientIds: [1, 2] },
	{ type: 'ask' },
	{
		type: 'ahead',
		epoch: 2 ** 40,
		first: 7,
		updates: [
			{ at: 1.7e12, personId: '张', clientId: 5, alsoUnder: [6], bytes: Uint8Array.of(3) },
			{ at: 0, personId: 'p', clientId: null, alsoUnder: [], bytes: new Uint8Array() }
		]
	},
	{ type: 'logged', prev: 2 ** 40, seq: 2 ** 40 + 3, first: 7, count: 2 }
];

test.each(MESSAGES)('$type is read as it was written', (message) => {
	expect(decodeRoomMessages(encodeRoomMessages([message]))).toEqual([message]);
});

test('what goes together is read in its order', () => {
	expect(decodeRoomMessages(encodeRoomMessages(MESSAGES))).toEqual(MESSAGES);
});

test('what a node of another version says is no message', () => {
	expect(() => decodeRoomMessages(Uint8Array.of(99))).toThrow();
	expect(() =>
		decodeRoomMessages(encodeRoomMessages([MESSAGES[0] as RoomMessage]).subarray(0, 9))
	).toThrow();
});
