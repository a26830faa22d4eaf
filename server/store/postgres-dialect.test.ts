import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { isStoreFault } from '../store-fault.ts';
import { postgresDialect } from './postgres-dialect.ts';

/** What a question comes to where there is no connection to be had, for that reason. */
async function askWhere(code: string): Promise<unknown> {
	const connect = () => Promise.reject(Object.assign(new Error('no connection'), { code }));
	const pool = { connect, end: async () => undefined, options: {} };
	const fence = { epoch: () => null, onPassed: () => undefined };
	const db = new Kysely<object>({ dialect: postgresDialect(pool, fence) });
	return sql`select 1`.execute(db).catch((error: unknown) => error);
}

test('a database that cannot be reached is told apart from what is wrong with a question', async () => {
	const refused = await askWhere('ECONNREFUSED');
	expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
	expect(isStoreFault(refused)).toBe(true);
	expect(isStoreFault(await askWhere('28P01'))).toBe(false);
});
