import type { Kysely, Transaction } from 'kysely';
import type { Command } from '#model/commands.ts';
import type { Change, RecordKind } from '#model/records.ts';
import type {
	AuditFilter,
	AuditRow,
	AuditStore,
	CommitEntry,
	RecordStore,
	Store
} from './store.ts';
import { keepVersion, sqlVersions } from './sql-versions.ts';
import { keepProof, sqlProofs } from './sql-proofs.ts';
import type { Tables } from './tables.ts';
import { insertUpdates, sqlUpdateLog, type FlushableLog } from './sql-update-log.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A room that no story has. */
const PROBE = 'probe';

/** The store over any database kysely speaks to; only portable SQL, but for what is given with it. */
export function sqlStore(
	db: Kysely<Tables>,
	{ log = sqlUpdateLog(db), put }: { log?: FlushableLog; put?: RecordStore['put'] } = {}
): Store {
	const records = sqlRecords(db);
	return {
		records: put ? { ...records, put } : records,
		audit: sqlAudit(db),
		log,
		proofs: sqlProofs(db),
		versions: sqlVersions(db),
		commit: (entry) => db.transaction().execute((transaction) => write(transaction, entry)),
		probe: () =>
			db.transaction().execute(async (transaction) => {
				await transaction
					.insertInto('story_unsettled')
					.values({ room: PROBE, client_id: 0 })
					.execute();
				await transaction.deleteFrom('story_unsettled').where('room', '=', PROBE).execute();
			}),
		async close() {
			await log.flush();
			await db.destroy();
		}
	};
}

async function write(
	db: Transaction<Tables>,
	entry: CommitEntry
): Promise<{ seq: number; updateSeqs: number[] }> {
	await writeRecords(db, entry.changes);
	if (entry.proof) await keepProof(db, entry.proof);
	if (entry.version) await keepVersion(db, entry.version);
	const updateSeqs = await insertUpdates(db, entry.updates ?? []);
	const { seq } = await db
		.insertInto('command')
		.values({
			id: entry.commandId,
			person_id: entry.personId,
			at: entry.at,
			type: entry.command.type,
			command: JSON.stringify(entry.command),
			changes: JSON.stringify(entry.changes),
			before: JSON.stringify(entry.before)
		})
		.returning('seq')
		.executeTakeFirstOrThrow();
	return { seq, updateSeqs };
}

async function writeRecords(db: Db, changes: readonly Change[]): Promise<void> {
	for (const { kind, id, value } of changes) {
		if (value === null) {
			await db.deleteFrom('record').where('kind', '=', kind).where('id', '=', id).execute();
			continue;
		}
		await db
			.insertInto('record')
			.values({ kind, id, value: JSON.stringify(value) })
			.onConflict((conflict) =>
				conflict
					.columns(['kind', 'id'])
					.doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') }))
			)
			.execute();
	}
}

function sqlRecords(db: Kysely<Tables>): RecordStore {
	return {
		async all() {
			const rows = await db.selectFrom('record').selectAll().execute();
			return rows.map((row) => ({
				kind: row.kind as RecordKind,
				id: row.id,
				value: JSON.parse(row.value)
			}));
		},
		async put(changes) {
			await db.transaction().execute((transaction) => writeRecords(transaction, changes));
		}
	};
}

function sqlAudit(db: Kysely<Tables>): AuditStore {
	return {
		async find(commandId) {
			const row = await db
				.selectFrom('command')
				.selectAll()
				.where('id', '=', commandId)
				.executeTakeFirst();
			return row ? readAudit(row) : null;
		},
		async list(filter: AuditFilter = {}) {
			let query = db.selectFrom('command').selectAll().orderBy('seq', 'desc');
			if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId);
			if (filter.type !== undefined) query = query.where('type', '=', filter.type);
			if (filter.afterSeq !== undefined) query = query.where('seq', '>', filter.afterSeq);
			if (filter.beforeSeq !== undefined) query = query.where('seq', '<', filter.beforeSeq);
			return (await query.limit(filter.limit ?? 200).execute()).map(readAudit);
		}
	};
}

function readAudit(row: {
	seq: number;
	id: string;
	person_id: string;
	at: number;
	command: string;
	changes: string;
	before: string;
}): AuditRow {
	return {
		seq: row.seq,
		commandId: row.id,
		personId: row.person_id,
		at: row.at,
		command: JSON.parse(row.command) as Command,
		changes: JSON.parse(row.changes) as Change[],
		before: JSON.parse(row.before) as Change[]
	};
}
