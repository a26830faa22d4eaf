import { expect, test, vi } from 'vitest';
import type { FoundUpdate, NewUpdate, SharedLog } from '../store/store.ts';
import { Follower } from './follower.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { RoomMessage } from './room-message.ts';

const ROOM = 'story/s1';
const found = (seq: number): FoundUpdate => ({
	...{ room: ROOM, seq, personId: 'p1', clientId: 1 },
	bytes: Uint8Array.of(seq)
});
const words = (prev: number, ...seqs: number[]) =>
	({ type: 'words', prev, updates: seqs.map(found) }) as const;

/** A follower of a room that was loaded up to 10, what it took, and what it told. */
function follow({ isUp = true, fails = false } = {}) {
	const rows = [found(8), found(10)];
	const taken: number[] = [];
	const told: RoomMessage[] = [];
	const failed = vi.fn();
	const after = vi.fn(async ([place]: readonly { seq: number }[], most: number) =>
		rows.filter(({ seq }) => seq > (place?.seq ?? 0)).slice(0, most)
	);
	let next = 20;
	const append = async (updates: readonly NewUpdate[]) =>
		updates.map(() => {
			const prev = rows.at(-1)?.seq ?? 0;
			rows.push(found(++next));
			return { seq: next, prev };
		});
	const follower = new Follower({
		...{ room: ROOM, seq: 10, failed, log: { append, after } as unknown as SharedLog },
		tell: (message) => told.push(message),
		isUp: () => isUp,
		fold({ seq }) {
			if (fails) throw new Error('it does not go on here');
			taken.push(seq);
			return true;
		},
		introduce: async () => undefined
	});
	const update: NewUpdate = {
		room: ROOM,
		personId: 'p1',
		clientId: 1,
		at: 1,
		bytes: new Uint8Array()
	};
	return { rows, taken, told, failed, after, follower, update };
}

test('takes what is told in the order of the log, once, however it comes', () => {
	const { follower, taken } = follow();
	follower.hear(words(13, 14));
	follower.hear(words(10, 12, 13));
	follower.hear(words(10, 12, 13));
	follower.hear(words(8, 9));
	follower.hear(words(14, 15));
	expect(taken).toEqual([12, 13, 14, 15]);
	expect(follower.position).toEqual({ room: ROOM, seq: 15 });
});

test('reads what is missing, after a moment in which it may still be told', async () => {
	const { follower, taken, after, rows } = follow();
	rows.push(found(12), found(13));
	follower.hear(words(12, 13));
	expect(after).not.toHaveBeenCalled();
	await expect.poll(() => taken).toEqual([12, 13]);
	expect(follower.counts).toMatchObject({ told: 0, read: 2, gaps: 1 });
	follower.hear(words(12, 13));
	expect(taken).toEqual([12, 13]);
});

test('passes its own by, and waits for what others appended before them', async () => {
	const { follower, taken, told, update, rows } = follow();
	expect(await follower.append([update, update])).toEqual([21, 22]);
	expect(told).toMatchObject([{ type: 'words', prev: 10, updates: [{ seq: 21 }, { seq: 22 }] }]);
	expect(follower.position.seq).toBe(22);
	rows.push(found(23));
	follower.hear(words(22, 23));
	expect(taken).toEqual([23]);
});

test('while nobody tells anything, leaves what is missing to the next look into the log', async () => {
	const { follower, taken, after } = follow({ isUp: false });
	vi.useFakeTimers();
	follower.hear(words(12, 13));
	await vi.advanceTimersByTimeAsync(2 * TIMES.gap);
	vi.useRealTimers();
	expect(after).not.toHaveBeenCalled();
	await follower.found([found(12)]);
	expect(taken).toEqual([12, 13]);
});

test('gives each thing that is missing the same time to be told', async () => {
	const { follower, taken, after } = follow();
	vi.useFakeTimers();
	follower.hear(words(11, 12));
	// Something is missing all the time, and never the same for long.
	for (let seq = 10; seq < 30; seq += 2) {
		await vi.advanceTimersByTimeAsync(TIMES.gap / 2);
		follower.hear(words(seq + 3, seq + 4));
		follower.hear(words(seq, seq + 1));
	}
	expect(after).not.toHaveBeenCalled();
	expect(taken).toEqual(Array.from({ length: 20 }, (_, index) => 11 + index));
	vi.useRealTimers();
});

