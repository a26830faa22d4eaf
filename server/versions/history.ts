import type * as Y from 'yjs';
import { rewriteStory } from '#document/rewrite.ts';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Store, UpdateLog } from '../store/store.ts';
import type { Sync } from '../sync/sync.ts';
import { hashOf } from '../text-hash.ts';
import { Pauses } from './pauses.ts';
import type { Versions } from './versions.ts';

/** How often it is looked for stories that are due, ms. */
const SWEEP = 20_000;
/** Updates looked at on start: what was written shortly before the last stop, which may have been sudden. */
const RECENT_UPDATES = 5000;

export interface HistoryOptions {
	desk: Pick<Desk, 'view' | 'prepare'>;
	sync: Pick<Sync, 'edit' | 'onUpdate'>;
	versions: Versions;
	store: Pick<Store, 'versions'>;
	updates: Pick<UpdateLog, 'recent'>;
	log: Pick<Log, 'error'>;
	now?: () => number;
}

/** Keeps texts after pauses and when asked, and brings them back. */
export interface History {
	/** Keeps the texts of stories that are due; resolves once they are kept. */
	sweep(): Promise<void>;
	close(): Promise<void>;
}

export async function startHistory(options: HistoryOptions): Promise<History> {
	const { desk, sync, versions, updates, log } = options;
	const now = options.now ?? Date.now;
	desk.prepare('version.keep', (command, personId) =>
		kept(options, command, { at: now(), personId })
	);
	desk.prepare('version.restore', (command, personId) =>
		restored(options, command, { at: now(), personId })
	);
	const pauses = new Pauses({
		keep: async (storyId, at) => {
			if (!desk.view.get('story', storyId)) return;
			await versions.keep({ id: newId(), storyId, at, personId: null, cause: 'pause' });
		},
		log
	});
	for (const { room, at } of await updates.recent(RECENT_UPDATES)) {
		const storyId = storyOfRoom(room);
		if (storyId) pauses.wrote(storyId, at);
	}
	const stop = sync.onUpdate((room) => {
		const storyId = storyOfRoom(room);
		if (storyId) pauses.wrote(storyId, now());
	});
	const timer = setInterval(() => void pauses.sweep(now()), SWEEP).unref();
	return {
		sweep: () => pauses.sweep(now()),
		async close() {
			stop();
			clearInterval(timer);
			await pauses.settled();
		}
	};
}

interface Asked {
	at: number;
	personId: Id;
}

/** A text that is kept already is not kept again, unless it shall have a name. */
async function kept(
	{ desk, versions, store }: HistoryOptions,
	command: CommandOf<'version.keep'>,
	asked: Asked
): Promise<Result<Prepared<'version.keep'>, Refusal>> {
	const { storyId, label } = command;
	if (!desk.view.get('story', storyId)) return err({ reason: 'not-found', what: 'story' });
	const version = await versions.read({ id: newId(), storyId, ...asked, cause: 'kept', label });
	const [last] = await store.versions.list(storyId);
	const isNew = label !== '' || last?.hash !== version.hash;
	return ok(isNew ? { command, version } : { command });
}

/** The text as it was before is kept with it: so it can be taken back by the same way. */
async function restored(
	{ versions, store, sync }: HistoryOptions,
	command: CommandOf<'version.restore'>,
	asked: Asked
): Promise<Result<Prepared<'version.restore'>, Refusal>> {
	const { storyId, hash, expect } = command;
	const blocks = await store.versions.text(storyId, hash);
	if (!blocks) return err({ reason: 'not-found', what: 'version' });
	const about = { id: newId(), storyId, ...asked, cause: 'restore', label: hash } as const;
	const version = await versions.read(about);
	const changed = err<Refusal>({ reason: 'text-changed' });
	if (version.hash !== expect) return changed;
	const rewrite = (doc: Y.Doc): boolean => {
		const text = storyText(doc);
		// Somebody may have written since it was read.
		if (hashOf(blocksOf(text)) !== expect) return false;
		rewriteStory(text, blocks);
		return true;
	};
	const carry: Prepared<'version.restore'>['carry'] = async (commit) => {
		const isDone = await sync.edit(storyRoom(storyId), asked.personId, rewrite, (update) =>
			commit(update)
		);
		return isDone ? ok(undefined) : changed;
	};
	return ok({ command, version, carry });
}
