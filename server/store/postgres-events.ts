import { sql, type Kysely, type Transaction } from 'kysely';
import { Behind } from '../behind.ts';
import { newId, type Id } from '#model/ids.ts';
import type { FeedEvent } from '#model/feed.ts';
import type { Change, RecordKind } from '#model/records.ts';
import type { EventStream, NewEvent } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows read at a time. */
const ROWS = 500;

/** Takes the next number, or only looks that there is no later one where nothing has changed. */
export async function writeEvent(
	db: Transaction<Tables>,
	{ after, at, personId, command, changes }: NewEvent
): Promise<number> {
	const isNews = changes.length > 0;
	// Whoever has waited for the row sees it as it is then.
	const { rows } = await sql<{ event: number }>`update command_counter
		set event = event + ${isNews ? 1 : 0} where event = ${after} returning event`.execute(db);
	const [row] = rows;
	if (!row) throw new Behind();
	if (!isNews) return row.event;
	await db
		.insertInto('desk_event')
		.values({
			seq: row.event,
			at,
			person_id: personId,
			command_id: command?.id ?? null,
			command: command && JSON.stringify(command),
			changes: JSON.stringify(changes)
		})
		.execute();
	return row.event;
}

/** The number of a command's event, or of the last one where it changed nothing. */
export async function eventOf(db: Transaction<Tables>, commandId: Id): Promise<number> {
	const { rows } = await sql<{ event: number }>`select coalesce(
		(select seq from desk_event where command_id = ${commandId}),
		(select event from command_counter)
	) as event`.execute(db);
	return rows[0]?.event ?? 0;
}

/** To be called once this server may write. */
export async function openEvents(db: Kysely<Tables>): Promise<EventStream> {
	return {
		name: await nameOfStream(db),
		all: () => readAll(db),
		after: (seq) => readAfter(db, seq),
		async trim(before) {
			await db.deleteFrom('desk_event').where('at', '<', before).execute();
		}
	};
}

/** Another one where no other server is there: the database may have been brought back from a backup. */
async function nameOfStream(db: Kysely<Tables>): Promise<string> {
	const { rows } = await sql<{ stream: string }>`update command_counter
		set stream = case
			when stream = '' or (select count(*) from writer where until > clock_timestamp()) < 2
			then ${newId()} else stream end
		returning stream`.execute(db);
	return rows[0]?.stream ?? '';
}

/** In one statement, so that both are of one moment. */
async function readAll(db: Kysely<Tables>): Promise<{ changes: Change[]; seq: number }> {
	const { rows } = await sql<{ event: number; kind: string | null; id: Id; value: string }>`
		select event, kind, id, value from command_counter left join record on true`.execute(db);
	const changes = rows
		.filter(({ kind }) => kind !== null)
		.map(({ kind, id, value }) => ({ kind: kind as RecordKind, id, value: JSON.parse(value) }));
	return { changes, seq: rows[0]?.event ?? 0 };
}

async function readAfter(db: Kysely<Tables>, seq: number): Promise<FeedEvent[] | null> {
	// Before the events: those up to there are found, unless they were let go.
	const last = await lastEvent(db);
	const events: FeedEvent[] = [];
	for (let at = seq, isMore = at !== last; isMore; at = events.at(-1)?.seq ?? at) {
		const rows = await db
			.selectFrom('desk_event')
			.selectAll()
			.where('seq', '>', at)
			.orderBy('seq')
			.limit(ROWS)
			.execute();
		if (rows[0]?.seq !== at + 1) return null;
		events.push(...rows.map(eventIn));
		isMore = rows.length === ROWS && (rows.at(-1)?.seq ?? last) < last;
	}
	return events;
}

async function lastEvent(db: Kysely<Tables>): Promise<number> {
	const { rows } = await sql<{ event: number }>`select event from command_counter`.execute(db);
	return rows[0]?.event ?? 0;
}

const eventIn = (row: Tables['desk_event']): FeedEvent => ({
	seq: row.seq,
	at: row.at,
	personId: row.person_id,
	command: row.command === null ? null : (JSON.parse(row.command) as FeedEvent['command']),
	changes: JSON.parse(row.changes) as Change[]
});
