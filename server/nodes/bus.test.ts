import { createClient } from '@redis/client';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { busContract } from '#tests/support/bus-contract.ts';
import { keysOf } from '#tests/support/bus-keys.ts';
import { localHub } from '#tests/support/local-bus.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
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

	const joined = async (redis: TestRedis) => {
		const bus = new RedisBus({ url: redis.url, prefix: 'test', keys: keysOf(), log });
		await expect.poll(() => bus.isUp).toBe(true);
		return bus;
	};

	it('does not take itself for alone while it hears nothing: the one who hears is another', async () => {
		const redis = await testRedis();
		const looking = createClient({ url: redis.url });
		await looking.connect();
		const a = await joined(redis);
		const hearing = await hearingConnections(looking);
		const b = await joined(redis);
		const heard: string[] = [];
		a.subscribe('room', () => undefined);
		b.subscribe('room', (message) => void heard.push(new TextDecoder().decode(message)));
		const say = (word: string) => a.publish('room', new TextEncoder().encode(word));
		await expect.poll(() => (say('before'), heard)).toContain('before');
		const deaf = new Promise<void>((resolve) => {
			const end = a.onChange((isUp) => (isUp ? undefined : (end(), resolve())));
		});
		// Nor is it let in again.
		await looking.sendCommand(['CONFIG', 'SET', 'maxclients', '1']);
		for (const id of hearing) await looking.sendCommand(['CLIENT', 'KILL', 'ID', id]);
		await deaf;
		// Once the second one has come, Redis has said who heard the first.
		for (const word of ['while it', 'hears nothing']) {
			say(word);
			await expect.poll(() => heard, { interval: 1 }).toContain(word);
		}
		expect(a.isHeard('room')).toBe(true);
		looking.destroy();
		for (const bus of [a, b]) await bus.close();
		await redis.dispose();
	});

	it('is asked at every beat while nothing is said', async () => {
		const redis = await testRedis();
		const bus = await joined(redis);
		const at: number[] = [];
		const publish = bus.client.sPublish.bind(bus.client);
		vi.spyOn(bus.client, 'sPublish').mockImplementation((...message) => {
			at.push(performance.now());
			return publish(...message);
		});
		await expect.poll(() => at.length, { timeout: 20_000 }).toBeGreaterThan(7);
		const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
		// Beats are 400 ms apart; of most of them, whatever else this machine does.
		expect(gaps.sort((one, other) => one - other)[3]).toBeLessThan(700);
		await bus.close();
		await redis.dispose();
	});

	it('is not asked whether it carries while what is said comes round', async () => {
		const redis = await testRedis();
		const bus = await joined(redis);
		const end = bus.subscribe('room', () => undefined);
		const said = vi.spyOn(bus.client, 'sPublish');
		const count = () =>
			Object.groupBy(said.mock.calls, ([channel]) =>
				String(channel).includes('beats') ? 'beats' : 'words'
			);
		const say = () => (bus.publish('room', new Uint8Array([1])), count());
		await expect.poll(() => say().words?.length).toBeGreaterThan(10);
		// The first may have been due before anything was said.
		const before = count().beats?.length ?? 0;
		await expect.poll(() => say().words?.length, { interval: 20, timeout: 10_000 }).toBe(100);
		// Five in that time otherwise; one may be due where this process was held up.
		expect((count().beats?.length ?? 0) - before).toBeLessThan(3);
		// Where nobody is told, it is.
		end();
		const since = count().beats?.length ?? 0;
		await expect.poll(() => say().beats?.length ?? 0).toBeGreaterThan(since);
		await bus.close();
		await redis.dispose();
	});

	it('is not given up by a process that was busy and has not heard yet what came meanwhile', async () => {
		const redis = await testRedis();
		const bus = await joined(redis);
		const told: boolean[] = [];
		bus.onChange((isUp) => void told.push(isUp));
		const publish = bus.client.sPublish.bind(bus.client);
		// For longer than silence may last, right after something was said that comes round.
		const busy = vi.fn(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500));
		const said = vi.spyOn(bus.client, 'sPublish').mockImplementation((...message) => {
			const sent = publish(...message);
			if (said.mock.calls.length === 1) setImmediate(busy);
			return sent;
		});
		await expect.poll(() => said.mock.calls.length).toBeGreaterThan(3);
		expect(busy).toHaveBeenCalledOnce();
		expect(told).toEqual([]);
		await bus.close();
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

/** Numbers of the connections on which somebody listens. */
async function hearingConnections(
	client: Pick<ReturnType<typeof createClient>, 'sendCommand'>
): Promise<string[]> {
	const list = String(await client.sendCommand(['CLIENT', 'LIST']));
	const hearing = list.split('\n').filter((line) => / ssub=[1-9]/.test(line));
	return hearing.map((line) => /^id=(\d+)/.exec(line)?.[1] ?? '');
}