test('reads what was written beside it, though all that waits has come meanwhile', async () => {
	const { follower, taken, rows } = follow();
	follower.hear(words(11, 12));
	rows.push(found(11), found(12), found(13));
	follower.hear({ type: 'written', seq: 13 });
	follower.hear(words(10, 11));
	await expect.poll(() => taken).toEqual([11, 12, 13]);
});

test('reads at once what it would have to keep too much for, and takes what is told from there on', async () => {
	// While nobody tells anything, it waits for the next look into the log for all else that is missing.
	const { follower, taken, after, rows } = follow({ isUp: false });
	vi.useFakeTimers();
	const last = 12 + 2 * LIMITS.partsWaiting;
	rows.push(...Array.from({ length: last - 10 }, (_, index) => found(11 + index)));
	// Of each two the first one is missing.
	for (let seq = 12; seq < last; seq += 2) follower.hear(words(seq - 1, seq));
	await vi.advanceTimersByTimeAsync(2 * TIMES.gap);
	expect(after).not.toHaveBeenCalled();
	follower.hear(words(last - 1, last));
	await vi.advanceTimersByTimeAsync(0);
	expect(after).toHaveBeenCalled();
	vi.useRealTimers();
	// Behind the one that has begun.
	await follower.catchUp();
	expect(taken).toEqual(Array.from({ length: last - 10 }, (_, index) => 11 + index));
	expect(follower.counts).toMatchObject({ told: 0, read: last - 10 });
	follower.hear(words(last, last + 1));
	expect(taken.at(-1)).toBe(last + 1);
});

test('reads on until there is no more', async () => {
	const { follower, taken, rows } = follow();
	for (let seq = 11; seq <= 1511; seq++) rows.push(found(seq));
	await follower.catchUp();
	expect(taken).toHaveLength(1501);
	expect(taken).toEqual(taken.toSorted((a, b) => a - b));
});

test('says that it cannot go on, and takes nothing more', async () => {
	const { follower, failed } = follow({ fails: true });
	follower.hear(words(10, 12));
	expect(failed).toHaveBeenCalledOnce();
	follower.hear(words(12, 13));
	expect(failed).toHaveBeenCalledOnce();
	expect(follower.position.seq).toBe(10);
});

test('does not believe what no log can say, and looks into the log instead', async () => {
	const { follower, taken, rows } = follow();
	rows.push(found(12));
	for (const lie of [words(10), words(12, 12), words(10, 14, 13), words(10, 13, 13), words(14, 9)])
		follower.hear(lie);
	expect(taken).toEqual([]);
	await expect.poll(() => taken).toEqual([12]);
	expect(follower.position.seq).toBe(12);
});

test('tells of what is long only that it was written', async () => {
	const { follower, told, update } = follow();
	const bytes = new Uint8Array(150_000);
	await follower.append([{ ...update, bytes }]);
	await follower.append([
		{ ...update, bytes },
		{ ...update, bytes }
	]);
	expect(told).toMatchObject([{ type: 'words' }, { type: 'written', seq: 23 }]);
	expect(follower.position.seq).toBe(23);
});

const logged = (prev: number, seq: number, first: number, count: number) =>
	({ type: 'logged', prev, seq, first, count }) as const;

test('tells of what others have had already only that it is in the log', async () => {
	const { follower, told, update } = follow();
	await follower.append([
		{ ...update, ahead: 4 },
		{ ...update, ahead: 5 }
	]);
	await follower.append([{ ...update, ahead: 6 }, update]);
	expect(told).toMatchObject([logged(10, 22, 4, 2), { type: 'words', prev: 22 }]);
});

test('goes on over what it has had already, and reads it where it has not', async () => {
	const { follower, taken, after, rows } = follow();
	follower.logged(logged(10, 12, 1, 2), true);
	expect(follower.position.seq).toBe(12);
	expect(taken).toEqual([]);
	rows.push(found(13));
	follower.logged(logged(12, 13, 3, 1), false);
	await expect.poll(() => taken).toEqual([13]);
	follower.logged(logged(14, 14, 4, 1), true);
	await expect.poll(() => after.mock.calls.length).toBe(2);
	expect(follower.position.seq).toBe(13);
});
