import { sql, type Kysely } from 'kysely';
import { FENCED } from './postgres-tables.ts';
import { clientsOf, onceEach } from './sql-hands.ts';
import type { LogPlace, NewUpdate } from './store.ts';
import type { Tables } from './tables.ts';

/** Pairs of room and client id that are known to be on disk; then it begins anew. */
const REMEMBERED_CLIENTS = 100_000;

/** See PostgresAppender. A room’s last seq is asked for once: it is found behind all rows that are being added. */
export async function makeAppendFunction<T>(db: Kysely<T>): Promise<void> {
	await sql
		.raw(
			`create function copydesk_append(
				mine bigint, rooms text[], writers text[], clients bigint[], times bigint[], contents bytea[],
				client_rooms text[], client_ids bigint[], client_people text[]
			) returns table (place bigint, before bigint) language plpgsql as $$
			begin
				perform copydesk_fence(mine);
				perform pg_advisory_xact_lock(hashtextextended(locked.room, 0))
					from (
						select distinct room collate "C" as room from unnest(rooms) as given (room) order by room
					) as locked;
				insert into story_client (room, client_id, person_id)
					select * from unnest(client_rooms, client_ids, client_people)
					on conflict (room, client_id) do nothing;
				return query
					with earlier as materialized (
						select given.room, (
							select max(story_update.seq) from story_update where story_update.room = given.room
						) as last
						from (select distinct unnest(rooms) as room) as given
					), inserted as (
						insert into story_update (room, person_id, client_id, at, bytes)
						select room, writer, client, at, content
							from unnest(rooms, writers, clients, times, contents)
							with ordinality as part (room, writer, client, at, content, number)
							order by number
						returning story_update.seq, story_update.room
					)
					select inserted.seq, earlier.last from inserted join earlier using (room);
			end $$`
		)
		.execute(db);
}

/**
 * Appends in one question to the database, which is a transaction of its own: the fence, the locks of the
 * rooms, and the rows, each statement seeing what was there once the one before it had waited (decision 0061).
 */
export class PostgresAppender {
	readonly #db: Kysely<Tables>;
	readonly #epoch: () => number;
	/** Of which the row is on disk: nearly every keystroke comes under one. */
	readonly #clients = new Set<string>();

	constructor(db: Kysely<Tables>, epoch: () => number) {
		this.#db = db;
		this.#epoch = epoch;
	}

	/** Where each stands; nothing in them may have been brought back under somebody else's id. */
	async append(updates: readonly NewUpdate[]): Promise<LogPlace[]> {
		const unknown = updates.flatMap(clientsOf).filter((row) => !this.#clients.has(keyOf(row)));
		const clients = onceEach(unknown);
		const { rows } = await sql<{ place: number; before: number | null }>`
			select place, before from copydesk_append(${this.#epoch()},
				${updates.map(({ room }) => room)}::text[],
				${updates.map(({ personId }) => personId)}::text[],
				${updates.map(({ clientId }) => clientId)}::bigint[],
				${updates.map(({ at }) => at)}::bigint[],
				${updates.map(({ bytes }) => bytes)}::bytea[],
				${clients.map(({ room }) => room)}::text[],
				${clients.map(({ client_id }) => client_id)}::bigint[],
				${clients.map(({ person_id }) => person_id)}::text[])`
			.execute(this.#db)
			.catch((error: unknown) => this.#refused(error));
		for (const client of clients) this.#remember(keyOf(client));
		return placesOf(updates, rows);
	}

	/** Whoever has to know that this server may not write any more is told by the fence of any transaction. */
	async #refused(error: unknown): Promise<never> {
		if ((error as { code?: unknown }).code === FENCED)
			await this.#db.transaction().execute(() => Promise.resolve());
		throw error;
	}

	#remember(key: string): void {
		if (this.#clients.size >= REMEMBERED_CLIENTS) this.#clients.clear();
		this.#clients.add(key);
	}
}

const keyOf = ({ room, client_id }: Pick<Tables['story_client'], 'room' | 'client_id'>): string =>
	`${room} ${client_id}`;

/** A statement does not see its own rows: in each room they follow on one another. */
function placesOf(
	updates: readonly NewUpdate[],
	rows: readonly { place: number; before: number | null }[]
): LogPlace[] {
	const inOrder = [...rows].sort((one, other) => one.place - other.place);
	const last = new Map<string, number>();
	return inOrder.map(({ place, before }, index) => {
		const room = updates[index]?.room ?? '';
		const prev = last.get(room) ?? before ?? 0;
		last.set(room, place);
		return { seq: place, prev };
	});
}
