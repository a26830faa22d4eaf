import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { keysOf } from '#tests/support/bus-keys.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { RedisBus } from './redis-bus.ts';
import { redisTallies } from './tallies.ts';

const log = pino({ level: 'silent' });
const keys = keysOf();

describe.skipIf(!(await hasRedis()))('what several servers count in Redis', () => {
	async function two(redis: TestRedis) {
		const buses = [0, 1].map(() => new RedisBus({ url: redis.url, prefix: 'test', keys, log }));
		await expect.poll(() => buses.every(({ isUp }) => isUp)).toBe(true);
		const [a, b] = buses.map((bus) => redisTallies(bus, keys));
		return { a: a!, b: b!, close: () => Promise.all(buses.map((bus) => bus.close())) };
	}

	it('is counted together, for so long, and can be taken back', async () => {
		const redis = await testRedis();
		const { a, b, close } = await two(redis);
		for (const tallies of [a, b, a]) expect(await tallies.take('k', 3, 60_000)).toBe(0);
		const wait = await b.take('k', 3, 60_000);
		expect(wait).toBeGreaterThan(50_000);
		expect(wait).toBeLessThanOrEqual(60_000);
		// Who is turned away is not counted.
		await a.giveBack('k');
		expect(await b.take('k', 3, 60_000)).toBe(0);
		expect(await a.take('k', 3, 60_000)).toBeGreaterThan(0);
		await b.giveBack('k', { all: true });
		expect(await a.take('k', 1, 100)).toBe(0);
		await expect.poll(() => b.take('k', 1, 100)).toBe(0);
		await close();
		await redis.dispose();
	});

	it('is nobody’s to read there', async () => {
		const redis = await testRedis();
		const { a, close } = await two(redis);
		await a.take('ask:203.0.113.7', 3, 60_000);
		const looking = await createClient({ url: redis.url }).connect();
		const names = await looking.keys('*');
		expect(names).toHaveLength(1);
		expect(names[0]).not.toContain('203.0.113');
		// There are four thousand million of them: whoever has no key cannot try them all either.
		const plain = createHash('sha256').update('ask:203.0.113.7').digest('base64url');
		expect(names[0]).not.toContain(plain);
		looking.destroy();
		await close();
		await redis.dispose();
	});

	it('begins anew where Redis has forgotten all, and allows no more for it', async () => {
		const redis = await testRedis();
		const { a, b, close } = await two(redis);
		const looking = await createClient({ url: redis.url }).connect();
		const allowed = async () => {
			let count = 0;
			while (count < 10 && (await b.take('k', 3, 60_000)) === 0) count += 1;
			return count;
		};
		for (let time = 0; time < 3; time++) await a.take('k', 3, 60_000);
		expect(await allowed()).toBe(0);
		await looking.flushAll();
		// Who is through with what was counted before takes nothing back that is not there.
		await a.giveBack('k');
		expect(await allowed()).toBe(3);
		await a.giveBack('k');
		expect(await allowed()).toBe(1);
		// Nothing is left that nobody lets go of.
		await a.giveBack('other');
		for (const name of await looking.keys('*')) expect(await looking.pTTL(name)).toBeGreaterThan(0);
		looking.destroy();
		await redis.kill();
		await redis.start();
		// It counts nothing while it is away; from the beginning after that.
		for (const tallies of [a, b])
			await expect.poll(() => tallies.take('k', 0, 60_000)).toBeGreaterThan(0);
		expect(await allowed()).toBe(3);
		await close();
		await redis.dispose();
	});

	it('keeps nobody waiting where Redis hangs or is gone', async () => {
		const redis = await testRedis();
		const { a, close } = await two(redis);
		redis.pause();
		// It answers while Redis does not.
		expect(await a.take('k', 0, 60_000)).toBe(0);
		redis.resume();
		await redis.kill();
		expect(await a.take('k', 0, 60_000)).toBe(0);
		await close();
		await redis.dispose();
	});
});
