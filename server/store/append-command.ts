import type { Kysely, Transaction } from 'kysely';
import type { Id } from '#model/ids.ts';
import { subjectsOf } from '#model/audit.ts';
import { hashOfOrigin, hashOfRow } from './audit-chain.ts';
import type { SqlEngine } from './sql-engine.ts';
import { inParts } from './sql-hands.ts';
import type { CommitEntry } from './store.ts';
import type { Tables } from './tables.ts';

/** Writes a command's row behind the last one; its seq. */
export async function appendCommand(
	db: Transaction<Tables>,
	engine: SqlEngine,
	entry: CommitEntry
): Promise<number> {
	const next = await engine.nextCommand(db);
	const prev = await headOf(db);
	const row = {
		id: entry.commandId,
		person_id: entry.personId,
		at: entry.at,
		type: entry.command.type,
		command: JSON.stringify(entry.command),
		changes: JSON.stringify(entry.changes),
		before: JSON.stringify(entry.before)
	};
	const { seq } = await db
		.insertInto('command')
		.values({ ...row, prev, ...(next === null ? {} : { seq: next }) })
		.returning('seq')
		.executeTakeFirstOrThrow();
	// The seq is in the hash, and the database gives it.
	await db
		.updateTable('command')
		.set({ hash: hashOfRow(prev, { seq, ...row }) })
		.where('seq', '=', seq)
		.execute();
	await writeSubjects(db, seq, subjectsOf([...entry.before, ...entry.changes]));
	return seq;
}

async function headOf(db: Transaction<Tables>): Promise<string> {
	const last = await db
		.selectFrom('command')
		.select('hash')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (last) return last.hash;
	return hashOfOrigin(await db.selectFrom('audit_origin').selectAll().executeTakeFirstOrThrow());
}

export async function writeSubjects(
	db: Kysely<Tables>,
	seq: number,
	subjects: readonly Id[]
): Promise<void> {
	for (const part of inParts(subjects.map((subject) => ({ subject, seq }))))
		await db.insertInto('command_subject').values(part).execute();
}
