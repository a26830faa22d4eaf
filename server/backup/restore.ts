import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { err, ok, type Result } from '#model/result.ts';
import { lockDataDir } from '../data-lock.ts';
import { hashInName } from '../media-hash.ts';
import { expectOwnTables } from '../store/expect-own-tables.ts';
import { executedMigrations, migrationNames, type Engine } from '../store/migrations.ts';
import { sqliteFile, type StorePlace } from '../store/open-store.ts';
import { openPostgres } from '../store/postgres.ts';
import { explain } from '../store/postgres-fault.ts';
import { chainSource } from '../store/sql-audit.ts';
import { openSqliteHere } from '../store/sqlite.ts';
import type { ChainReport } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { verifyChain } from '../store/verify-chain.ts';
import { FILES } from './backup-folder.ts';
import { copyOne, filesThere, hashOfCopy, isListWhole } from './copy-files.ts';
import { diskSays } from './disk-says.ts';
import { Rebuilder, type MakeTables, type Rebuilt } from './rebuild.ts';
import { readSegment } from './segment.ts';
import type { Db } from './source.ts';
import { inspectBackup, iso, type WholeSegment } from './verify-backup.ts';

export interface RestoreOptions {
	folder: string;
	/** As it was then, epoch ms; null: as late as can be. */
	at: number | null;
	to: StorePlace;
	makeTables: MakeTables;
	say?: (sentence: string) => void;
}

/** A newsroom that was put back. */
export interface Restored extends Rebuilt {
	/** As it was then, epoch ms. */
	at: number;
	/** What going through its audit log has found, which is whole. */
	chain: ChainReport;
	files: number;
	/** What is wrong with the segments of the backup, a sentence each. */
	faults: string[];
	/** Files that the backup lacks, or that are damaged there. */
	lacks: string[];
	/** Whether the list of files is; if not, only those are put back that are what their names say, or the list. */
	isListWhole: boolean;
}

/**
 * Puts a newsroom back as it was at a moment, where there is none. What is found to be damaged, missing
 * or impossible is a sentence, and then nothing of it is kept.
 */
export async function restore(options: RestoreOptions): Promise<Result<Restored, string>> {
	const { folder, to, makeTables, say = () => undefined } = options;
	const inspected = await inspectBackup(folder, say);
	if (!inspected.ok) return inspected;
	const { segments, range, faults, isCutOff } = inspected.value;
	if (!range) return err([`The newsroom cannot be put back from ${folder}.`, ...faults].join('\n'));
	const at = options.at ?? range.until;
	const isOutside = at < range.from || at > range.until;
	// Of what was later than the damage nobody has said that it may be left out.
	if (isOutside || (options.at === null && isCutOff))
		return err([...faults, wayBack(range, isOutside ? at : null)].join('\n'));
	const needed = knownUntil(segments, at);
	if (!needed.ok) return needed;
	try {
		return await restoreLocked(to, { folder, at, segments: needed.value, faults, makeTables, say });
	} catch (error) {
		const sentence = diskSays(error, to.dataDir);
		if (sentence === null) throw error;
		return err(`${sentence}; nothing of it is kept.`);
	}
}

function wayBack({ from, until }: { from: number; until: number }, asked: number | null): string {
	if (asked !== null)
		return `It cannot be put back as it was at ${iso(asked)}; it can be put back as it was from ${iso(from)} until ${iso(until)}.`;
	return `What was later than the damage cannot be read: it can be put back as it was until then, with --at ${iso(until)}.`;
}

const KNOWN: ReadonlySet<string> = new Set(migrationNames());

/**
 * The segments without those of a newer release, as long as the moment needs none of these: so a release
 * that was taken back is followed by the one before it.
 */
function knownUntil(segments: WholeSegment[], at: number): Result<WholeSegment[], string> {
	const newer = segments.findIndex(({ schema }) => schema.some((name) => !KNOWN.has(name)));
	if (newer < 0) return ok(segments);
	const known = segments.slice(0, newer);
	const ends = known.flatMap(({ until }) => (until === null ? [] : [until]));
	const until = Math.max(0, ...ends);
	const hasBase = known.some((one) => one.kind === 'base' && one.at <= until);
	if (hasBase && at <= until) return ok(known);
	const name = segments[newer]?.schema.find((one) => !KNOWN.has(one));
	const way = hasBase ? `; this one can go back until ${iso(until)}` : '';
	return err(`The backup was made by a newer Copydesk (${name}); use that one${way}.`);
}

