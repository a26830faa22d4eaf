import { expect, test } from 'vitest';
import type { FeedEvent } from '#model/feed.ts';
import { put, type Change } from '#model/records.ts';
import { aStory } from '#tests/support/paper.ts';
import { EventRing } from './event-ring.ts';

const facts = (id: string, length: number): Change =>
	({ kind: 'facts', id, value: { id, length } }) as Change;
const story = (id: string): Change => put('story', aStory(id));

/** A ring, and how it is told; events are 10 bytes each. */
function startRing({ events = 100, bytes = 1_000_000 } = {}) {
	const ring = new EventRing({ events, bytes }, 0);
	let seq = 0;
	const tell = (command: FeedEvent['command'], changes: Change[]) =>
		ring.add({ seq: ++seq, at: 0, personId: null, command, changes }, 10);
	return {
		command: (...changes: Change[]) => tell({ id: 'c', type: 'story.create' }, changes),
		derived: (...changes: Change[]) => tell(null, changes),
		/** What came after a position: by event, its records. */
		after(since: number, epoch = 'run') {
			const missed = ring.since({ epoch, seq: since }, { epoch: 'run', seq });
			return missed?.map((event) => [event.seq, ...event.changes.map(({ id }) => id)]) ?? null;
		},
		/** The records of somebody who had all up to a position, brought up to now. */
		records(since: number) {
			const missed = ring.since({ epoch: 'run', seq: since }, { epoch: 'run', seq }) ?? [];
			return new Map(missed.flatMap(({ changes }) => changes).map((one) => [one.id, one.value]));
		}
	};
}

test('FEED3: gives what came after a position, and nothing of a position that it does not know', () => {
	const ring = startRing();
	ring.command(story('s1'));
	ring.command(story('s2'));
	ring.derived(facts('s3', 1));
	expect(ring.after(0)).toEqual([
		[1, 's1'],
		[2, 's2'],
		[3, 's3']
	]);
	expect(ring.after(2)).toEqual([[3, 's3']]);
	expect(ring.after(3)).toEqual([]);
	expect(ring.after(4)).toBeNull();
	expect(ring.after(2, 'the run before')).toBeNull();
});

test('of each derived record only the latest is kept, wherever somebody resumes', () => {
	const ring = startRing();
	ring.derived(facts('s1', 1), facts('s2', 1));
	ring.command(story('s3'));
	ring.derived(facts('s1', 2));
	ring.derived(facts('s2', 3));
	ring.derived(facts('s1', 4));
	expect(ring.after(0)).toEqual([
		[2, 's3'],
		[4, 's2'],
		[5, 's1']
	]);
	for (const since of [0, 1, 2]) {
		expect(ring.records(since).get('s1')).toEqual({ id: 's1', length: 4 });
		expect(ring.records(since).get('s2')).toEqual({ id: 's2', length: 3 });
	}
	expect(ring.after(4)).toEqual([[5, 's1']]);
});

test('a command is kept whole, whatever is derived before and after it of the same record', () => {
	const ring = startRing();
	ring.derived(facts('s1', 1));
	ring.command(facts('s1', 2));
	ring.derived(facts('s1', 3));
	expect(ring.after(0)).toEqual([
		[2, 's1'],
		[3, 's1']
	]);
	expect(ring.records(0).get('s1')).toEqual({ id: 's1', length: 3 });
});

test('whoever types all night takes the place of nothing else', () => {
	const ring = startRing({ events: 3 });
	ring.command(story('s1'));
	for (let length = 0; length < 10_000; length++) ring.derived(facts('s2', length));
	expect(ring.after(0)).toEqual([
		[1, 's1'],
		[10_001, 's2']
	]);
});

test('is bounded by number and by bytes, and says so to whoever was away for longer', () => {
	for (const limits of [{ events: 2 }, { bytes: 29 }]) {
		const ring = startRing(limits);
		for (const id of ['s1', 's2', 's3', 's4']) ring.command(story(id));
		expect(ring.after(1)).toBeNull();
		expect(ring.after(2)).toEqual([
			[3, 's3'],
			[4, 's4']
		]);
		expect(ring.after(4)).toEqual([]);
	}
});

test('a derived record whose event fell out is told of again, and counted once', () => {
	const ring = startRing({ bytes: 29 });
	ring.derived(facts('s1', 1));
	ring.command(story('s2'));
	ring.command(story('s3'));
	ring.derived(facts('s1', 2));
	expect(ring.after(2)).toEqual([
		[3, 's3'],
		[4, 's1']
	]);
	expect(ring.after(1)).toBeNull();
});
