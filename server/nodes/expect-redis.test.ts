import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { expectRedis } from './expect-redis.ts';

/** A Redis that is there may be slow while others use the machine, ms. */
const PATIENCE_MS = 30_000;
const NEEDED = ['spublish', 'ssubscribe', 'eval', 'get', 'incr', 'decr', 'pexpire', 'pttl', 'del'];

describe.skipIf(!(await hasRedis()))('a start of one of several servers', () => {
	let redis: TestRedis;
	beforeEach(async () => {
		redis = await testRedis();
	});
	afterEach(() => redis.dispose());

	/** Somebody who may do all but this. */
	async function addUser(name: string, ...rules: string[]): Promise<void> {
		const client = createClient({ url: redis.url });
		await client.connect();
		await client.aclSetUser(name, ['on', '>night:desk', '~*', '&*', '+@all', ...rules]);
		await client.close();
	}
	/** How often all was asked of Redis, to the last of it. */
	async function asked(): Promise<number> {
		const client = createClient({ url: redis.url });
		await client.connect();
		const stats = await client.info('commandstats');
		await client.close();
		return Number(/cmdstat_ssubscribe:calls=(\d+)/.exec(stats)?.[1] ?? 0);
	}
	const at = (who: string, number = '') => `redis://${who}@127.0.0.1:${redis.port}${number}`;
	const saidOf = (url: string, patienceMs = PATIENCE_MS): Promise<string> =>
		expectRedis(url, patienceMs).then(
			() => 'nothing',
			(error: Error) => error.message
		);

	it('goes on with a Redis that lets it do what it needs, with or without a password', async () => {
		await addUser('desk');
		expect(await saidOf(redis.url)).toBe('nothing');
		expect(await saidOf(at('desk:night%3Adesk', '/3'))).toBe('nothing');
		expect(await asked()).toBe(2);
	});

	it('goes on with a user who may do what it needs, and nothing else', async () => {
		const commands = ['-@all', ...NEEDED.map((command) => `+${command}`)];
		await addUser(
			'desk',
			'resetkeys',
			'resetchannels',
			'~copydesk:2:*',
			'&copydesk:2:*',
			...commands
		);
		expect(await saidOf(at('desk:night%3Adesk'))).toBe('nothing');
		expect(await asked()).toBe(1);
	});

	it.each([
		['a wrong password', 'desk:day%3Adesk', '', 'WRONGPASS', []],
		['a database that it has not', 'desk:night%3Adesk', '/9999', 'DB index is out of range', []],
		['no leave to publish', 'desk:night%3Adesk', '', 'spublish', ['-spublish']],
		['no leave to listen', 'desk:night%3Adesk', '', 'ssubscribe', ['-ssubscribe']],
		['no leave to count', 'desk:night%3Adesk', '', 'eval', ['-eval']],
		['no leave to read a count', 'desk:night%3Adesk', '', 'script', ['-get']],
		['no leave to write', 'desk:night%3Adesk', '', 'script', ['-@write']],
		['no leave to delete', 'desk:night%3Adesk', '', 'del', ['-del']],
		['other channels', 'desk:night%3Adesk', '', 'channel', ['resetchannels', '&others:*']]
	])('is refused with one sentence where there is %s', async (_, who, number, what, rules) => {
		await addUser('desk', ...rules);
		const said = await saidOf(at(who, number));
		expect(said).toMatch(
			/^The Redis at 127\.0\.0\.1:\d+ refuses what REDIS_URL asks of it: .+[^.]\.$/
		);
		expect(said).toContain(what);
		expect(said).not.toMatch(/(night|day)(:|%3A)desk/);
	});

	it('goes on without one that is not there, or does not answer', async () => {
		expect(await saidOf(`redis://127.0.0.1:${await freePort()}`)).toBe('nothing');
		redis.pause();
		expect(await saidOf(redis.url, 300)).toBe('nothing');
		redis.resume();
	});
});
