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
	begin(name: string, address: string): number;
	/** Takes the try back: it was the right password. */
	succeeded(name: string, address: string): void;
}

export function createAttempts(now: () => number = Date.now): Attempts {
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

	const keys = (name: string, address: string) => {
		const network = networkOf(address);
		return { both: `${network} ${name}`, network };
	};

	return {
		begin(name, address) {
			const { both, network } = keys(name, address);
			const left = Math.max(wait(both, PER_NAME), wait(network, PER_NETWORK));
			if (left > 0) return left;
			remember(both);
			remember(network);
			return 0;
		},
		succeeded(name, address) {
			const { both, network } = keys(name, address);
			tries.delete(both);
			const others = recent(network).slice(0, -1);
			if (others.length > 0) tries.set(network, others);
			else tries.delete(network);
		}
	};
}

/** An IPv4 address, or the /64 of an IPv6 one: who has one address of it has them all. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('%', 1)[0]!.split('::');
	const front = head.split(':').filter(Boolean);
	const back = (tail ?? '').split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - front.length - back.length;
	const groups = [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...back];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
