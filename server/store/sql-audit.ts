import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { Command } from '#model/commands.ts';
import type { Change } from '#model/records.ts';
import type { AuditFilter, AuditPart, AuditRow, AuditStore, KeptRow } from './store.ts';
import type { Tables } from './tables.ts';
import { verifyChain, type ChainSource, type FoundRow } from './verify-chain.ts';

const USUAL = 200;
/** Rows in memory at once while the chain is gone through: a large one weighs a megabyte. */
const BATCH = 100;

export function sqlAudit(
	db: Kysely<Tables>,
	verify: AuditStore['verify'] = (head) => verifyChain(chainSource(db), head)
): AuditStore {
	const kept = async ({ order, limit = USUAL, ...filter }: AuditPart = {}): Promise<KeptRow[]> => {
		if (fitsNothing(filter)) return [];
		const rows = await filtered(db, filter)
			.selectAll('command')
			.orderBy('seq', order === 'oldest' ? 'asc' : 'desc')
			.limit(limit)
			.execute();
		return rows.map(({ id, person_id, ...row }) => ({
			...row,
			commandId: id,
			personId: person_id
		}));
	};
	return {
		kept,
		list: async (part) => (await kept(part)).map(readRow),
		async find(commandId) {
			const [row] = await kept({ commandId });
			return row ? readRow(row) : null;
		},
		async count(filter, most) {
			if (fitsNothing(filter)) return 0;
			const some = filtered(db, filter).select('command.seq').limit(most).as('some');
			const { count } = await db
				.selectFrom(some)
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.executeTakeFirstOrThrow();
			return count;
		},
		verify
	};
}

/** Any of none; PostgreSQL knows no empty list. */
const fitsNothing = ({ types, subjects }: AuditFilter): boolean =>
	types?.length === 0 || subjects?.length === 0;

function filtered(
	db: Kysely<Tables>,
	{ commandId, personId, types, subjects, from, until, afterSeq, beforeSeq }: AuditFilter
): SelectQueryBuilder<Tables, 'command', object> {
	let query = db.selectFrom('command');
	if (commandId !== undefined) query = query.where('id', '=', commandId);
	if (personId !== undefined) query = query.where('person_id', '=', personId);
	if (types !== undefined) query = query.where('type', 'in', types);
	if (afterSeq !== undefined) query = query.where('seq', '>', afterSeq);
	if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq);
	if (from !== undefined) query = query.where('at', '>=', from);
	if (until !== undefined) query = query.where('at', '<', until);
	if (subjects !== undefined)
		query = query.where('seq', 'in', (touched) =>
			touched.selectFrom('command_subject').select('seq').where('subject', 'in', subjects)
		);
	return query;
}

const readRow = ({
	seq,
	commandId,
	personId,
	at,
	command,
	changes,
	before
}: KeptRow): AuditRow => ({
	...{ seq, commandId, personId, at },
	command: JSON.parse(command) as Command,
	changes: JSON.parse(changes) as Change[],
	before: JSON.parse(before) as Change[]
});

export const chainSource = (db: Kysely<Tables>): ChainSource => ({
	origin: () => db.selectFrom('audit_origin').selectAll().executeTakeFirst(),
	async rowsAfter(seq) {
		// Numbers as text: whatever somebody has put there can be read, and is not what was written.
		let query = db
			.selectFrom('command')
			.select(['id', 'person_id', 'type', 'command', 'changes', 'before', 'prev', 'hash'])
			.select([sql`cast(seq as text)`.as('seqText'), sql`cast(at as text)`.as('atText')])
			.orderBy('command.seq')
			.limit(BATCH);
		if (seq !== null) query = query.where('seq', '>', sql<number>`cast(${seq} as bigint)`);
		const rows = await query.execute();
		return rows.map(({ seqText, atText, ...row }): FoundRow => ({
			...row,
			seq: seqText,
			at: atText
		}));
	},
	async hasRecords() {
		const row = await db.selectFrom('record').select('id').limit(1).executeTakeFirst();
		return row !== undefined;
	},
	async has(hash) {
		const row = await db
			.selectFrom('command')
			.select('id')
			.where('hash', '=', hash)
			.limit(1)
			.executeTakeFirst();
		return row !== undefined;
	}
});
