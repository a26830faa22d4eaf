import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { RoomMessage } from './room-message.ts';
import { RoomLink } from './room-link.ts';

const WINDOW = 7;
/** The next turn of the event loop. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** An open room’s link, and what it tells the others: the kinds of each message that goes over the bus. */
function link({ isHeard = true } = {}) {
	const told: RoomMessage[][] = [];
	const post = {
		log: { isFresh: () => true, epoch: () => 3 },
		...{ numbers: 100, isUp: () => true, isHeard: () => isHeard },
		tell: (messages: readonly RoomMessage[]) => void told.push([...messages]),
		open: () => undefined,
		close: () => undefined
	};
	const presence = { since: () => 1 };
	const opened = new RoomLink({
		...{ name: 'story/s1', seq: 10, post, presence, logger: pino({ level: 'silent' }) },
		failed: (error: unknown) => expect.fail(String(error))
	} as unknown as ConstructorParameters<typeof RoomLink>[0]);
	return {
		told: () => told.splice(0).map((messages) => messages.map(({ type }) => type)),
		/** A word is taken in from a window. */
		word: (byte = 1) =>
			opened.ahead({
				...{ personId: 'p1', clientId: WINDOW, at: 1, bytes: Uint8Array.of(byte) }
			}),
		/** And what that window shows. */
		show: () => opened.tell({ clientId: WINDOW, clock: 1, json: '{}' }),
		close: () => opened.close()
	};
}

test('words go with what their window shows, which comes in a frame of its own right behind them', async () => {
	const { told, word, show, close } = link();
	for (let key = 0; key < 3; key++) {
		word();
		await turn();
		expect(told()).toEqual([]);
		show();
		await turn();
		expect(told()).toEqual([['ahead', 'presence']]);
	}
	close();
});

test('words go though their window shows nothing, those of one turn together, each under its own number', async () => {
	const { told, word, close } = link();
	expect([word(1), word(2)]).toEqual([101, 102]);
	await turn();
	expect(word(3)).toBe(103);
	await turn();
	expect(told()).toEqual([['ahead']]);
	await turn();
	await turn();
	expect(told()).toEqual([]);
	expect(word(4)).toBe(104);
	await turn();
	await turn();
	expect(told()).toEqual([['ahead']]);
	close();
});

test('what is shown without words waits for some, and where nobody else is no words are told', async () => {
	const { told, word, show, close } = link({ isHeard: false });
	show();
	expect(word()).toBeUndefined();
	await turn();
	await turn();
	expect(told()).toEqual([]);
	// What is known of it at the end is said at the end.
	close();
	expect(told()).toEqual([['presence']]);
});
