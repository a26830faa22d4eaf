import type * as Y from 'yjs';
import { replaceRange, type Replacement } from '#document/replace.ts';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { put, type Change, type DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { UpdateLog } from '../store/store.ts';
import type { Stories } from '../sync/stories.ts';
import type { Whereabouts } from '../sync/story-tasks.ts';
import type { Sync } from '../sync/sync.ts';

/** What is typed within so long is looked at once, ms. */
const DEBOUNCE = 200;
/** Updates looked at on start: far more than are ever written in the time comments lag behind. */
const RECENT_UPDATES = 5000;

export interface CommentsOptions {
	desk: Pick<Desk, 'view' | 'prepare' | 'putDerived' | 'subscribe'>;
	sync: Pick<Sync, 'edit' | 'onUpdate'>;
	stories: Pick<Stories, 'ask'>;
	updates: Pick<UpdateLog, 'recent'>;
	log: Log;
}

/** The part of comments that needs the words: nothing of a comment ever stands in them. */
export interface Comments {
	/** Resolves when every story that changed has been looked at. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Starts with the stories written to shortly before the last stop, which may have been sudden. */
export async function startComments(options: CommentsOptions): Promise<Comments> {
	const { desk, sync, stories, updates } = options;
	desk.prepare('thread.open', (command) => checked(stories, command));
	desk.prepare('thread.accept', (command, personId) => {
		const thread = desk.view.get('thread', command.id);
		if (!thread?.anchor || thread.suggestion?.state !== 'open') return gone;
		const words = thread.suggestion.replacement;
		return write(sync, command, thread, { anchor: thread.anchor, words }, personId);
	});
	desk.prepare('thread.unaccept', (command, personId) => {
		const thread = desk.view.get('thread', command.id);
		if (!thread?.anchor || thread.suggestion?.state !== 'accepted') return gone;
		const words = thread.suggestion.original ?? '';
		return write(sync, command, thread, { anchor: thread.anchor, words }, personId);
	});
	const follower = new Follower(options);
	const stops = [
		sync.onUpdate((room) => {
			const storyId = storyOfRoom(room);
			if (storyId) follower.touch(storyId);
		}),
		// A thread that undo brings back has missed what was written meanwhile.
		desk.subscribe(({ command, changes }) => {
			if (command?.type !== 'undo') return;
			for (const { kind, value } of changes)
				if (kind === 'thread' && value) follower.touch(value.storyId);
		})
	];
	for (const { room } of await updates.recent(RECENT_UPDATES)) {
		const storyId = storyOfRoom(room);
		if (storyId && anchored(desk.view, storyId).length > 0) follower.touch(storyId);
	}
	return {
		settled: () => follower.settled(),
		async close() {
			stops.forEach((stop) => stop());
			await follower.settled();
		}
	};
}

/** Text and record change in one transaction, the record with where the words stand from now on. */
function write<T extends 'thread.accept' | 'thread.unaccept'>(
	sync: Pick<Sync, 'edit'>,
	command: CommandOf<T>,
	{ id, storyId }: Thread,
	replacement: Replacement,
	personId: Id
): Promise<Result<Prepared<T>, Refusal>> {
	const carry: Prepared<T>['carry'] = async (commit) => {
		let anchor: Anchor | null = null;
		const replace = (doc: Y.Doc) => {
			const replaced = replaceRange(storyText(doc), replacement);
			if (replaced.ok) ({ anchor } = replaced.value);
			return replaced;
		};
		const learn = (change: Change): Change =>
			change.kind === 'thread' && change.id === id && change.value
				? put('thread', { ...change.value, anchor, orphaned: false })
				: change;
		const done = await sync.edit(storyRoom(storyId), personId, replace, (update) =>
			commit(update, learn)
		);
		return done.ok ? ok(undefined) : err({ reason: 'text-changed' });
	};
	return Promise.resolve(ok({ command, carry }));
}

/** Keeps every thread on its words while they change. */
class Follower {
	readonly #options: Pick<CommentsOptions, 'desk' | 'stories' | 'log'>;
	readonly #waiting = new Map<Id, NodeJS.Timeout>();
	/** One look after the other, so that an older one never has the last word. */
	#looking: Promise<void> = Promise.resolve();

	constructor(options: Pick<CommentsOptions, 'desk' | 'stories' | 'log'>) {
		this.#options = options;
	}

	/** The words of a story have changed. */
	touch(storyId: Id): void {
		if (this.#waiting.has(storyId)) return;
		const timer = setTimeout(() => this.#look(storyId), DEBOUNCE);
		this.#waiting.set(storyId, timer);
	}

	async settled(): Promise<void> {
		for (const storyId of [...this.#waiting.keys()]) this.#look(storyId);
		await this.#looking;
	}

	#look(storyId: Id): void {
		clearTimeout(this.#waiting.get(storyId));
		this.#waiting.delete(storyId);
		this.#looking = this.#looking
			.then(() => this.#findThreads(storyId))
			.catch((error: unknown) =>
				this.#options.log.error({ err: error, storyId }, 'comments were not followed')
			);
	}

	async #findThreads(storyId: Id): Promise<void> {
		const { desk, stories } = this.#options;
		const threads = anchored(desk.view, storyId);
		if (threads.length === 0) return;
		const anchors = threads.map(({ anchor }) => anchor);
		const found = await stories.ask(storyRoom(storyId), { type: 'follow', anchors });
		const known = new Map(threads.map(({ id }, i) => [id, { anchor: anchors[i], at: found[i] }]));
		// What was anchored after this look at the text may stand on words that are not in it.
		await desk.putDerived((view) =>
			anchored(view, storyId).flatMap((thread) => {
				const look = known.get(thread.id);
				return look?.at && look.anchor === thread.anchor ? follow(thread, look.at) : [];
			})
		);
	}
}

const gone = Promise.resolve(err<Refusal>({ reason: 'not-found', what: 'suggestion' }));

/** Of words that were taken out on purpose there is nothing to follow. */
const anchored = (view: DeskView, storyId: Id): (Thread & { anchor: Anchor })[] =>
	[...view.list('thread')].filter(
		(thread): thread is Thread & { anchor: Anchor } =>
			thread.storyId === storyId && Boolean(thread.anchor?.quote)
	);

/** A new comment must stand on its quote; words that an edit has just moved are found again. */
async function checked(
	stories: Pick<Stories, 'ask'>,
	command: CommandOf<'thread.open'>
): Promise<Result<Prepared<'thread.open'>, Refusal>> {
	const { storyId, anchor: sent } = command;
	if (!sent) return ok({ command });
	const anchor = await stories.ask(storyRoom(storyId), { type: 'anchor', anchor: sent });
	return anchor ? ok({ command: { ...command, anchor } }) : err({ reason: 'text-changed' });
}

/**
 * What the words' change means for a thread: found again by its quote where its place is empty or
 * holds other words; orphaned (原文已改) where it cannot be found; at home again when an undo
 * brings the words back.
 */
function follow(thread: Thread, at: Whereabouts): Change[] {
	if (at.state === 'moved')
		return [put('thread', { ...thread, anchor: at.anchor, orphaned: false })];
	const orphaned = at.state === 'gone';
	return thread.orphaned === orphaned ? [] : [put('thread', { ...thread, orphaned })];
}
