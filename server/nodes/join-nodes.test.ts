import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { joinNodes } from './join-nodes.ts';
import type { RefusedMessage } from './redis-bus.ts';

const log = pino({ level: 'silent' });
/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;
const isThere = (await hasPostgres()) && (await hasRedis());

describe.skipIf(!isThere)('servers that join one newsroom', () => {
	let database: TestDatabase;
	let redis: TestRedis;
	const ends: (() => Promise<unknown>)[] = [];
	beforeEach(async () => {
		[database, redis] = await Promise.all([testDatabase(), testRedis()]);
	}, PATIENCE_MS);
	afterEach(async () => {
		for (const end of ends.splice(0)) await end();
		await Promise.all([database.drop(), redis.dispose()]);
	}, PATIENCE_MS);

	async function join() {
		const { store, db } = await openPostgresStore(database.url, {}, 'several');
		const refused: RefusedMessage[] = [];
		const { bus } = await joinNodes(redis.url, {
			...{ db, events: store.events, log },
			refused: (why) => void refused.push(why)
		});
		const heard: string[] = [];
		bus.subscribe('desk', (message) => void heard.push(new TextDecoder().decode(message)));
		ends.push(() => bus.close().then(() => store.close()));
		return { store, bus, heard, refused };
	}
	type Server = Awaited<ReturnType<typeof join>>;
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
