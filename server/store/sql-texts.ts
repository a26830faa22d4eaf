import { sql, type Kysely, type Transaction } from 'kysely';
import type { Id } from '#model/ids.ts';
import { Behind } from '../behind.ts';
import type { SqlEngine } from './sql-engine.ts';
import { inParts } from './sql-hands.ts';
import type { CommitEntry, LastUpdate } from './store.ts';
import type { Tables } from './tables.ts';

/** Looked up for each room: one may have very many updates. */
export async function lastUpdates(
	db: Kysely<Tables>,
	rooms: readonly string[]
): Promise<LastUpdate[]> {
	const found: LastUpdate[] = [];
	for (const part of inParts(rooms)) {
		const names = sql.join(part.map((room) => sql`(cast(${room} as text))`));
		const { rows } = await sql<{ room: string; seq: number; person_id: Id; at: number }>`
			with asked (room) as (values ${names})
			select last.room, last.seq, last.person_id, last.at from asked
			join story_update as last on last.seq =
				(select max(seq) from story_update where story_update.room = asked.room)`.execute(db);
		found.push(...rows.map(({ person_id: personId, ...row }) => ({ ...row, personId })));
	}
	return found;
}

/**
 * Refuses with Behind what has read less of a text than there is. Nobody writes in these rooms any more
 * until the transaction ends, nor in those of `updates`.
 */
export async function checkTexts(
	db: Transaction<Tables>,
	engine: SqlEngine,
	{ texts = [], updates = [] }: Pick<CommitEntry, 'texts' | 'updates'>
): Promise<void> {
	if (texts.length === 0) return;
	const rooms = [...texts, ...updates].map(({ room }) => room);
	await engine.lockRooms(db, [...new Set(rooms)].sort());
	const last = await lastUpdates(
		db,
		texts.map(({ room }) => room)
	);
	const ends = new Map(last.map(({ room, seq }) => [room, seq]));
	if (texts.some(({ room, seq }) => (ends.get(room) ?? 0) !== seq)) throw new Behind();
}
