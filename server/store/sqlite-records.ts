import { sql, type Kysely } from 'kysely';
import type { Change } from '#model/records.ts';
import type { Tables } from './tables.ts';

/** Records read at once: those of years, all at once, leave the thread of the store a hundred MB larger. */
const AT_ONCE = 1000;

type Row = Tables['record'] & { row: number };

/** All records, in the order in which they were first written. */
export async function recordsInParts(db: Kysely<Tables>, atOnce = AT_ONCE): Promise<Change[]> {
	const all: Change[] = [];
	for (let after = 0; ;) {
		const { rows } = await sql<Row>`select rowid as row, kind, id, value from record
			where rowid > ${after} order by rowid limit ${atOnce}`.execute(db);
		for (const { kind, id, value } of rows)
			all.push({ kind, id, value: JSON.parse(value) } as Change);
		if (rows.length < atOnce) return all;
		after = rows.at(-1)?.row ?? after;
	}
}
