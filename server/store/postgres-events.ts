import { sql, type Kysely, type Transaction } from 'kysely';
import { Behind } from '../behind.ts';
import type { Id } from '#model/ids.ts';
import type { FeedEvent } from '#model/feed.ts';
import type { Change, RecordKind } from '#model/records.ts';
import type { EventStream, NewEvent, StreamPosition } from './store.ts';
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
		set event = event + ${isNews ? 1 : 0}
		where event = ${after.seq} and stream = ${after.stream} returning event`.execute(db);
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

/** `name`: of the stream as it was when this server got its right to write. */
export const postgresEvents = (
	{ db, quick }: { db: Kysely<Tables>; quick: Kysely<Tables> },
	name: () => string
): EventStream => ({
	get name() {
		return name();
	},
	all: () => readAll(db),
	after: (position) => readAfter(quick, position),
	async trim(before) {
		await db.deleteFrom('desk_event').where('at', '<', before).execute();
	}
});

/** In one statement, so that all is of one moment. */
async function readAll(db: Kysely<Tables>): Promise<StreamPosition & { changes: Change[] }> {
	type Row = { event: number; stream: string; kind: string | null; id: Id; value: string };
	const { rows } = await sql<Row>`select event, stream, kind, id, value
		from command_counter left join record on true`.execute(db);
	const changes = rows
		.filter(({ kind }) => kind !== null)
		.map(({ kind, id, value }) => ({ kind: kind as RecordKind, id, value: JSON.parse(value) }));
	return { changes, stream: rows[0]?.stream ?? '', seq: rows[0]?.event ?? 0 };
}

async function readAfter(
	db: Kysely<Tables>,
	{ stream, seq }: StreamPosition
): Promise<FeedEvent[] | null> {
	// Before the events: those up to there are found, unless they were let go.
	const last = await lastEvent(db);
	if (last.stream !== stream) return null;
	const events: FeedEvent[] = [];
	for (let at = seq, isMore = at !== last.seq; isMore; at = events.at(-1)?.seq ?? at) {
		const rows = await db
			.selectFrom('desk_event')
			.selectAll()
			.where('seq', '>', at)
			.orderBy('seq')
			.limit(ROWS)
			.execute();
		if (rows[0]?.seq !== at + 1) return null;
		events.push(...rows.map(eventIn));
		isMore = rows.length === ROWS && (rows.at(-1)?.seq ?? last.seq) < last.seq;
	}
	return events;
}

async function lastEvent(db: Kysely<Tables>): Promise<StreamPosition> {
	const { rows } = await sql<StreamPosition>`select stream, event as seq
		from command_counter`.execute(db);
	return rows[0] ?? { stream: '', seq: 0 };
}

const eventIn = (row: Tables['desk_event']): FeedEvent => ({
	seq: row.seq,
	at: row.at,
	personId: row.person_id,
	command: row.command === null ? null : (JSON.parse(row.command) as FeedEvent['command']),
	changes: JSON.parse(row.changes) as Change[]
});
