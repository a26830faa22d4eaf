import type { Kysely, Transaction } from 'kysely';
import type { Change, RecordKind } from '#model/records.ts';
import { appendCommand } from './append-command.ts';
import { sqlAudit } from './sql-audit.ts';
import type { AuditStore, CommitEntry, RecordStore, Store } from './store.ts';
import { keepVersion, sqlVersions } from './sql-versions.ts';
import { keepProof, sqlProofs } from './sql-proofs.ts';
import type { Tables } from './tables.ts';
import { insertUpdates, sqlUpdateLog, type FlushableLog } from './sql-update-log.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A room that no story has. */
const PROBE = 'probe';

/** What an engine does in a way of its own. */
interface SpecialParts {
	log?: FlushableLog;
	put?: RecordStore['put'];
	verify?: AuditStore['verify'];
}

/** The store over any database kysely speaks to; only portable SQL, but for what is given with it. */
export function sqlStore(
	db: Kysely<Tables>,
	{ log = sqlUpdateLog(db), put, verify }: SpecialParts = {}
): Store {
	const records = sqlRecords(db);
	return {
		records: put ? { ...records, put } : records,
		audit: sqlAudit(db, verify),
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
	return { seq: await appendCommand(db, entry), updateSeqs };
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
