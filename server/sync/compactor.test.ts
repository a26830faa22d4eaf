import { afterEach, expect, test, vi } from 'vitest';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';
import { memoryLog } from '#tests/support/memory-log.ts';
import { BoundedThread } from './bounded-thread.ts';
import { Compactor } from './compactor.ts';

const log = memoryLog();
const closing: Compactor[] = [];
afterEach(async () => {
	for (const compactor of closing.splice(0)) await compactor.close();
});

/** A compactor within limits, and why it has given up. */
function start(limits: { memory: number; budget: number; idle?: number; stagger?: number }) {
	const error = vi.fn<(what: { room: string; err: Error }, message: string) => void>();
	const compactor = new Compactor(log, { error } as unknown as Logger, {
		idle: 30_000,
		...limits
	});
	closing.push(compactor);
	const merge = async (room: string, compacted: (snapshot: Uint8Array) => void = () => {}) => {
		compactor.watch(room, await log.load(room), compacted);
		await compactor.settled();
	};
	return { merge, problems: () => error.mock.calls.map(([{ err }]) => err.message) };
}

/** Writes words into a room's log, each before those that are there. */
async function write(room: string, words: readonly string[]): Promise<void> {
	const doc = new Y.Doc();
	doc.transact(() => words.forEach((word) => storyText(doc).insert(0, word)));
	const bytes = Y.encodeStateAsUpdate(doc);
	await log.append([{ room, personId: 'anna', clientId: doc.clientID, at: 0, bytes }]);
}

test('a log that takes too much memory is left as it is, and the next one merged', async () => {
	await write('story/vast', Array(200_000).fill('字'));
	await write('story/short', ['字'.repeat(30_000)]);
	const { merge, problems } = start({ memory: 24, budget: 60_000 });
	await merge('story/vast');
	expect(problems()).toEqual([expect.stringContaining('memory')]);
	expect(log.snapshots.has('story/vast')).toBe(false);
	await merge('story/short');
	expect(problems()).toHaveLength(1);
	expect(log.snapshots.has('story/short')).toBe(true);
}, 30_000);

test('a log that takes too long is left as it is', async () => {
	// Far longer than the budget on any machine: what is short may be answered before the timer is due.
	await write('story/tedious', Array(200_000).fill('字'));
	const { merge, problems } = start({ memory: 512, budget: 20 });
	await merge('story/tedious');
	expect(problems()).toEqual([expect.stringContaining('no answer in 20 ms')]);
	expect(log.snapshots.has('story/tedious')).toBe(false);
}, 30_000);

test('a thread that has nothing to merge is ended, and the next log has another', async () => {
	const started = vi.spyOn(BoundedThread, 'start');
	const { merge, problems } = start({ memory: 512, budget: 30_000, idle: 1 });
	for (const room of ['story/first', 'story/second']) {
		await write(room, ['字'.repeat(30_000)]);
		await merge(room);
		const thread = await started.mock.results.at(-1)?.value;
		await vi.waitFor(() => expect(thread?.isLost).toBe(true));
		expect(log.snapshots.has(room)).toBe(true);
	}
	expect(started).toHaveBeenCalledTimes(2);
	expect(problems()).toEqual([]);
}, 30_000);

test('what another server has merged meanwhile is not merged again, but taken for one’s own', async () => {
	const room = 'story/shared';
	await write(room, ['字'.repeat(30_000)]);
	const compact = vi.spyOn(log, 'compact');
	const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(1);
	const begin = () => start({ memory: 512, budget: 30_000, stagger: 1000 });
	const kept: Uint8Array[] = [];
	const keep = (snapshot: Uint8Array) => void kept.push(snapshot);
	await Promise.all([begin().merge(room, keep), begin().merge(room, keep)]);
	expect(compact).toHaveBeenCalledOnce();
	expect(kept).toHaveLength(2);
	expect(kept[0]).toEqual(kept[1]);
	compact.mockRestore();
	random.mockRestore();
}, 30_000);

test('who has a thread for it merges before who would have to start one', async () => {
	const started = vi.spyOn(BoundedThread, 'start').mockClear();
	const begin = () => start({ memory: 512, budget: 30_000, stagger: 1000 });
	const [first, second] = [begin(), begin()];
	await write('story/one', ['字'.repeat(30_000)]);
	await first.merge('story/one');
	await write('story/two', ['字'.repeat(30_000)]);
	// By chance alone the second one would be earlier.
	const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.1);
	await Promise.all([second.merge('story/two'), first.merge('story/two')]);
	expect(log.snapshots.has('story/two')).toBe(true);
	expect(started).toHaveBeenCalledTimes(1);
	random.mockRestore();
	started.mockRestore();
}, 30_000);
