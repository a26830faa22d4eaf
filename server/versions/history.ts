import * as Y from 'yjs';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import { datesIn } from '#model/days.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Change } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Derive } from '../derive/derive.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Store, UpdateLog } from '../store/store.ts';
import type { Stories } from '../sync/stories.ts';
import type { Sync } from '../sync/sync.ts';
import { Pauses } from './pauses.ts';
import { Thinner } from './thinner.ts';
import type { Versions } from './versions.ts';

/** How often it is looked for stories that are due, ms. */
const SWEEP = 20_000;
/** How often old texts are thinned out, and how soon after a start, ms. */
const THIN = 3_600_000;
const THIN_FIRST = 60_000;
/** Updates looked at on start: what was written shortly before the last stop, which may have been sudden. */
const RECENT_UPDATES = 5000;

export interface HistoryOptions {
	desk: Pick<Desk, 'view' | 'prepare' | 'subscribe'>;
	sync: Pick<Sync, 'edit' | 'onUpdate'>;
	derive: Pick<Derive, 'lookAt'>;
	versions: Versions;
	stories: Pick<Stories, 'ask'>;
	store: Pick<Store, 'versions'>;
	updates: Pick<UpdateLog, 'recent'>;
	log: Pick<Log, 'info' | 'error'>;
	now?: () => number;
	/** Whether this server is the one of several that keeps and thins; null, or left out: it is alone. */
	isFirst?: (() => boolean) | null;
}

/** Keeps texts after pauses and when asked, and brings them back. */
export interface History {
	/** Keeps the texts of stories that are due; resolves once they are kept. */
	sweep(): Promise<void>;
	/** Thins out what was kept after pauses long ago; resolves once it is done. */
	thin(): Promise<void>;
	close(): Promise<void>;
}

export async function startHistory(options: HistoryOptions): Promise<History> {
	const { desk, sync, versions, store, updates, log } = options;
	const now = options.now ?? Date.now;
	const isFirst = options.isFirst ?? (() => true);
	desk.prepare('version.keep', (command, personId) =>
		kept(options, command, { at: now(), personId })
	);
	desk.prepare('version.restore', (command, personId) =>
		restored(options, command, { at: now(), personId })
	);
	const pauses = new Pauses({
		keep: async (storyId, at) => {
			if (!isFirst() || !desk.view.get('story', storyId)) return;
			await versions.keep({ id: newId(), storyId, at, personId: null, cause: 'pause' });
		},
		log
	});
	for (const { room, at } of await updates.recent(RECENT_UPDATES)) {
		const storyId = storyOfRoom(room);
		if (storyId) pauses.wrote(storyId, at);
	}
	const stops = [
		sync.onUpdate((room) => {
			const storyId = storyOfRoom(room);
			if (storyId) pauses.wrote(storyId, now());
		})
	];
	// In stories that are open at other servers alone.
	const hearOthers = ({ changes }: { changes: readonly Change[] }) => {
		for (const { kind, id, value } of changes)
			if (kind === 'facts' && value) pauses.wrote(id, value.editedAt);
	};
	if (options.isFirst) stops.push(desk.subscribe(hearOthers));
	const thinner = new Thinner({
		versions: store.versions,
		dates: () => datesIn(desk.view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC'),
		log
	});
	const thin = async () => (isFirst() ? thinner.sweep(now()) : undefined);
	const timers = [
		setInterval(() => void pauses.sweep(now()), SWEEP),
		setTimeout(() => void thin(), THIN_FIRST),
		setInterval(() => void thin(), THIN)
	].map((timer) => timer.unref());
	return {
		sweep: () => pauses.sweep(now()),
		thin,
		async close() {
			stops.forEach((stop) => stop());
			timers.forEach(clearTimeout);
			await Promise.all([pauses.settled(), thinner.close()]);
		}
	};
}

interface Asked {
	at: number;
	personId: Id;
}

/**
 * A text that is kept already is not kept again, unless it shall have a name. It rests on no place in the log: what
 * is written a moment later is not in it, and holds nobody up.
 */
async function kept(
	{ desk, derive, versions, store }: HistoryOptions,
	command: CommandOf<'version.keep'>,
	asked: Asked
): Promise<Result<Prepared<'version.keep'>, Refusal>> {
	const { storyId, label } = command;
	if (!desk.view.get('story', storyId)) return err({ reason: 'not-found', what: 'story' });
	const about = { id: newId(), storyId, ...asked, cause: 'kept', label } as const;
	const { value: version } = await derive.lookAt([storyId], () => versions.read(about));
	const [last] = await store.versions.list(storyId);
	const isNew = label !== '' || last?.hash !== version.hash;
	return ok(isNew ? { command, version } : { command });
}

/**
 * Of the text as it is: what stood there is kept with it, so it can be taken back by the same way. What
 * somebody writes between the look at the text and the edit is merged like any edit made at once.
 */
async function restored(
	{ derive, versions, store, sync }: HistoryOptions,
	command: CommandOf<'version.restore'>,
	asked: Asked
): Promise<Result<Prepared<'version.restore'>, Refusal>> {
	const { storyId, hash } = command;
	const blocks = await store.versions.text(storyId, hash);
	if (!blocks) return err({ reason: 'not-found', what: 'version' });
	const about = { id: newId(), storyId, ...asked, cause: 'restore', label: hash } as const;
	const read = () => versions.rewrite(about, blocks);
	const { version, update } = (await derive.lookAt([storyId], read)).value;
	if (version.hash === hash) return err({ reason: 'invalid', what: 'version' });
	const carry: Prepared<'version.restore'>['carry'] = async (commit) => {
		const rewrite = (doc: Y.Doc): boolean => {
			Y.applyUpdate(doc, update);
			return true;
		};
		const isDone = await sync.edit(storyRoom(storyId), asked.personId, rewrite, (update) =>
			commit(update)
		);
		return isDone ? ok(undefined) : err({ reason: 'text-changed' });
	};
	return ok({ command, version, carry });
}