interface Work extends Pick<RestoreOptions, 'folder' | 'makeTables'> {
	at: number;
	segments: WholeSegment[];
	faults: string[];
	say: (sentence: string) => void;
}

async function restoreLocked(to: StorePlace, work: Work): Promise<Result<Restored, string>> {
	const lock = lockDataDir(to.dataDir);
	try {
		return await restoreInto(to, work);
	} finally {
		lock.release();
	}
}

async function restoreInto(to: StorePlace, work: Work): Promise<Result<Restored, string>> {
	const { dataDir, database } = to;
	if (database === null) return restoreIntoFile(dataDir, work);
	const { db } = await openPostgres<Tables>(database, {});
	try {
		if ((await executedMigrations(db)).length > 0)
			return err('There is a newsroom in the database already; name an empty one.');
		await expectOwnTables(db, database);
		// Before the newsroom, which is there at once and as a whole.
		const files = await putFiles(dataDir, work.folder);
		const rebuilt = await rebuildAll(db, 'postgres', work).catch((error: unknown) => {
			throw explain(error, database);
		});
		const { at, faults } = work;
		return rebuilt.ok ? ok({ ...rebuilt.value, ...files, at, faults }) : rebuilt;
	} finally {
		await db.destroy();
	}
}

async function restoreIntoFile(dataDir: string, work: Work): Promise<Result<Restored, string>> {
	const file = sqliteFile(dataDir);
	if (existsSync(file))
		return err(`There is a newsroom in ${dataDir} already; name an empty folder.`);
	const building = `${file}.restoring`;
	const clear = async () => {
		for (const ending of ['', '-wal', '-shm']) await rm(building + ending, { force: true });
	};
	await clear();
	const db = openSqliteHere<Tables>(building);
	try {
		const rebuilt = await rebuildAll(db, 'sqlite', work);
		if (!rebuilt.ok) return rebuilt;
		const files = await putFiles(dataDir, work.folder);
		await sql`pragma wal_checkpoint(truncate)`.execute(db);
		await db.destroy();
		await rename(building, file);
		return ok({ ...rebuilt.value, ...files, at: work.at, faults: work.faults });
	} finally {
		await db.destroy();
		await clear();
	}
}

type Done = Rebuilt & Pick<Restored, 'chain'>;

/** A newsroom whose audit log is not whole: what has been written of it is taken back. */
class BrokenChain extends Error {}

/** All of it in one transaction. */
async function rebuildAll(db: Db, engine: Engine, work: Work): Promise<Result<Done, string>> {
	const { folder, at, segments, makeTables, say } = work;
	const base = segments.findLast((one) => one.kind === 'base' && one.at <= at);
	if (!base) return err('No base of the backup is as old.');
	try {
		return await db.transaction().execute(async (transaction) => {
			const rebuilder = new Rebuilder(transaction, engine, base, at);
			await rebuilder.begin(makeTables);
			for (const segment of segments) {
				if (segment.kind === 'base' && segment !== base) continue;
				await rebuilder.enter(segment);
				for await (const part of readSegment(path.join(folder, segment.name)))
					if ('rows' in part) await rebuilder.take(part);
				say(`Segment ${segment.number} of ${segments.at(-1)?.number} is in.`);
				if (segment.kind === 'log' && segment.at > at) break;
			}
			const rebuilt = await rebuilder.end();
			const chain = await verifyChain(chainSource(transaction));
			if (chain.fault) throw new BrokenChain(`row ${chain.fault.seq ?? 0}`);
			return ok({ ...rebuilt, chain });
		});
	} catch (error) {
		if (!(error instanceof BrokenChain)) throw error;
		return err(`The audit log in the backup is not whole (${error.message}); nothing is kept.`);
	}
}

type PutFiles = Pick<Restored, 'files' | 'lacks' | 'isListWhole'>;

async function putFiles(dataDir: string, folder: string): Promise<PutFiles> {
	const lacks: string[] = [];
	const files = await filesThere(folder);
	for (const file of files) {
		const to = path.join(dataDir, file.path);
		const sha256 = await hashOfCopy(folder, file.path);
		if (sha256 === null || !(sha256 === file.sha256 || isNamedBy(file.path, sha256)))
			lacks.push(file.path);
		else if (!existsSync(to)) {
			await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
			await copyOne(path.join(folder, FILES, file.path), to, async () => undefined);
		}
	}
	return { files: files.length - lacks.length, lacks, isListWhole: await isListWhole(folder) };
}

function isNamedBy(name: string, sha256: string): boolean {
	const said = hashInName(name);
	return said !== null && sha256.startsWith(said);
}
