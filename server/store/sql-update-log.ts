import type { Kysely, Transaction } from 'kysely';
import type { Id } from '#model/ids.ts';
import { GroupCommit } from './group-commit.ts';
import { isRefusal } from './refusal.ts';
import type { SqlEngine } from './sql-engine.ts';
import { clientsIn, inParts, returnedIn, settle, writeClaims, writeHands } from './sql-hands.ts';
import { TailPacker } from './logged-tail.ts';
import { lastUpdates } from './sql-texts.ts';
import type {
	Claim,
	LoadedRoom,
	LoggedHistory,
	LoggedUpdate,
	NewUpdate,
	UpdateLog
} from './store.ts';
import type { Tables } from './tables.ts';

export type FlushableLog = UpdateLog & {
	/** Resolves when no append and no claim waits any more. */
	flush(): Promise<void>;
};

export type UpdateCommits = Pick<GroupCommit<readonly NewUpdate[], number[]>, 'add' | 'flush'>;

/** The update log over kysely; appends, and claims, are committed in groups. */
export function sqlUpdateLog(
	db: Kysely<Tables>,
	engine: SqlEngine,
	commits = commitsOver(db, engine)
): FlushableLog {
	const claims = claimsOver(db, engine);
	return {
		append: async (updates) => (updates.length === 0 ? [] : commits.add(updates)),
		// What was appended before is part of what is loaded.
		load: (room) => commits.flush().then(() => loadRoom(db, engine, room)),
		history: (room, most) => commits.flush().then(() => loadHistory(db, engine, room, most)),
		recent: (updates) => commits.flush().then(() => recentRooms(db, updates)),
		last: (rooms) => commits.flush().then(() => lastUpdates(db, rooms)),
		compact: (room, snapshot, throughSeq) =>
			db
				.transaction()
				.execute((transaction) => keepSnapshot(transaction, room, snapshot, throughSeq)),
		claim: (claim) => claims.add(claim),
		// In a transaction, in which a server that another one has taken over from writes nothing.
		settle: (settled) =>
			db.transaction().execute((transaction) => settle(transaction, engine, settled)),
		shared: null,
		isRefusal,
		async flush() {
			await commits.flush();
			await claims.flush();
		}
	};
}

const commitsOver = (db: Kysely<Tables>, engine: SqlEngine): UpdateCommits =>
	new GroupCommit<readonly NewUpdate[], number[]>((groups) =>
		db.transaction().execute(async (transaction) => {
			const seqs = await insertUpdates(transaction, engine, groups.flat());
			return groups.map((group) => seqs.splice(0, group.length));
		})
	);

const claimsOver = (db: Kysely<Tables>, engine: SqlEngine): GroupCommit<Claim, Id[]> =>
	new GroupCommit((claims) =>
		db.transaction().execute((transaction) => writeClaims(transaction, engine, claims))
	);

/** Appends within a transaction; resolves to the seqs in order. */
export async function insertUpdates(
	db: Transaction<Tables>,
	engine: SqlEngine,
	updates: readonly NewUpdate[]
): Promise<number[]> {
	await engine.lockRooms(db, [...new Set(updates.map(({ room }) => room))].sort());
	const seqs: number[] = [];
	for (const rows of inParts(updates)) {
		const inserted = await db
			.insertInto('story_update')
			.values(rows.map(updateRow))
			.returning('seq')
			.execute();
		seqs.push(...inserted.map((row) => row.seq).sort((a, b) => a - b));
	}
	await writeHands(db, updates);
	return seqs;
}

/** Its row of story_update. */
export const updateRow = ({ room, personId, clientId, at, bytes }: NewUpdate) => ({
	room,
	person_id: personId,
	client_id: clientId,
	at,
	bytes
});

async function loadRoom(db: Kysely<Tables>, engine: SqlEngine, room: string): Promise<LoadedRoom> {
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
			clients: await clientsIn(transaction, engine, room),
			returned: await returnedIn(transaction, room)
		};
	});
}

async function loadHistory(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string,
	most: number
): Promise<LoggedHistory | null> {
	return db.transaction().execute(async (transaction) => {
		const rows = await transaction
			.selectFrom('story_update')
			.select(['seq', 'person_id', 'at', 'bytes'])
			.where('room', '=', room)
			.orderBy('seq')
			.execute();
		const tail = new TailPacker();
		for (const { seq, person_id, at, bytes } of rows) {
			tail.addBytes(bytes);
			tail.label(seq, tail.numberOf(person_id), at);
			if (tail.length > most) return null;
		}
		const clients = await clientsIn(transaction, engine, room);
		return { ...tail.pack(), clients, returned: await returnedIn(transaction, room) };
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
