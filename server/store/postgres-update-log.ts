import { sql, type Kysely, type Transaction } from 'kysely';
import { PostgresAppender } from './postgres-append.ts';
import { GroupCommit, toldOfGroups, type GroupTold } from './group-commit.ts';
import { readHistory, readRoom } from './postgres-room-reader.ts';
import type { SqlEngine } from './sql-engine.ts';
import { inParts, unsettledIn, writeHands } from './sql-hands.ts';
import { insertUpdates, sqlUpdateLog, updateRow, type FlushableLog } from './sql-update-log.ts';
import type {
	FoundUpdate,
	LogPlace,
	NewUpdate,
	RoomPosition,
	SharedClient,
	SharedLog
} from './store.ts';
import type { Tables } from './tables.ts';

/** In hexadecimal, as pg writes arrays, far below the longest string there is. */
const GROUP_BYTES = 32 * 1024 * 1024;
/** What a row counts beside its bytes: a statement has its time. */
const ROW_BYTES = 8 * 1024;

interface LogWays {
	quick?: Kysely<Tables>;
	atOnce?: Kysely<Tables>;
	onGroup?: GroupTold;
}

type Commits = GroupCommit<readonly NewUpdate[], LogPlace[]>;

/**
 * The update log in PostgreSQL, which several servers may write side by side; `quick`: for looks into it,
 * `atOnce`: for what is appended in one question.
 */
export function postgresLog(
	db: Kysely<Tables>,
	engine: SqlEngine,
	{ quick = db, atOnce = db, onGroup }: LogWays = {}
): FlushableLog {
	const appender = new PostgresAppender(atOnce, () => engine.epoch());
	const write = async (groups: (readonly NewUpdate[])[]): Promise<LogPlace[][]> => {
		const updates = groups.flat();
		const places = updates.some(({ returned = [] }) => returned.length > 0)
			? await appendReturned(db, engine, updates)
			: await appender.append(updates);
		return groups.map((group) => places.splice(0, group.length));
	};
	const commits: Commits = new GroupCommit(toldOfGroups(write, onGroup), {
		// Who types alone need not wait for others who might (decision 0061).
		leading: true,
		weigh: (updates) => updates.reduce((sum, { bytes }) => sum + bytes.length + ROW_BYTES, 0),
		maxWeight: GROUP_BYTES
	});
	const log = sqlUpdateLog(db, engine, {
		add: (updates) => commits.add(updates).then((places) => places.map(({ seq }) => seq)),
		flush: () => commits.flush()
	});
	return {
		...log,
		// What was appended before is part of what is loaded.
		load: (room) => log.flush().then(() => readRoom(db, engine, room)),
		history: (room, most) => log.flush().then(() => readHistory(db, engine, room, most)),
		shared: sharedLog(db, engine, commits, quick)
	};
}

function sharedLog(
	db: Kysely<Tables>,
	engine: SqlEngine,
	commits: Commits,
	quick: Kysely<Tables>
): SharedLog {
	return {
		epoch: () => engine.epoch(),
		isFresh: () => engine.isFresh(),
		async present(epochs) {
			const { rows } = await sql<{ epoch: number }>`select epoch from writer
				where epoch = any(${[...epochs]}::bigint[]) and until > clock_timestamp()`.execute(quick);
			return rows.map(({ epoch }) => epoch);
		},
		append: (updates) => commits.add(updates),
		begin: (update) =>
			db.transaction().execute(async (transaction) => {
				await engine.lockRooms(transaction, [update.room]);
				const first = await transaction
					.selectFrom('story_update')
					.select('seq')
					.where('room', '=', update.room)
					.limit(1)
					.executeTakeFirst();
				if (first) return null;
				return (await insertUpdates(transaction, engine, [update]))[0] ?? null;
			}),
		after: (positions, most) => updatesAfter(quick, positions, most),
		clients: (room, clientIds) => clientsOf(quick, engine, room, clientIds),
		giveUp: (room) =>
			db.transaction().execute(async (transaction) => {
				const own = sql`room = ${room} and epoch = ${engine.epoch()}`;
				await sql`insert into story_in_hand (room, client_id)
					select room, client_id from story_in_hand where ${own}
					on conflict do nothing`.execute(transaction);
				await sql`delete from story_in_hand where ${own}`.execute(transaction);
			})
	};
}

/** The same with words among them that somebody has brought back under ids that are not theirs. */
const appendReturned = (
	db: Kysely<Tables>,
	engine: SqlEngine,
	updates: readonly NewUpdate[]
): Promise<LogPlace[]> =>
	db.transaction().execute((transaction) => insertPlaced(transaction, engine, updates));

/** Appends within a transaction, and tells what stood before each. */
async function insertPlaced(
	db: Transaction<Tables>,
	engine: SqlEngine,
	updates: readonly NewUpdate[]
): Promise<LogPlace[]> {
	await engine.lockRooms(db, [...new Set(updates.map(({ room }) => room))].sort());
	const places: LogPlace[] = [];
	/** Of each room the seq of what was appended last here. */
	const last = new Map<string, number>();
	for (const rows of inParts(updates)) {
		const inserted = await db
			.insertInto('story_update')
			.values(rows.map(updateRow))
			// A statement does not see its own rows.
			.returning([
				'seq',
				sql<number | null>`(select max(earlier.seq) from story_update as earlier
					where earlier.room = story_update.room)`.as('prev')
			])
			.execute();
		inserted.sort((one, other) => one.seq - other.seq);
		for (const [index, { seq, prev }] of inserted.entries()) {
			const { room } = rows[index] as NewUpdate;
			places.push({ seq, prev: last.get(room) ?? prev ?? 0 });
			last.set(room, seq);
		}
	}
	await writeHands(db, updates);
	return places;
}

/** One question for all rooms. */
async function updatesAfter(
	db: Kysely<Tables>,
	positions: readonly RoomPosition[],
	most: number
): Promise<FoundUpdate[]> {
	if (positions.length === 0) return [];
	const rooms = positions.map(({ room }) => room);
	const seqs = positions.map(({ seq }) => seq);
	const { rows } = await sql<{
		seq: number;
		room: string;
		person_id: string;
		client_id: number | null;
		bytes: Uint8Array;
	}>`select part.* from unnest(${rooms}::text[], ${seqs}::bigint[]) as known (room, seq)
		cross join lateral (
			select seq, room, person_id, client_id, bytes from story_update
			where story_update.room = known.room and story_update.seq > known.seq
			order by seq limit ${most}
		) as part
		order by part.seq`.execute(db);
	return rows.map(({ seq, room, person_id, client_id, bytes }) => ({
		...{ seq, room, bytes },
		...{ personId: person_id, clientId: client_id }
	}));
}

async function clientsOf(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string,
	clientIds: readonly number[]
): Promise<SharedClient[]> {
	// First: what is settled after that is in the log, and so its writer known.
	const unsettled = await unsettledIn(db, engine, room);
	const { rows } = await sql<{ client_id: number; person_id: string }>`
		select client_id, person_id from story_client
		where room = ${room} and client_id = any(${[...clientIds]}::bigint[])`.execute(db);
	return rows.map(({ client_id, person_id }) => {
		const { isHeld = false, isLeft = false } = unsettled.get(client_id) ?? {};
		// What this server has in hand is in its room, and so does not lack.
		return { clientId: client_id, personId: person_id, mayLack: isLeft, isHeld };
	});
}
