import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { busContract } from '#tests/support/bus-contract.ts';
import { keysOf } from '#tests/support/bus-keys.ts';
import { localHub } from '#tests/support/local-bus.ts';
import { hasRedis, testRedis } from '#tests/support/redis.ts';
import { RedisBus } from './redis-bus.ts';

const log = pino({ level: 'silent' });

busContract('within a process', async () => {
	const hub = localHub();
	return {
		join: () => hub.join(),
		stop: async () => hub.stop(),
		heal: async () => hub.heal(),
		dispose: async () => undefined
	};
});

describe.skipIf(!(await hasRedis()))('over Redis', () => {
	busContract('over a Redis that is killed', async () => {
		const redis = await testRedis();
		return {
			join: () => new RedisBus({ url: redis.url, prefix: 'test', keys: keysOf(), log }),
			stop: () => redis.kill(),
			heal: () => redis.start(),
			dispose: () => redis.dispose()
		};
	});

	busContract('over a Redis that hangs', async () => {
		const redis = await testRedis();
		return {
			join: () => new RedisBus({ url: redis.url, prefix: 'test', keys: keysOf(), log }),
			stop: async () => redis.pause(),
			heal: async () => redis.resume(),
			dispose: () => redis.dispose()
		};
	});

	it('keeps installations apart', async () => {
		const redis = await testRedis();
		const [a, b, c] = ['one', 'one', 'two'].map(
			(prefix) => new RedisBus({ url: redis.url, prefix, keys: keysOf(), log })
		) as [RedisBus, RedisBus, RedisBus];
		const heard = { b: 0, c: 0 };
		b.subscribe('desk', () => void (heard.b += 1));
		c.subscribe('desk', () => void (heard.c += 1));
		await expect.poll(() => a.isUp && b.isUp && c.isUp).toBe(true);
		await expect.poll(() => (a.publish('desk', new Uint8Array([1])), heard.b)).toBeGreaterThan(5);
		expect(heard.c).toBe(0);
		for (const bus of [a, b, c]) await bus.close();
		await redis.dispose();
	});

	it('that is not there yet is waited for, without a word of its own', async () => {
		const redis = await testRedis();
		await redis.kill();
		const bus = new RedisBus({ url: redis.url, prefix: 'test', keys: keysOf(), log });
		expect(bus.isUp).toBe(false);
		await redis.start();
		await expect.poll(() => bus.isUp).toBe(true);
		await bus.close();
		await redis.dispose();
	});
});
