import type { Kysely, Transaction } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import { isRefusal } from './refusal.ts';
import { clientsIn, inParts, returnedIn, settle, writeClaims, writeHands } from './sql-hands.ts';
import type { Claim, LoadedRoom, LoggedUpdate, NewUpdate, UpdateLog } from './store.ts';
import type { Tables } from './tables.ts';

export type FlushableLog = UpdateLog & {
	/** Resolves when no append and no claim waits any more. */
	flush(): Promise<void>;
};

export type UpdateCommits = Pick<GroupCommit<readonly NewUpdate[], number[]>, 'add' | 'flush'>;

/** The update log over kysely; appends, and claims, are committed in groups. */
export function sqlUpdateLog(db: Kysely<Tables>, commits = commitsOver(db)): FlushableLog {
	const claims = claimsOver(db);
	return {
		append: async (updates) => (updates.length === 0 ? [] : commits.add(updates)),
		// What was appended before is part of what is loaded.
		load: (room) => commits.flush().then(() => loadRoom(db, room)),
		recent: (updates) => commits.flush().then(() => recentRooms(db, updates)),
		compact: (room, snapshot, throughSeq) => keepSnapshot(db, room, snapshot, throughSeq),
		claim: (claim) => claims.add(claim),
		settle: (room, clientIds) => settle(db, room, clientIds),
		isRefusal,
		async flush() {
			await commits.flush();
			await claims.flush();
		}
	};
}

const commitsOver = (db: Kysely<Tables>): UpdateCommits =>
	new GroupCommit<readonly NewUpdate[], number[]>((groups) =>
		db.transaction().execute(async (transaction) => {
			const seqs = await insertUpdates(transaction, groups.flat());
			return groups.map((group) => seqs.splice(0, group.length));
		})
	);

const claimsOver = (db: Kysely<Tables>): GroupCommit<Claim, undefined> =>
	new GroupCommit((claims) =>
		db.transaction().execute(async (transaction) => {
			await writeClaims(transaction, claims);
			return claims.map(() => undefined);
		})
	);

/** Appends within a transaction; resolves to the seqs in order. */
export async function insertUpdates(
	db: Transaction<Tables>,
	updates: readonly NewUpdate[]
): Promise<number[]> {
	const seqs: number[] = [];
	for (const rows of inParts(updates)) {
		const inserted = await db
			.insertInto('story_update')
			.values(
				rows.map(({ room, personId, clientId, at, bytes }) => ({
					room,
					person_id: personId,
					client_id: clientId,
					at,
					bytes
				}))
			)
			.returning('seq')
			.execute();
		seqs.push(...inserted.map((row) => row.seq).sort((a, b) => a - b));
	}
	await writeHands(db, updates);
	return seqs;
}

async function loadRoom(db: Kysely<Tables>, room: string): Promise<LoadedRoom> {
	return db.transaction().execute(async (transaction) => {
		const kept = await transaction
			.selectFrom('story_snapshot')
			.select(['bytes', 'through_seq'])
			.where('room', '=', room)
			.executeTakeFirst();
		const snapshotSeq = kept?.through_seq ?? 0;
		const tail = await transaction
			.selectFrom('story_update')
			.select(['seq', 'person_id', 'bytes'])
			.where('room', '=', room)
			.where('seq', '>', snapshotSeq)
			.orderBy('seq')
			.execute();
		return {
			snapshot: kept?.bytes ?? null,
			snapshotSeq,
			tail: tail.map((row): LoggedUpdate => ({
				seq: row.seq,
				personId: row.person_id,
				bytes: row.bytes
			})),
			clients: await clientsIn(transaction, room),
			returned: await returnedIn(transaction, room)
		};
	});
}

async function recentRooms(
	db: Kysely<Tables>,
	updates: number
): Promise<{ room: string; personId: string; at: number }[]> {
	const rows = await db
		.selectFrom('story_update')
		.select(['room', 'person_id', 'at'])
		.orderBy('seq', 'desc')
		.limit(updates)
		.execute();
	const latest = new Map(rows.reverse().map((row) => [row.room, row]));
	return [...latest.values()].map(({ room, person_id, at }) => ({
		room,
		personId: person_id,
		at
	}));
}

async function keepSnapshot(
	db: Kysely<Tables>,
	room: string,
	bytes: Uint8Array,
	throughSeq: number
): Promise<void> {
	await db
		.insertInto('story_snapshot')
		.values({ room, bytes, through_seq: throughSeq, at: Date.now() })
		.onConflict((conflict) =>
			conflict
				.column('room')
				.doUpdateSet((excluded) => ({
					bytes: excluded.ref('excluded.bytes'),
					through_seq: excluded.ref('excluded.through_seq'),
					at: excluded.ref('excluded.at')
				}))
				// A slow compaction must not replace a later one.
				.where('story_snapshot.through_seq', '<=', throughSeq)
		)
		.execute();
}
