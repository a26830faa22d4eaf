import { createHash } from 'node:crypto';
import { networkOf } from '../client-address.ts';
import type { Tallies } from '../nodes/tallies.ts';

/** Failed sign-ins of one name from one network, and of one network in all, per window. */
const PER_NAME = 10;
const PER_NETWORK = 100;
const WINDOW = 15 * 60_000;
/** Names and networks remembered; beyond it the oldest are forgotten. */
const REMEMBERED = 20_000;

/**
 * Slows down guessing. Nobody is locked out: a name is held back only for the network the wrong
 * passwords came from, for at most fifteen minutes, and unknown names are treated like known ones.
 */
export interface Attempts {
	/** Counts a try; says how long to wait (ms) where there were too many, else 0. */
	begin(name: string, address: string): Promise<number>;
	/** Takes the try back: it was the right password. */
	succeeded(name: string, address: string): Promise<void>;
	/** Takes this one try back: nobody knows whether it was the right password. */
	unanswered(name: string, address: string): Promise<void>;
}

/** With `tallies` the same holds of all servers together. */
export function createAttempts(now: () => number = Date.now, tallies?: Tallies): Attempts {
	const tries = new Map<string, number[]>();

	const recent = (key: string) => (tries.get(key) ?? []).filter((at) => at > now() - WINDOW);

	function wait(key: string, allowed: number): number {
		const times = recent(key);
		const oldest = times[times.length - allowed];
		return oldest === undefined ? 0 : oldest + WINDOW - now();
	}

	function remember(key: string): void {
		const times = [...recent(key), now()];
		tries.delete(key);
		tries.set(key, times);
		for (const oldest of tries.keys()) {
			if (tries.size <= REMEMBERED) break;
			tries.delete(oldest);
		}
	}

	/** The last one. */
	function forget(key: string): void {
		const others = recent(key).slice(0, -1);
		if (others.length > 0) tries.set(key, others);
		else tries.delete(key);
	}

	const keys = (name: string, address: string) => {
		const network = networkOf(address);
		return { both: `${network} ${name}`, network };
	};

	return {
		async begin(name, address) {
			const { both, network } = keys(name, address);
			const left = Math.max(wait(both, PER_NAME), wait(network, PER_NETWORK));
			if (left > 0) return left;
			remember(both);
			remember(network);
			if (!tallies) return 0;
			const together = await tallies.take(tallied(both), PER_NAME, WINDOW);
			return together || tallies.take(tallied(network), PER_NETWORK, WINDOW);
		},
		async succeeded(name, address) {
			const { both, network } = keys(name, address);
			tries.delete(both);
			forget(network);
			await tallies?.giveBack(tallied(both), { all: true });
			await tallies?.giveBack(tallied(network));
		},
		async unanswered(name, address) {
			for (const key of Object.values(keys(name, address))) {
				forget(key);
				await tallies?.giveBack(tallied(key));
			}
		}
	};
}

/** Some type their password where the name belongs: it is nowhere but here. */
const tallied = (key: string): string =>
	`sign-in:${createHash('sha256').update(key).digest('base64url')}`;
