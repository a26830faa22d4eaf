import { existsSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { ConfigError } from '../config.ts';
import { sqliteFile, type StorePlace } from '../store/open-store.ts';
import { openPostgres } from '../store/postgres.ts';
import { executedMigrations, type Engine } from '../store/migrations.ts';
import { openSqliteHere } from '../store/sqlite.ts';
import type { Tables } from '../store/tables.ts';
import type { Reach } from './segment.ts';

/** How long writes that are under way are waited for: at once, and in all, ms. */
const STEP_MS = 500;
const PATIENCE_MS = 15_000;
/** SQLSTATE of a lock that was not to be had in time. */
const LOCK_TIMEOUT = '55P03';

export type Db = Kysely<Tables>;

/** The logs, which have segments of their own. */
export const LOGS: ReadonlySet<string> = new Set(['command', 'story_update']);
/**
 * What is in no backup: the engine's own tables; what is made of the logs again; what holds for the
 * servers that run now; and sessions, so that nobody who was signed out is in again.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set([
	...['kysely_migration', 'kysely_migration_lock', 'writer', 'command_counter'],
	...['command_subject', 'story_snapshot', 'server_key', 'desk_event'],
	...['story_unsettled', 'story_in_hand'],
	...['session', 'verification']
]);
/** Tables that grow with the newsroom: a log segment has what was added to them. */
export const GROWING: ReadonlySet<string> = new Set([
	...['record', 'audit_origin', 'story_client', 'story_returned', 'seen', 'digest_choice'],
	...['proof', 'proof_copy', 'version', 'version_text', 'outside_link']
]);

/** A newsroom's database, read beside whoever writes it. */
export interface Source {
	db: Db;
	engine: Engine;
	/** The name of its audit log's origin. */
	newsroom: string;
	/** Its migrations, in order. */
	schema: string[];
	close(): Promise<void>;
}

/** Throws ConfigError where there is no newsroom, before anything makes one. */
export async function expectNewsroom({ dataDir, database }: StorePlace): Promise<void> {
	expectFile({ dataDir, database });
	if (database === null) return;
	const { db } = await openPostgres<Tables>(database, {});
	try {
		if ((await executedMigrations(db)).length === 0) throw new ConfigError(NO_TABLES);
	} finally {
		await db.destroy();
	}
}

const NO_TABLES = 'There is no newsroom in this database.';

function expectFile({ dataDir, database }: StorePlace): void {
	if (database !== null) return;
	const file = sqliteFile(dataDir);
	if (!existsSync(file) || statSync(file).size === 0)
		throw new ConfigError(`There is no newsroom in ${dataDir}.`);
}

/** Throws ConfigError where there is no newsroom. */
export async function openSource({ dataDir, database }: StorePlace): Promise<Source> {
	expectFile({ dataDir, database });
	const engine: Engine = database === null ? 'sqlite' : 'postgres';
	const db =
		database === null
			? openSqliteHere<Tables>(sqliteFile(dataDir))
			: (await openPostgres<Tables>(database, {})).db;
	try {
		const schema = await executedMigrations(db);
		if (schema.length === 0) throw new ConfigError(NO_TABLES);
		const { name } = await db.selectFrom('audit_origin').select('name').executeTakeFirstOrThrow();
		return { db, engine, newsroom: name, schema, close: () => db.destroy() };
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

/** All reads within see one moment; whoever writes goes on. */
export function atOneMoment<T>(
	{ db, engine }: Pick<Source, 'db' | 'engine'>,
	read: (db: Transaction<Tables>) => Promise<T>
): Promise<T> {
	const transaction = db.transaction();
	return engine === 'postgres'
		? transaction.setIsolationLevel('repeatable read').execute(async (moment) => {
				await sql`set local idle_in_transaction_session_timeout = 0`.execute(moment);
				return read(moment);
			})
		: transaction.execute(read);
}

/**
 * Up to where the logs can be read: every row up to there can be seen. On PostgreSQL rows of two rooms
 * become visible in any order, so it waits a moment until none is under way.
 */
export async function reachOf({ db, engine }: Pick<Source, 'db' | 'engine'>): Promise<Reach> {
	const command = await lastSeq(db, 'command');
	const update =
		engine === 'postgres' ? await settledUpdate(db) : await lastSeq(db, 'story_update');
	return { command, update };
}

/** A server that sleeps in the middle of a write must not hold up all others behind this, so it waits in steps. */
async function settledUpdate(db: Db): Promise<number> {
	for (const until = Date.now() + PATIENCE_MS; ;) {
		try {
			return await db.transaction().execute(async (transaction) => {
				await sql`set local lock_timeout = ${sql.lit(STEP_MS)}`.execute(transaction);
				await sql`lock table story_update in share mode`.execute(transaction);
				return lastSeq(transaction, 'story_update');
			});
		} catch (error) {
			if ((error as { code?: unknown }).code !== LOCK_TIMEOUT || Date.now() > until) throw error;
			await pause(STEP_MS);
		}
	}
}

export async function lastSeq(db: Db, table: 'command' | 'story_update'): Promise<number> {
	const { last } = await db
		.selectFrom(table)
		.select(({ fn }) => fn.max('seq').as('last'))
		.executeTakeFirstOrThrow();
	return Number(last ?? 0);
}

/** Tables that there are, those left out not among them. */
export async function tablesOf({ db }: Pick<Source, 'db'>): Promise<string[]> {
	const all = await db.introspection.getTables({ withInternalKyselyTables: true });
	return all
		.filter(({ isView }) => !isView)
		.map(({ name }) => name)
		.filter((name) => !LEFT_OUT.has(name) && !LOGS.has(name) && !name.startsWith('sqlite_'))
		.sort();
}
