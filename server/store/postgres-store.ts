import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { expectOwnTables } from './expect-own-tables.ts';
import type { GroupTold } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { openPostgres, type OpenedPostgres, type PostgresEvents } from './postgres.ts';
import { USUAL, WHOLE, type AnswerLimits } from './postgres-client.ts';
import { explain, isLost } from './postgres-fault.ts';
import { eventOf, postgresEvents, writeEvent } from './postgres-events.ts';
import { Lease } from './postgres-lease.ts';
import { HELD } from './postgres-tables.ts';
import { postgresLog } from './postgres-update-log.ts';
import { Holder, shutOut, takeOver } from './postgres-writer.ts';
import { sqlAudit } from './sql-audit.ts';
import type { SqlEngine } from './sql-engine.ts';
import type { OpenedStore } from './sqlite-store.ts';
import { sqlRecords, sqlStore } from './sql-store.ts';
import type { CommitEntry, Committed, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How long a write is tried again whose connection was lost, and how often, ms. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 200;

/**
 * Opens the store in a PostgreSQL database and brings its tables up to date: for a server that has it to
 * itself, or for one of several. `limits`: how long an answer may take from then on.
 */
export async function openPostgresStore(
	url: string,
	{
		limits = USUAL,
		onGroup,
		...events
	}: PostgresEvents & { limits?: AnswerLimits; onGroup?: GroupTold } = {},
	servers: 'alone' | 'several' = 'alone'
): Promise<OpenedStore> {
	const opened = await openPostgres<Tables>(url, { ...events, servers });
	const { db, quick, slow, atOnce, pool } = opened;
	let holder: Holder | undefined;
	let inHand = async () => {};
	const onLapsed = async () => {
		await events.onLapsed?.();
		// What is gathered for a commit is refused as well, before there is a new right to write.
		await inHand();
	};
	try {
		await expectOwnTables(db, url);
		const held = (holder = await Holder.take(pool, servers === 'several'));
		// Before the tables are touched: what an earlier server still has in hand must not mix with it.
		await shutOut(pool, { all: servers === 'alone' });
		// Tables of years take as long as they take.
		opened.limit(null);
		await migrate(db as unknown as Kysely<never>, 'postgres');
		opened.limit(WHOLE);
		const right = await rightToWrite(opened, held, { ...events, onLapsed }, servers);
		const engine = postgresEngine(
			servers,
			() => right.epoch,
			() => right.isFresh
		);
		const log = postgresLog(db, engine, { quick, atOnce, onGroup });
		inHand = () => log.flush();
		const stream = servers === 'several' ? postgresEvents(opened, () => right.stream) : null;
		const { all } = sqlRecords(slow, engine);
		const store = sqlStore(db, { engine, log, all, events: stream });
		opened.limit(limits);
		const letGo = () =>
			log
				.flush()
				.then(() => right.close())
				.finally(() => held.close());
		return {
			...{ store: lasting(store, opened, letGo), db, quick, slow, engine: 'postgres' },
			isFirst: () => right.isFirst,
			ends: () => opened.ends()
		};
	} catch (error) {
		holder?.close();
		await db.destroy();
		throw explain(error, url);
	}
}

/** From here on every transaction asks for it. */
async function rightToWrite(
	{ pool, fence }: OpenedPostgres<Tables>,
	holder: Holder,
	{ onPassed = () => undefined, onLapsed = async () => undefined }: PostgresEvents,
	servers: 'alone' | 'several'
): Promise<Pick<Lease, 'epoch' | 'stream' | 'isFirst' | 'isFresh' | 'close'>> {
	if (servers === 'alone') {
		const epoch = await takeOver(pool);
		fence({ epoch: () => epoch, onPassed });
		return { epoch, stream: '', isFirst: true, isFresh: true, close: async () => undefined };
	}
	const lease = await Lease.begin(pool, holder, { onLapsed });
	fence({ epoch: () => lease.epoch, onPassed: () => lease.lapse() });
	return lease;
}

/** What PostgreSQL does in a way of its own; `epoch`: the number under which this server writes. */
export const postgresEngine = (
	servers: 'alone' | 'several',
	epoch: () => number,
	isFresh = () => true
): SqlEngine => ({
	epoch,
	isFresh,
	isHeld: HELD,
	async lockRooms(db, rooms) {
		if (rooms.length === 0) return;
		await sql`select pg_advisory_xact_lock(hashtextextended(room, 0))
			from unnest(${rooms}::text[]) as room`.execute(db);
	},
	async nextCommand(db) {
		const counted = sql<{ seq: number }>`update command_counter set seq = seq + 1 returning seq`;
		const { rows } = await counted.execute(db);
		return rows[0]?.seq ?? null;
	},
	nextEvent: (db, event) =>
		servers === 'several' && event ? writeEvent(db, event) : Promise.resolve(0)
});

/**
 * A restart of the database is waited for. What is appended to the log is tried again by whoever
 * appends; the rest is here.
 */
function lasting(store: Store, opened: OpenedPostgres<Tables>, letGo: () => Promise<void>): Store {
	const { records, audit } = store;
	const isEnding = () => opened.isEnding;
	return {
		...store,
		// Each command begins by it.
		audit: { ...audit, find: sqlAudit(opened.quick).find },
		// Written already, it is an event that this server does not know yet.
		records: {
			...records,
			put: (changes, event) => again(() => records.put(changes, event), { isEnding })
		},
		commit: (entry, event) =>
			again(() => store.commit(entry, event), {
				isEnding,
				done: () => committed(opened.db, entry)
			}),
		async close() {
			opened.ends();
			await letGo();
			await store.close();
		}
	};
}

interface Trying<T> {
	done?: () => Promise<T | null>;
	isEnding: () => boolean;
}

/**
 * Tries a write again whose connection was lost, unless `done` finds that it is on disk. However long
 * the database is away, it is not given up before that is known: a command that is on disk and is said
 * to have failed would be missing from memory, unless that ends.
 */
async function again<T>(write: () => Promise<T>, { done, isEnding }: Trying<T>): Promise<T> {
	for (const until = performance.now() + PATIENCE_MS; ;) {
		try {
			return await write();
		} catch (error) {
			if (!isLost(error) || isEnding()) throw error;
			const written = await answered(done ?? (async () => null), isEnding);
			if (written) return written;
			if (performance.now() > until) throw error;
		}
	}
}

/** What the database answers once it does. */
async function answered<T>(ask: () => Promise<T>, isEnding: () => boolean): Promise<T> {
	for (;;) {
		await pause(AGAIN_MS);
		try {
			return await ask();
		} catch (error) {
			if (!isLost(error) || isEnding()) throw error;
		}
	}
}

/** What the commit of a command gave, if it is on disk. */
const committed = (db: Kysely<Tables>, entry: CommitEntry): Promise<Committed | null> =>
	db.transaction().execute(async (transaction) => {
		// The database may still be at it: it has the counter until it is through.
		await sql`select seq from command_counter for update`.execute(transaction);
		const row = await transaction
			.selectFrom('command')
			.select('seq')
			.where('id', '=', entry.commandId)
			.where('person_id', '=', entry.personId)
			.executeTakeFirst();
		return row
			? {
					seq: row.seq,
					updateSeqs: await writtenWith(transaction, row.seq, entry),
					event: await eventOf(transaction, entry.commandId)
				}
			: null;
	});

/** The seqs of the updates that were written in a command's transaction. */
async function writtenWith(
	db: Transaction<Tables>,
	seq: number,
	{ updates = [] }: CommitEntry
): Promise<number[]> {
	if (updates.length === 0) return [];
	const rooms = [...new Set(updates.map(({ room }) => room))];
	const { rows } = await sql<{ seq: number }>`select story_update.seq from story_update
		where room = any(${rooms}::text[])
			and story_update.xmin = (select command.xmin from command where command.seq = ${seq})
		order by story_update.seq`.execute(db);
	return rows.map((row) => row.seq);
}
