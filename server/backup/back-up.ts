import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#model/result.ts';
import { expectKnown } from '../store/migrations.ts';
import type { StorePlace } from '../store/open-store.ts';
import { lockDataDir } from '../data-lock.ts';
import { clearParts, openBackup, writeState, type BackupState } from './backup-folder.ts';
import { copyFiles, listNow } from './copy-files.ts';
import { diskSays } from './disk-says.ts';
import {
	allRows,
	cameWith,
	lastRows,
	logRows,
	noteCommand,
	partOf,
	SLACK,
	versionRows,
	versionsSince,
	type Came
} from './read-rows.ts';
import {
	FORM,
	writeSegment,
	type LastRows,
	type Reach,
	type SegmentHead,
	type TablePart
} from './segment.ts';
import {
	atOneMoment,
	GROWING,
	lastSeq,
	openSource,
	reachOf,
	tablesOf,
	type Source
} from './source.ts';

/** Rows of the logs in one segment: so much is lost to one that is damaged. */
const MOST = 50_000;
/** A base is as old at most, ms: what was changed by commands since is carried out again. */
const BASE_AGE = 24 * 3600_000;

export interface BackUpOptions {
	/** Whether a base may be written, which takes as long as the newsroom is large. */
	mayBase?: boolean;
	/** Also where a newer release has brought the tables up to date: a server of the one before still runs. */
	mayBeNewer?: boolean;
	/** Told now and then how far it is. */
	say?: (sentence: string) => void;
}

/** How a backup stands. */
export interface BackedUp {
	/** All that was acknowledged before then is in it, epoch ms. */
	until: number;
	/** What was written now. */
	segments: number;
	files: number;
}

/**
 * Brings the backup in a folder up to now, while the newsroom goes on. An error is a sentence, and what
 * was in the backup before is as it was.
 */
export async function backUp(
	place: StorePlace,
	folder: string,
	{ mayBase = true, mayBeNewer = false, say = () => undefined }: BackUpOptions = {}
): Promise<Result<BackedUp, string>> {
	const { dataDir } = place;
	const source = await orSentence(dataDir, async () => ok(await openSource(place)));
	if (!source.ok) return source;
	const options = { mayBase, mayBeNewer, say };
	return orSentence(folder, () => backUpFrom(source.value, dataDir, folder, options));
}

/** What the disk says is of the folder that is worked in. */
async function orSentence<T>(
	folder: string,
	work: () => Promise<Result<T, string>>
): Promise<Result<T, string>> {
	try {
		return await work();
	} catch (error) {
		const sentence = diskSays(error, folder);
		if (sentence === null) throw error;
		return err(`${sentence}; what was backed up before is as it was.`);
	}
}

async function backUpFrom(
	source: Source,
	dataDir: string,
	folder: string,
	{ mayBase, mayBeNewer, say }: Required<BackUpOptions>
): Promise<Result<BackedUp, string>> {
	try {
		if (!mayBeNewer) expectKnown(source.schema);
		const fit = await openBackup(folder, source.newsroom);
		if (!fit.ok) return fit;
		const lock = lockDataDir(folder);
		try {
			await clearParts(folder);
			// Another one may have been at it until now.
			const opened = await openBackup(folder, source.newsroom);
			if (!opened.ok) return opened;
			const round = new Round(source, folder, opened.value, say);
			const follows = await round.follows();
			if (!follows.ok) return follows;
			await round.logs();
			if (round.wantsBase(mayBase)) await round.base();
			return await round.end(dataDir);
		} finally {
			lock.release();
		}
	} finally {
		await source.close();
	}
}

/** One look at the newsroom, and what is written of it. */
class Round {
	readonly #source: Source;
	readonly #folder: string;
	readonly #state: BackupState;
	readonly #say: (sentence: string) => void;
	#segments = 0;

	constructor(source: Source, folder: string, state: BackupState, say: (sentence: string) => void) {
		this.#source = source;
		this.#folder = folder;
		this.#state = state;
		this.#say = say;
	}

