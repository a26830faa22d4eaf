import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { Store } from './store.ts';
import { storeContract } from './store-contract.ts';

const isThere = await hasPostgres();
const ROOM = 'story/s1';

/** Of locks: in this test's database. Other tests hold theirs in the same PostgreSQL meanwhile. */
const HERE = 'database = (select oid from pg_database where datname = current_database())';

describe.skipIf(!isThere)('stores of several servers in one PostgreSQL', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(() => database.empty());

	const join = async (onLapsed = async () => {}) =>
		(await openPostgresStore(database.url, { onLapsed }, 'several')).store;
	const update = (text: string) => ({
		...{ room: ROOM, personId: 'p1', clientId: 1, at: 1 },
		bytes: new TextEncoder().encode(text)
	});
	const written = async (store: Store) =>
		(await store.log.load(ROOM)).tail.map(({ bytes }) => new TextDecoder().decode(bytes));
	/** For how long the one server still may write, s. */
	const renewedFor = async () => {
		const left = 'extract(epoch from until - clock_timestamp())::float8';
		return Number((await database.run(`select ${left} as left from writer`))[0]?.left ?? 0);
	};
	const writers = async () => (await database.run('select epoch from writer')).length;

	storeContract('PostgreSQL shared by several servers', join);

	it('start at the same time and write side by side', async () => {
		const stores = await Promise.all([join(), join(), join()]);
		await Promise.all(
			stores.flatMap((store, index) =>
				['x', 'y', 'z'].map((word) => store.log.append([update(`${word}${index}`)]))
			)
		);
		expect((await written(stores[0])).sort()).toEqual(
			['x', 'y', 'z'].flatMap((word) => [0, 1, 2].map((index) => `${word}${index}`))
		);
		expect(new Set(stores.map(({ events }) => events?.name)).size).toBe(1);
		await Promise.all(stores.map((store) => store.close()));
		expect(await writers()).toBe(0);
	});

	it('number their stream anew where all of them were away', async () => {
		const first = await join();
		const before = first.events?.name;
		await first.close();
		const second = await join();
		expect(second.events?.name).not.toBe(before);
		await second.close();
	});

	it('number it anew as well where none was restarted, all alike', async () => {
		const stores = await Promise.all([join(), join(), join()]);
		const before = stores[0].events?.name;
		// All were asleep, and whatever happened to the database meanwhile, this is it.
		await database.run(`update writer set until = clock_timestamp() - interval '1 second'`);
		const names = () => new Set(stores.map(({ events }) => events?.name));
		await expect.poll(() => [names().size, names().has(before)]).toEqual([1, false]);
		// One that comes late finds the others there.
		const [now] = names();
		await database.run(`update writer set until = clock_timestamp() - interval '1 second'
			where epoch = (select max(epoch) from writer)`);
		await expect.poll(writers).toBe(3);
		await expect
			.poll(() =>
				Promise.all(stores.map((store) => store.log.append([update('x')]).catch(() => null)))
			)
			.not.toContain(null);
		expect([...names()]).toEqual([now]);
		await Promise.all(stores.map((store) => store.close()));
	});

	it('and one that has the newsroom to itself keep each other out', async () => {
		const alone = await openPostgresStore(database.url);
		await expect(join()).rejects.toThrow(/without REDIS_URL; several must all be joined/);
		await alone.store.close();
		const shared = await join();
		await expect(openPostgresStore(database.url)).rejects.toThrow('Another Copydesk works on');
		await shared.close();
	});

	it('write no more once one has the newsroom to itself, nor does one that slept meanwhile', async () => {
		const alone = await openPostgresStore(database.url);
		await alone.store.log.append([update('before')]);
		// Asleep: its lock went with its connection.
		const cut = () =>
			database.run(`select pg_terminate_backend(pid) from pg_locks
				where locktype = 'advisory' and objid = 20180102 and ${HERE}`);
		await cut();
		const shared = await join();
		await expect(alone.store.log.append([update('late')])).rejects.toMatchObject({ code: 'CD001' });
		await shared.log.append([update('shared')]);
		expect(await written(shared)).toEqual(['before', 'shared']);
		await Promise.all([alone.store.close(), shared.close()]);
	});

	it('write nothing beside one that had the newsroom to itself while they slept', async () => {
		let lapsed = 0;
		const shared = await join(async () => void (lapsed += 1));
		// Asleep: its connections are gone, and it has not asked for others yet.
		await database.run(`select pg_terminate_backend(pid) from pg_locks
			where locktype = 'advisory' and objid = 20180102 and ${HERE}`);
		const alone = await openPostgresStore(database.url);
		await expect(shared.log.append([update('late')])).rejects.toMatchObject({ code: 'CD001' });
		await alone.store.log.append([update('alone')]);
		await expect.poll(() => lapsed).toBe(1);
		await expect(shared.log.append([update('late')])).rejects.toMatchObject({ code: 'CD001' });
		await alone.store.close();
		await expect.poll(() => shared.log.append([update('again')]).catch(() => null)).not.toBeNull();
		expect(await written(shared)).toEqual(['alone', 'again']);
		await shared.close();
	});

	it('strike off a server that is killed', async () => {
		const store = await join();
		const other = await child(database.url);
		const held = async () =>
			(await database.run(`select 1 from pg_locks where classid = 20180103 and ${HERE}`)).length;
		await expect.poll(held).toBe(2);
		// It has been there for a while.
		await expect.poll(() => other.last('written')).toBeGreaterThan(1000);
		other.process.kill('SIGKILL');
		await expect.poll(writers).toBe(1);
		await store.close();
	});

	it('hold their number however late they get the lock for it', async () => {
		const held = async () =>
			(await database.run(`select 1 from pg_locks where classid = 20180103 and granted and ${HERE}
				and pid <> pg_backend_pid()`)) as unknown[];
		const other = new Client({ connectionString: database.url });
		await other.connect();
		// A connection that is gone, of which the database does not know yet.
		await other.query(
			'select pg_advisory_lock(20180103, epoch) from generate_series(1, 9) as epoch'
		);
		const before = (await held()).length;
		const store = await join();
		await expect.poll(renewedFor).toBeGreaterThan(4);
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect((await held()).length).toBe(before);
		await other.end();
		await expect.poll(async () => (await held()).length).toBe(1);
		await store.close();
	});

	it('count none as the first that was asleep with its machine', async () => {
		const { store, isFirst } = await openPostgresStore(database.url, {}, 'several');
		await expect.poll(() => isFirst?.()).toBe(true);
		const slept = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
		expect(isFirst?.()).toBe(false);
		slept.mockRestore();
		await store.close();
	});

	it('count nobody’s right to write as fresh that was asleep, with its machine or alone', async () => {
		const store = await join();
		const isFresh = () => store.log.shared?.isFresh();
		expect(isFresh()).toBe(true);
		for (const clock of [Date, performance]) {
			const slept = vi.spyOn(clock, 'now').mockReturnValue(clock.now() + 3001);
			expect(isFresh()).toBe(false);
			slept.mockRestore();
		}
		expect(isFresh()).toBe(true);
		await store.close();
		expect(isFresh()).toBe(false);
	});

	it('refuse all that one has in hand which slept over its time; it begins anew by itself', async () => {
		const store = await join();
		const other = await child(database.url);
		await expect.poll(() => other.last('written')).toBeGreaterThan(50);
		// It has something in hand for certain: more gathers while a write of its has to wait.
		const holdUp = new Client({ connectionString: database.url });
		await holdUp.connect();
		await holdUp.query(`begin; select pg_advisory_xact_lock(hashtextextended('${ROOM}', 0))`);
		const waits = () => database.run(`select from pg_locks where not granted and ${HERE}`);
		await expect.poll(waits).not.toEqual([]);
		const underWay = other.last('asked');
		await expect.poll(() => other.last('asked')).toBeGreaterThan(underWay + 20);
		other.process.kill('SIGSTOP');
		await holdUp.end();
		await expect.poll(writers, { timeout: 15_000 }).toBe(1);
		const inHand = other.last('asked');
		await store.log.append([update('meanwhile')]);
		const before = await written(store);
		other.process.kill('SIGCONT');
		await expect.poll(writers).toBe(2);
		await expect.poll(() => other.last('written')).toBeGreaterThan(inHand);
		await other.end();
		const after = await written(store);
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length).filter((word) => Number(word) <= inHand)).toEqual([]);
		// What was written before it slept may have been answered to nobody.
		const refused = other.all('refused').filter((word) => word <= inHand);
		expect(refused.length).toBeGreaterThan(0);
		expect(new Set([...before.map(Number), ...refused]).size).toBeGreaterThan(inHand);
		await store.close();
	});

	it('hold up nobody for long where one sleeps in the middle of a write', async () => {
		const [store, sleeper] = [await join(), await join()];
		const changes: never[] = [];
		const after = { stream: store.events?.name ?? '', seq: 0 };
		const event = { after, at: 1, personId: null, command: null, changes };
		// As one does that sleeps after it has taken the row of all commands.
		await database.run(`alter table command_counter alter column stream set default ''`);
		const asleep = openPostgresStore(database.url, {}, 'several');
		const { store: third, db } = await asleep;
		const held = db.transaction().execute(async (transaction) => {
			await transaction
				.updateTable('command_counter' as never)
				.set({ stream: '' } as never)
				.execute();
			await new Promise((resolve) => setTimeout(resolve, 6000));
		});
		await expect.poll(() => store.records.put([], event).then(() => true)).toBe(true);
		// It did not come to its end.
		await expect(held).rejects.toThrow();
		await Promise.all([store.close(), sleeper.close(), third.close()]);
	});

	it('outlive the loss of all their connections', async () => {
		const lapsed: string[] = [];
		const stores = [
			await join(async () => void lapsed.push('a')),
			await join(async () => void lapsed.push('b'))
		];
		await database.run(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and application_name = 'copydesk'`
		);
		for (const [index, store] of stores.entries())
			await expect
				.poll(() => store.log.append([update(`w${index}`)]).catch(() => null))
				.not.toBeNull();
		expect(lapsed).toEqual([]);
		expect(await writers()).toBe(2);
		await Promise.all(stores.map((store) => store.close()));
	});
});

interface Child {
	process: ChildProcess;
	/** The numbers of the words of which it has said so. */
	all(what: 'asked' | 'written' | 'refused'): number[];
	last(what: 'asked' | 'written' | 'refused'): number;
	end(): Promise<void>;
}

async function child(url: string): Promise<Child> {
	const file = path.resolve(import.meta.dirname, '../../tests/support/store-child.ts');
	const running = spawn(process.execPath, [file, url, ROOM], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	running.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	const all = (what: string) =>
		[...said.matchAll(/^(\w+) (\d+)/gm)].flatMap(([, does, word]) =>
			does === what ? [Number(word)] : []
		);
	return {
		process: running,
		all,
		last: (what) => all(what).at(-1) ?? -1,
		async end() {
			const gone = new Promise((resolve) => running.once('exit', resolve));
			running.kill('SIGTERM');
			await gone;
		}
	};
}
