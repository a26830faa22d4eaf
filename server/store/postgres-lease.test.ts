import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hold } from '#tests/support/hold.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { OpenedStore } from './sqlite-store.ts';

/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;
/** Lower than that of any server, and higher. */
const EARLIER = -1;
const LATER = 1_000_000;

describe.skipIf(!(await hasPostgres()))(
	'what a server finds out as it renews its right to write',
	() => {
		let database: TestDatabase;
		let opened: OpenedStore;
		beforeEach(async () => {
			database = await testDatabase();
			opened = await openPostgresStore(database.url, {}, 'several');
		}, PATIENCE_MS);
		afterEach(async () => {
			await opened.store.close();
			await database.drop();
		}, PATIENCE_MS);

		/** As another server would have it, so long from now. */
		const enrol = (epoch: number, lasts: string) =>
			database.run(`insert into writer (epoch, until)
			values (${epoch}, clock_timestamp() + interval '${lasts}')`);
		const isThere = async (epoch: number) =>
			(await database.run(`select from writer where epoch = ${epoch}`)).length > 0;
		const isFirst = () => opened.isFirst?.();
		/** Those others have just renewed it; resolves to which of them are there. */
		const othersRenewed = async () => {
			const rows = await database.run(`update writer
				set until = clock_timestamp() + interval '3400 milliseconds'
				where epoch in (${EARLIER}, ${LATER}) returning epoch`);
			return rows.map(({ epoch }) => Number(epoch));
		};
		/** Resolves once it has renewed it so many times. */
		const renewed = (times: number) => {
			const seen = new Set<unknown>();
			const look = async () => {
				const [row] = await database.run(`select until::text from writer
				where epoch not in (${EARLIER}, ${LATER})`);
				return seen.add(row?.until).size;
			};
			return expect.poll(look, { interval: 50, timeout: 20_000 }).toBeGreaterThan(times);
		};

		it('that it is the first, unless another one has been there for longer and is there still', async () => {
			await expect.poll(isFirst).toBe(true);
			await enrol(LATER, '1 minute');
			await renewed(2);
			expect(isFirst()).toBe(true);
			await enrol(EARLIER, '1 minute');
			await expect.poll(isFirst).toBe(false);
		});

		it('that it is the first beside one whose time is over, though that is not struck off yet', async () => {
			await enrol(EARLIER, '-1 second');
			await expect.poll(isFirst).toBe(true);
			expect(await isThere(EARLIER)).toBe(true);
		});

		it('that one is gone which has neither renewed it nor has a connection, before its time is over', async () => {
			await renewed(8);
			const take = `select pg_advisory_lock(20180103, ${LATER})`;
			const connection = await hold(database.url, take);
			await Promise.all([enrol(EARLIER, '1 minute'), enrol(LATER, '1 minute')]);
			// Nobody's time is over meanwhile, though it is due.
			await expect.poll(othersRenewed, { interval: 50, timeout: 20_000 }).toEqual([LATER]);
			// Its time is over, whatever it holds.
			await expect.poll(() => isThere(LATER), { timeout: 20_000 }).toBe(false);
			await connection.end();
		});
	}
);
