import { checkAnchor, findAgain, resolveAnchor } from '#document/anchors.ts';
import { replaceRange, type Replacement } from '#document/replace.ts';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { StoryLayout } from '#document/story-layout.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { put, type Change, type DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Sync } from '../sync/sync.ts';

/** What is typed within so long is looked at once, ms. */
const DEBOUNCE = 200;

export interface CommentsOptions {
	desk: Pick<Desk, 'view' | 'prepare' | 'putDerived'>;
	sync: Pick<Sync, 'edit' | 'read' | 'onUpdate'>;
	log: Log;
}

/** The part of comments that needs the words: nothing of a comment ever stands in them. */
export interface Comments {
	/** Resolves when every story that changed has been looked at. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

export function createComments({ desk, sync, log }: CommentsOptions): Comments {
	const waiting = new Map<Id, NodeJS.Timeout>();
	const looking = new Set<Promise<void>>();
	/** Where replaced words stand, until the thread's record says so. */
	const anchors = new Map<Id, Anchor>();

	desk.prepare('thread.open', (command) => checked(sync, command));
	desk.prepare('thread.accept', (command, personId) => {
		const thread = desk.view.get('thread', command.id);
		if (!thread?.anchor || thread.suggestion?.state !== 'open') return gone;
		const words = thread.suggestion.replacement;
		return write(command, thread, { anchor: thread.anchor, words }, personId);
	});
	desk.prepare('thread.unaccept', (command, personId) => {
		const thread = desk.view.get('thread', command.id);
		if (!thread?.anchor || thread.suggestion?.state !== 'accepted') return gone;
		const words = thread.suggestion.original ?? '';
		return write(command, thread, { anchor: thread.anchor, words }, personId);
	});

	/** Text and record change in one transaction; then the record learns where the words stand. */
	function write<T extends 'thread.accept' | 'thread.unaccept'>(
		command: CommandOf<T>,
		thread: Thread,
		replacement: Replacement,
		personId: Id
	): Promise<Result<Prepared<T>, Refusal>> {
		const room = storyRoom(thread.storyId);
		const carry: Prepared<T>['carry'] = async (commit) => {
			const done = await sync.edit(
				room,
				personId,
				(doc) => replaceRange(storyText(doc), replacement),
				commit
			);
			if (!done.ok) return err({ reason: 'text-changed' });
			anchors.set(thread.id, done.value.anchor);
			look(thread.storyId);
			return ok(undefined);
		};
		return Promise.resolve(ok({ command, carry }));
	}

	function look(storyId: Id): void {
		clearTimeout(waiting.get(storyId));
		waiting.delete(storyId);
		const done = findThreads(storyId)
			.catch((error: unknown) => log.error({ err: error, storyId }, 'comments were not followed'))
			.finally(() => looking.delete(done));
		looking.add(done);
	}

	async function findThreads(storyId: Id): Promise<void> {
		if (anchored(desk.view, storyId).length === 0) return;
		const doc = await sync.read(storyRoom(storyId));
		const layout = new StoryLayout(storyText(doc));
		await desk.putDerived((view) =>
			anchored(view, storyId).flatMap((thread) => {
				const anchor = anchors.get(thread.id);
				anchors.delete(thread.id);
				if (!anchor) return follow(layout, thread);
				return [put('thread', { ...thread, anchor, orphaned: false })];
			})
		);
		doc.destroy();
	}

	const stop = sync.onUpdate((room) => {
		const storyId = storyOfRoom(room);
		if (!storyId || waiting.has(storyId)) return;
		waiting.set(
			storyId,
			setTimeout(() => look(storyId), DEBOUNCE)
		);
	});

	async function settled(): Promise<void> {
		for (const storyId of [...waiting.keys()]) look(storyId);
		await Promise.all(looking);
	}

	return {
		settled,
		async close() {
			stop();
			await settled();
		}
	};
}

const gone = Promise.resolve(err<Refusal>({ reason: 'not-found', what: 'suggestion' }));

const anchored = (view: DeskView, storyId: Id): Thread[] =>
	[...view.list('thread')].filter((thread) => thread.storyId === storyId && thread.anchor);

/** A new comment must stand on its quote; words that an edit has just moved are found again. */
async function checked(
	sync: Pick<Sync, 'read'>,
	command: CommandOf<'thread.open'>
): Promise<Result<Prepared<'thread.open'>, Refusal>> {
	if (!command.anchor) return ok({ command });
	const doc = await sync.read(storyRoom(command.storyId));
	const anchor = checkAnchor(storyText(doc), command.anchor);
	doc.destroy();
	return anchor ? ok({ command: { ...command, anchor } }) : err({ reason: 'text-changed' });
}

/**
 * What the words' change means for a thread: found again by its quote where its place is empty or
 * holds other words; orphaned (原文已改) where it cannot be found; at home again when an undo
 * brings the words back.
 */
function follow(layout: StoryLayout, thread: Thread): Change[] {
	if (!thread.anchor) return [];
	if (resolveAnchor(layout.text, thread.anchor, layout))
		return thread.orphaned ? [put('thread', { ...thread, orphaned: false })] : [];
	const anchor = findAgain(layout.text, thread.anchor, layout);
	if (anchor) return [put('thread', { ...thread, anchor, orphaned: false })];
	return thread.orphaned ? [] : [put('thread', { ...thread, orphaned: true })];
}
