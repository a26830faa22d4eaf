import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { joinNodes, withoutPassword } from './join-nodes.ts';
import type { RefusedMessage } from './redis-bus.ts';

const log = pino({ level: 'silent' });
/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;
const isThere = (await hasPostgres()) && (await hasRedis());

it('says no password of Redis’s, though that says it', () => {
	const said = "ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'desk' 'h%sh'";
	expect(withoutPassword(said, 'redis://desk:h%25sh@127.0.0.1')).not.toContain('h%sh');
	// Redis repeats so many characters and no more.
	const long = 'x'.repeat(200);
	const cut = `ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'default' '${long.slice(0, 100)}`;
	expect(withoutPassword(cut, `redis://:${long}@127.0.0.1`)).toBe("ERR unknown command 'HELLO'");
});

describe.skipIf(!isThere)('servers that join one newsroom', () => {
	let database: TestDatabase;
	let redis: TestRedis;
	const ends: (() => Promise<unknown>)[] = [];
	beforeEach(async () => {
		[database, redis] = await Promise.all([testDatabase(), testRedis()]);
	}, PATIENCE_MS);
	afterEach(async () => {
		for (const end of ends.splice(0).reverse()) await end();
		await Promise.all([database.drop(), redis.dispose()]);
	}, PATIENCE_MS);

	/** `number`: of the database of Redis. */
	async function join({ at = database, number = '' } = {}) {
		const { store, db } = await openPostgresStore(at.url, {}, 'several');
		const refused: RefusedMessage[] = [];
		const { bus, tallies } = await joinNodes(redis.url + number, {
			...{ db, events: store.events, log },
			refused: (why) => void refused.push(why)
		});
		const heard: string[] = [];
		bus.subscribe('desk', (message) => void heard.push(new TextDecoder().decode(message)));
		let ended: Promise<void> | undefined;
		const end = () => (ended ??= bus.close().then(() => store.close()));
		ends.push(end);
		const take = async () => (await tallies?.take('ask:203.0.113.7', 1, 60_000)) === 0;
		return { store, bus, heard, refused, take, end };
	}
	type Server = Awaited<ReturnType<typeof join>>;
	/** Two neighbours that hear each other, and a stranger on the same Redis. */
	async function expectApart(one: Server, neighbour: Server, stranger: Server) {
		const servers = [one, neighbour, stranger];
		await expect.poll(() => servers.every(({ bus }) => bus.isUp)).toBe(true);
		await carries(one, neighbour, 'among us');
		stranger.bus.publish('desk', new TextEncoder().encode('of others'));
		// Redis keeps the order of what it is told: whoever hears the next thing has had time for it.
		for (const [from, to] of [
			[one, neighbour],
			[neighbour, one]
		] as const)
			await carries(from, to, 'after that');
		expect(stranger.heard).toEqual([]);
		for (const { heard } of [one, neighbour]) expect(heard).not.toContain('of others');
		// It is not even brought to them.
		expect(servers.flatMap(({ refused }) => refused)).toEqual([]);
		expect([await one.take(), await neighbour.take(), await stranger.take()]).toEqual([
			...[true, false, true]
		]);
	}
	const carries = (from: Server, to: Server, text: string) =>
		expect
			.poll(() => (from.bus.publish('desk', new TextEncoder().encode(text)), to.heard))
			.toContain(text);

	it('make one key, though they start at once, and hear each other by it', async () => {
		const [one, other] = await Promise.all([join(), join()]);
		await carries(one, other, 'here');
		await carries(other, one, 'there');
		expect([...one.refused, ...other.refused]).toEqual([]);
		const kept = await database.run(`select value from server_key where name = 'bus'`);
		expect(kept).toHaveLength(1);
	});

	it('are told why Redis refuses them', async () => {
		const { store, db } = await openPostgresStore(database.url, {}, 'several');
		ends.push(() => store.close());
		const said: unknown[] = [];
		const hears = { ...log, warn: (...line: unknown[]) => void said.push(line) } as typeof log;
		const { bus } = await joinNodes(`${redis.url}/9999`, { db, events: store.events, log: hears });
		ends.push(() => bus.close());
		expect(said).toEqual([
			[
				{ host: expect.any(String), reason: expect.stringContaining('DB index is out of range') },
				'redis does not carry; starting without it'
			]
		]);
	});

	it('of two newsrooms on one Redis hear nothing of each other, and count apart', async () => {
		const others = await testDatabase();
		ends.push(() => others.drop());
		await expectApart(await join(), await join(), await join({ at: others }));
	});

	it('of a newsroom and its copy on one Redis hear nothing of each other, and count apart', async () => {
		await (await join()).end();
		const copy = await database.copy();
		ends.push(() => copy.drop());
		await expectApart(await join(), await join(), await join({ at: copy }));
	});

	it('of one newsroom meet under the same number of Redis alone', async () => {
		await expectApart(await join(), await join({ number: '/0' }), await join({ number: '/1' }));
	});

	it('go on under another one once all of them have lost their right to write', async () => {
		const [one, other] = await Promise.all([join(), join()]);
		await carries(one, other, 'before');
		const before = one.store.events?.name;
		await database.run(`update writer set until = clock_timestamp() - interval '1 second'`);
		await expect.poll(() => one.store.events?.name).not.toBe(before);
		await carries(one, other, 'after');
		await carries(other, one, 'after');
		expect(one.store.events?.name).toBe(other.store.events?.name);
	});
});
