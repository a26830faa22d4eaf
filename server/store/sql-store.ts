import type { Kysely, Transaction } from 'kysely';
import type { Change, RecordKind } from '#model/records.ts';
import { appendCommand } from './append-command.ts';
import { SQLITE, type SqlEngine } from './sql-engine.ts';
import { sqlAudit } from './sql-audit.ts';
import type {
	AuditStore,
	CommitEntry,
	Committed,
	EventStream,
	NewEvent,
	RecordStore,
	Store
} from './store.ts';
import { keepVersion, sqlVersions } from './sql-versions.ts';
import { keepLink, sqlOutside } from './sql-outside.ts';
import { keepProof, sqlProofs } from './sql-proofs.ts';
import { checkTexts } from './sql-texts.ts';
import type { Tables } from './tables.ts';
import { insertUpdates, sqlUpdateLog, type FlushableLog } from './sql-update-log.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A room that no story has. */
const PROBE = 'probe';

/** What an engine does in a way of its own. */
interface SpecialParts {
	engine?: SqlEngine;
	log?: FlushableLog;
	put?: RecordStore['put'];
	all?: RecordStore['all'];
	verify?: AuditStore['verify'];
	events?: EventStream | null;
}

/** The store over any database kysely speaks to; only portable SQL, but for what is given with it. */
export function sqlStore(
	db: Kysely<Tables>,
	{
		engine = SQLITE,
		log = sqlUpdateLog(db, engine),
		put,
		all,
		verify,
		events = null
	}: SpecialParts = {}
): Store {
	const records = sqlRecords(db, engine);
	return {
		records: { ...records, ...(put && { put }), ...(all && { all }) },
		audit: sqlAudit(db, verify),
		log,
		proofs: sqlProofs(db),
		versions: sqlVersions(db),
		outside: sqlOutside(db),
		events,
		commit: (entry, event) =>
			db.transaction().execute((transaction) => write(transaction, engine, entry, event)),
		probe: () =>
			db.transaction().execute(async (transaction) => {
				await transaction
					.insertInto('story_in_hand')
					.values({ room: PROBE, client_id: 0 })
					.execute();
				await transaction.deleteFrom('story_in_hand').where('room', '=', PROBE).execute();
			}),
		async close() {
			await log.flush();
			await db.destroy();
		}
	};
}

async function write(
	db: Transaction<Tables>,
	engine: SqlEngine,
	entry: CommitEntry,
	event: NewEvent | undefined
): Promise<Committed> {
	// First: what others write waits for it, and what rests on something else is not written at all.
	const place = await engine.nextEvent(db, event);
	await checkTexts(db, engine, entry);
	await writeRecords(db, entry.changes);
	if (entry.proof) await keepProof(db, entry.proof);
	if (entry.version) await keepVersion(db, entry.version);
	if (entry.link) await keepLink(db, entry.link);
	const updateSeqs = await insertUpdates(db, engine, entry.updates ?? []);
	return { seq: await appendCommand(db, engine, entry), updateSeqs, event: place };
}

export async function writeRecords(db: Db, changes: readonly Change[]): Promise<void> {
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

function sqlRecords(db: Kysely<Tables>, engine: SqlEngine): RecordStore {
	return {
		async all() {
			const rows = await db.selectFrom('record').selectAll().execute();
			return rows.map((row) => ({
				kind: row.kind as RecordKind,
				id: row.id,
				value: JSON.parse(row.value)
			}));
		},
		put: (changes, event) =>
			db.transaction().execute(async (transaction) => {
				const place = await engine.nextEvent(transaction, event);
				await writeRecords(transaction, changes);
				return place;
			})
	};
}
