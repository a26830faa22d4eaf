import type { Kysely } from 'kysely';
import { subjectsOf } from '#model/audit.ts';
import { newId } from '#model/ids.ts';
import type { Change } from '#model/records.ts';
import { writeSubjects } from './append-command.ts';
import { hashOfOrigin, hashOfRow } from './audit-chain.ts';
import type { Tables } from './tables.ts';

/** Rows in memory at once. */
const BATCH = 200;

/**
 * Begins the chain of commands, and takes the rows into it that are there already. How many those
 * were is part of the chain, since nothing can be said of what was done to them before.
 */
export async function chainOldRows(db: Kysely<Tables>): Promise<void> {
	const { rows, last } = await db
		.selectFrom('command')
		.select(({ fn }) => [fn.countAll<number>().as('rows'), fn.max('seq').as('last')])
		.executeTakeFirstOrThrow();
	const origin = { name: newId(), at: Date.now(), rows, through_seq: last ?? 0 };
	await db.insertInto('audit_origin').values(origin).execute();
	let prev = hashOfOrigin(origin);
	for (let after = 0; after < origin.through_seq;) {
		const batch = await db
			.selectFrom('command')
			.selectAll()
			.where('seq', '>', after)
			.orderBy('seq')
			.limit(BATCH)
			.execute();
		for (const row of batch) {
			const hash = hashOfRow(prev, row);
			await db.updateTable('command').set({ prev, hash }).where('seq', '=', row.seq).execute();
			const changes = JSON.parse(row.changes) as Change[];
			const before = JSON.parse(row.before) as Change[];
			await writeSubjects(db, row.seq, subjectsOf([...before, ...changes]));
			prev = hash;
			after = row.seq;
		}
	}
}
