import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { isStoreFault } from '../store-fault.ts';
import { postgresDialect } from './postgres-dialect.ts';

/** What a question comes to where there is no connection to be had, for that reason. */
const askWhere = (code: string): Promise<unknown> =>
	askOn(() => Promise.reject(Object.assign(new Error('no connection'), { code })));

async function askOn(connect: () => Promise<unknown>): Promise<unknown> {
	const pool = { connect: connect as never, end: async () => undefined, options: {} };
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

test('what a connection does not answer is told apart as well, and so is a server that was shut out', async () => {
	for (const [code, isAway] of [
		['ETIMEDOUT', true],
		['CD001', true],
		['42P01', false]
	] as const) {
		const query = () => Promise.reject(Object.assign(new Error('no answer'), { code }));
		const client = { query, release: () => undefined };
		const asked = await askOn(async () => client);
		expect([asked, isStoreFault(asked)]).toEqual([expect.objectContaining({ code }), isAway]);
	}
});