	/** Whether the newsroom holds what the backup ends with; an error where it has gone back since. */
	async follows(): Promise<Result<null, string>> {
		const { through, last } = this.#state;
		const reach = await reachOf(this.#source);
		const here = await lastRows(this.#source.db, through);
		const isBehind = reach.command < through.command || reach.update < through.update;
		if (!isBehind && (last === undefined || isSameRows(here, last))) return ok(null);
		return err(
			`${this.#folder} holds the backup of another future of this newsroom, which has gone back since; begin another backup in an empty folder.`
		);
	}

	/** Writes what was added to the logs, and what came with it. */
	async logs(): Promise<void> {
		const { db } = this.#source;
		const state = this.#state;
		const at = Date.now();
		const reach = await reachOf(this.#source);
		const tables = await this.#changedTables();
		const since = state.until ?? 0;
		const recent = since === 0 ? [] : await versionsSince(db, since);
		const fresh = recent.map(({ id }) => id).filter((id) => !state.versions.includes(id));
		for (let isLast = false; !isLast;) {
			const through = nextReach(state.through, reach);
			isLast = through.command === reach.command && through.update === reach.update;
			const last = await lastRows(db, through);
			const isNews = !isSame(through, state.through) || fresh.length > 0 || tables.size > 0;
			if (isNews)
				await this.#write({ kind: 'log', at, until: isLast ? at : null, through, last }, () =>
					this.#logParts(state.through, through, isLast ? tables : new Map(), isLast ? fresh : [])
				);
			Object.assign(state, { through, last });
		}
		state.until = at;
		for (const [table, { hash }] of tables) state.tables[table] = hash;
		state.versions = recent.filter((one) => one.at >= at - SLACK).map(({ id }) => id);
	}

	wantsBase(mayBase: boolean): boolean {
		const { base } = this.#state;
		if (!mayBase || base === null) return mayBase;
		const isOld = Date.now() - base.at > BASE_AGE;
		return isOld || base.schema.join() !== this.#source.schema.join();
	}

	/** Writes everything that is no log, as it is at one moment. */
	async base(): Promise<void> {
		const { engine, schema } = this.#source;
		const tables = await tablesOf(this.#source);
		await atOneMoment(this.#source, async (moment) => {
			const through = {
				command: await lastSeq(moment, 'command'),
				update: await lastSeq(moment, 'story_update')
			};
			const at = Date.now();
			await this.#write({ kind: 'base', at, until: null, through }, async function* () {
				for (const table of tables) yield* allRows(moment, table, engine);
			});
			this.#state.base = { at, schema };
		});
	}

	/** The words are in it, whatever there is with files. */
	async end(dataDir: string): Promise<Result<BackedUp, string>> {
		const state = this.#state;
		await writeState(this.#folder, state);
		const { files, failed } = await copyFiles(dataDir, this.#folder);
		if (files > 0 || state.list === undefined) {
			state.list = await listNow(this.#folder);
			await writeState(this.#folder, state);
		}
		if (failed.length > 0) return err(sayFailed(failed));
		return ok({ until: state.until ?? 0, segments: this.#segments, files });
	}

	async #write(
		about: Pick<SegmentHead, 'kind' | 'at' | 'until' | 'through' | 'last'>,
		parts: () => AsyncIterable<TablePart>
	): Promise<void> {
		const state = this.#state;
		const { newsroom, schema } = this.#source;
		const number = state.number + 1;
		const head = { form: FORM, number, newsroom, prev: state.sha256, schema, ...about };
		const sha256 = await writeSegment(this.#folder, head, parts());
		Object.assign(state, { number, sha256, schema });
		this.#segments += 1;
		this.#say(`Segment ${number} (${about.kind}) is written.`);
	}

	async *#logParts(
		after: Reach,
		through: Reach,
		tables: ReadonlyMap<string, { parts: TablePart[] }>,
		versions: readonly string[]
	): AsyncGenerator<TablePart> {
		const { db } = this.#source;
		const came: Came = { rooms: new Set(), proofs: [], reviews: [] };
		for await (const rows of logRows(db, 'command', after.command, through.command)) {
			for (const row of rows) noteCommand(came, row);
			yield partOf('command', rows);
		}
		for await (const rows of logRows(db, 'story_update', after.update, through.update)) {
			for (const { room } of rows) came.rooms.add(String(room));
			yield partOf('story_update', rows);
		}
		for await (const part of cameWith(db, came)) if (part.rows.length > 0) yield part;
		for await (const part of versionRows(db, versions)) if (part.rows.length > 0) yield part;
		for (const { parts } of tables.values()) yield* parts;
	}

	/** Of the tables that are kept whole, those that are not as they were the last time. */
	async #changedTables(): Promise<Map<string, { hash: string; parts: TablePart[] }>> {
		const changed = new Map<string, { hash: string; parts: TablePart[] }>();
		const { engine } = this.#source;
		for (const table of await tablesOf(this.#source)) {
			if (GROWING.has(table)) continue;
			const parts: TablePart[] = [{ table, columns: [], whole: true, rows: [] }];
			await atOneMoment(this.#source, async (moment) => {
				for await (const part of allRows(moment, table, engine)) parts.push(part);
			});
			const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
			if (this.#state.tables[table] !== hash) changed.set(table, { hash, parts });
		}
		return changed;
	}
}

const isSame = (one: Reach, other: Reach): boolean =>
	one.command === other.command && one.update === other.update;

const isSameRows = (one: LastRows, other: LastRows): boolean =>
	one.command === other.command && one.update === other.update;

function sayFailed(failed: readonly string[]): string {
	const more = failed.length > 3 ? `, and ${failed.length - 3} more` : '';
	return `All words are backed up, but of the files these cannot be copied: ${failed.slice(0, 3).join(', ')}${more}.`;
}

/** So far the next segment goes. */
const nextReach = (from: Reach, to: Reach): Reach => ({
	command: Math.min(to.command, from.command + MOST),
	update: Math.min(to.update, from.update + MOST)
});
