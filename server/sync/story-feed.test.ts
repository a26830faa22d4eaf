import { beforeEach, expect, test } from 'vitest';
import { RoomFeed, type FeedPosition } from './story-feed.ts';

let passed: number;
let feed: RoomFeed;
const MERGED = Uint8Array.of(255);

function pass(count: number, size = 1): void {
	for (let i = 0; i < count; i++) feed.pass(new Uint8Array(size).fill(++passed % 250));
}

/** From where a feed goes on, what is in it by first bytes, and where it ends. */
function after(since: FeedPosition | null): [number, number[], number] {
	const { from, updates, to } = feed.after(since);
	return [from, updates.map(([first]) => first ?? -1), to];
}

beforeEach(() => {
	passed = 0;
	feed = new RoomFeed(7, () => MERGED);
});

test('what was loaded counts as one, and so does everything passed on since', () => {
	expect(after(null)).toEqual([0, [255], 1]);
	pass(2);
	expect(after(null)).toEqual([0, [255], 3]);
	expect(after({ epoch: 7, position: 2 })).toEqual([2, [2], 3]);
	expect(after({ epoch: 7, position: 3 })).toEqual([3, [], 3]);
});

test('a position of another load is answered with everything', () => {
	pass(2);
	expect(after({ epoch: 6, position: 2 })).toEqual([0, [255], 3]);
});

test('so many are kept one by one; whoever is further behind gets everything, merged', () => {
	pass(200);
	expect(after({ epoch: 7, position: 200 })).toEqual([200, [200], 201]);
	pass(1);
	expect(after({ epoch: 7, position: 201 })).toEqual([0, [255], 202]);
	pass(1);
	expect(after({ epoch: 7, position: 202 })).toEqual([202, [202], 203]);
	pass(2, 200 * 1024);
	expect(after({ epoch: 7, position: 203 })).toEqual([0, [255], 205]);
});
