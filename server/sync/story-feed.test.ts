import { beforeEach, expect, test } from 'vitest';
import { RoomFeed, type FeedPosition } from './story-feed.ts';

let passed: number;
let feed: RoomFeed;
const LOADED = Uint8Array.of(0);
const MERGED = Uint8Array.of(255);

function pass(count: number, size = 1): void {
	for (let i = 0; i < count; i++) feed.pass(new Uint8Array(size).fill(++passed % 200));
}

/** From where a feed goes on, what is in it by first bytes, and where it ends. */
function after(since: FeedPosition | null): [number, number[], number] {
	const { from, updates, to } = feed.after(since);
	return [from, updates.map(([first]) => first ?? -1), to];
}

beforeEach(() => {
	passed = 0;
	feed = new RoomFeed(7, [LOADED], () => MERGED);
});

test('what was loaded counts as one, and so does everything passed on since', () => {
	expect(after(null)).toEqual([0, [0], 1]);
	pass(2);
	expect(after(null)).toEqual([0, [0, 1, 2], 3]);
	expect(after({ epoch: 7, position: 2 })).toEqual([2, [2], 3]);
	expect(after({ epoch: 7, position: 3 })).toEqual([3, [], 3]);
});

test('a position of another load is answered with everything', () => {
	pass(2);
	expect(after({ epoch: 6, position: 2 })).toEqual([0, [0, 1, 2], 3]);
});

test('what is passed on is kept apart from the bytes it came in', () => {
	const frame = Uint8Array.of(1, 2, 3, 4);
	feed.pass(frame.subarray(1, 3));
	frame.fill(9);
	expect(feed.after({ epoch: 7, position: 1 }).updates).toEqual([Uint8Array.of(2, 3)]);
	expect(feed.after(null).updates[1]?.buffer.byteLength).toBe(2);
});

test('so many are kept one by one; whoever is further behind gets everything, merged', () => {
	pass(1000);
	expect(after({ epoch: 7, position: 1000 })).toEqual([0, [255], 1001]);
	pass(1);
	expect(after({ epoch: 7, position: 1001 })).toEqual([1001, [1001 % 200], 1002]);
	pass(4, 1024 * 1024);
	expect(after({ epoch: 7, position: 1002 })).toEqual([0, [255], 1006]);
});
