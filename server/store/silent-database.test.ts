import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	hasPrivatePostgres,
	privatePostgres,
	type PrivatePostgres
} from '#tests/support/private-postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import { probeDatabase } from './probe-database.ts';
import type { OpenedStore } from './sqlite-store.ts';
import type { CommitEntry, NewUpdate } from './store.ts';

const ROOM = 'story/s1';
const SILENT = { code: 'ETIMEDOUT', message: 'the database does not answer' };

describe.skipIf(!hasPrivatePostgres())(
	'a database that is silent, though its connections are open',
	() => {
		let postgres: PrivatePostgres;
		let opened: OpenedStore;
		let lapsed: number;
		beforeAll(async () => {
			postgres = await privatePostgres();
		}, 60_000);
		afterAll(() => postgres.dispose());
		const open = (servers: 'alone' | 'several') => async () => {
			lapsed = 0;
			await postgres.run('drop schema public cascade; create schema public');
			const onLapsed = async () => void (lapsed += 1);
			opened = await openPostgresStore(postgres.url, { onLapsed }, servers);
			return async () => {
				postgres.resume();
				await opened.store.close();
			};
		};

		/** How long it took to settle, ms. */
		const took = async (asked: Promise<unknown>): Promise<number> => {
			const from = performance.now();
			await asked.catch(() => undefined);
			return performance.now() - from;
		};
		const update = (byte: number): NewUpdate => ({
			...{ room: ROOM, personId: 'p1', clientId: 1, at: 1 },
			bytes: new Uint8Array([byte])
		});
		const written = async () =>
			(await opened.store.log.load(ROOM)).tail.map(({ bytes }) => bytes[0]);
		const connections = async () =>
			Number(
				(
					await postgres.run(`select count(*) as count from pg_stat_activity
					where application_name = 'copydesk'`)
				)[0]?.count
			);

		it('does not hold on to whoever asks whether it is well, nor to its connection', async () => {
			const standby = async (setting: string) => {
				await postgres.run(`alter system ${setting}`);
				await postgres.run('select pg_reload_conf()');
			};
			await probeDatabase(postgres.url);
			// It answers, and waits with every write for a standby that is not there.
			await standby(`set synchronous_standby_names = 'nobody'`);
			const asked = probeDatabase(postgres.url);
			const late = took(asked);
			await expect(asked).rejects.toMatchObject(SILENT);
			expect(await late).toBeLessThan(4000);
			await standby('reset synchronous_standby_names');
			const isWell = () =>
				probeDatabase(postgres.url).then(
					() => true,
					() => false
				);
			await expect.poll(isWell).toBe(true);
		}, 30_000);

		for (const servers of ['alone', 'several'] as const)
			describe(`for a server that ${servers === 'alone' ? 'has it to itself' : 'shares it'}`, () => {
				beforeEach(open(servers), 60_000);

				it('is given up by whoever asks what is asked again and again, and is there afterwards', async () => {
					const { store, quick } = opened;
					await store.audit.find('c1');
					postgres.pause();
					const asked = [
						store.audit.find('c1'),
						quick.selectFrom('seen').selectAll().execute(),
						store.events?.after({ stream: '', seq: 0 }) ?? store.audit.find('c2'),
						store.log.shared?.after([{ room: ROOM, seq: 0 }], 1) ?? store.audit.find('c3')
					];
					const late = took(Promise.allSettled(asked));
					for (const one of asked) await expect(one).rejects.toMatchObject(SILENT);
					expect(await late).toBeLessThan(4000);
					// As many as connections, and more.
					const many = Array.from({ length: 12 }, () => store.audit.find('c1'));
					expect(await took(Promise.allSettled(many))).toBeLessThan(4000);
					postgres.resume();
					expect(await store.audit.find('c1')).toBeNull();
					// None of those that were given up is held on to.
					await expect.poll(connections).toBeLessThanOrEqual(10);
				});

				it('takes nothing that was written, and twice nothing', async () => {
					const { store } = opened;
					await store.log.append([update(1)]);
					postgres.pause();
					const committed = store.commit({ ...COMMAND, updates: [update(2)] });
					const appended = store.log.append([update(3)]);
					await expect(appended).rejects.toMatchObject(SILENT);
					postgres.resume();
					// One of several has lost its right meanwhile, or not: it is on disk, or was refused.
					const isThere = await committed.then(
						() => true,
						(error: unknown) => (expect(error).toMatchObject({ code: 'CD001' }), false)
					);
					expect((await store.audit.verify()).rows).toBe(isThere ? 1 : 0);
					expect((await written()).filter((byte) => byte === 2)).toHaveLength(isThere ? 1 : 0);
					await expect.poll(() => store.log.append([update(4)]).catch(() => null)).not.toBeNull();
					expect((await written()).at(-1)).toBe(4);
				}, 30_000);

				it('holds up what is appended no longer than any other write', async () => {
					const { store } = opened;
					await store.log.append([update(1)]);
					postgres.pause();
					const appended = store.log.append([update(2)]);
					expect(await took(appended)).toBeLessThan(8000);
					await expect(appended).rejects.toMatchObject(SILENT);
				}, 30_000);

				it('does not keep a server from ending', async () => {
					const { store } = opened;
					await store.audit.find('c1');
					postgres.pause();
					const inHand = [
						store.log.append([update(1)]),
						store.commit(COMMAND),
						store.records.all(),
						store.audit.find('c1')
					];
					const over = Promise.allSettled(inHand);
					opened.ends();
					expect(await took(store.close())).toBeLessThan(5000);
					expect(await took(over)).toBeLessThan(1000);
				});
			});

		describe('for so long that the right to write is over', () => {
			beforeEach(open('several'), 60_000);

			it('has its server begin anew', async () => {
				const { store, isFirst } = opened;
				await expect.poll(isFirst).toBe(true);
				const before = store.events?.name;
				postgres.pause();
				const inHand = store.log.append([update(1)]);
				await expect(inHand).rejects.toMatchObject(SILENT);
				expect(isFirst()).toBe(false);
				await expect(store.probe()).rejects.toThrow();
				postgres.resume();
				await expect.poll(() => lapsed, { timeout: 10_000 }).toBe(1);
				await expect.poll(() => store.log.append([update(2)]).catch(() => null)).not.toBeNull();
				expect(await written()).toEqual([2]);
				expect(store.events?.name).not.toBe(before);
			}, 60_000);
		});
	}
);

const COMMAND: CommitEntry = {
	...{ commandId: 'c1', personId: 'p1', at: 1 },
	...{ command: { type: 'story.spike', id: 's1' }, changes: [], before: [] }
};
