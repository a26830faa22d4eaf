import type { Id } from './ids.ts';
import type { Anchor, Thread } from './thread.ts';

/** An open thread on words that are still there. */
export type PlacedThread = Thread & { anchor: Anchor };

/** The threads of a story that stand somewhere in it, by id. */
export const placedThreads = (threads: Iterable<Thread>): PlacedThread[] =>
	[...threads]
		.filter(
			(thread): thread is PlacedThread =>
				thread.state === 'open' && Boolean(thread.anchor?.quote) && !thread.orphaned
		)
		.sort((a, b) => (a.id < b.id ? -1 : 1));

/** What a story's words and the places of its threads are known by: changes when either does. */
export const commentedKey = (hash: string, threads: readonly PlacedThread[]): string =>
	[hash, ...threads.map(({ id }) => id)].join(' ');

/** Characters of one block of a story, UTF-16 units. */
export interface BlockRange {
	block: number;
	from: number;
	to: number;
}

/** By thread, what it stands on. */
export type ThreadPlaces = Record<Id, BlockRange[]>;

/** The keys of stories, of the hashes of their words and all threads there are. */
export function commentedKeys(
	hashes: ReadonlyMap<Id, string>,
	threads: Iterable<Thread>
): ReadonlyMap<Id, string> {
	const byStory = Map.groupBy(threads, ({ storyId }) => storyId);
	return new Map(
		[...hashes].map(([id, hash]) => [id, commentedKey(hash, placedThreads(byStory.get(id) ?? []))])
	);
}
