import { createHmac } from 'node:crypto';
import { withTimeout } from '../with-timeout.ts';
import type { BusKeys } from './bus-keys.ts';
import type { RedisBus } from './redis-bus.ts';

/** Counts what all servers together allow; each counts for itself as well. */
export interface Tallies {
	/**
	 * Counts one of at most so many in so long, ms; says how long to wait where there were as many already
	 * (then it is not counted), else 0. 0 as well while nothing is counted together.
	 */
	take(key: string, most: number, windowMs: number): Promise<number>;
	/** Takes back one that was counted; with `all`, all of them. */
	giveBack(key: string, how?: { all: boolean }): Promise<void>;
}

/** How long whoever asks waits for Redis, ms. */
const PATIENCE_MS = 300;

/** As one step: Redis may forget all between any two, and what is below nothing would allow more. */
export const TAKE = `
	if tonumber(redis.call('get', KEYS[1]) or 0) >= tonumber(ARGV[1]) then
		return math.max(redis.call('pttl', KEYS[1]), 1)
	end
	redis.call('incr', KEYS[1])
	redis.call('pexpire', KEYS[1], ARGV[2], 'NX')
	return 0`;
export const GIVE_BACK = `
	if tonumber(redis.call('get', KEYS[1]) or 0) > 0 then redis.call('decr', KEYS[1]) end
	return 0`;

/** Counts in Redis; while it is away nobody is kept waiting for it. */
export function redisTallies(
	{ client, prefix }: Pick<RedisBus, 'client' | 'prefix'>,
	{ ofTallies }: Pick<BusKeys, 'ofTallies'>
): Tallies {
	/** There are few enough addresses to try them all: without the key a hash would hide none. */
	const nameOf = (key: string): string =>
		`${prefix}tally:${createHmac('sha256', ofTallies).update(key).digest('base64url')}`;
	/** What goes wrong here is Redis, which its bus has told of. */
	const within = <T>(asked: Promise<T>, otherwise: T): Promise<T> => {
		const instead = () => otherwise;
		return withTimeout(PATIENCE_MS, asked.catch(instead), instead);
	};

	const take = async (key: string, most: number, windowMs: number): Promise<number> =>
		Number(
			await client.eval(TAKE, { keys: [nameOf(key)], arguments: [String(most), String(windowMs)] })
		);

	return {
		take: (key, most, windowMs) =>
			client.isReady ? within(take(key, most, windowMs), 0) : Promise.resolve(0),
		async giveBack(key, { all } = { all: false }) {
			if (!client.isReady) return;
			const name = nameOf(key);
			const taken = all ? client.del(name) : client.eval(GIVE_BACK, { keys: [name] });
			await within<unknown>(taken, null);
		}
	};
}
