/** Repeatable random numbers (mulberry32). */
export interface Random {
	/** 0 ≤ x < 1 */
	next: () => number;
	/** Integer, 0 ≤ x < n. */
	below: (n: number) => number;
	chance: (probability: number) => boolean;
	pick: <T>(from: readonly T[]) => T;
}

export function randomOf(seed: number): Random {
	let state = Math.imul(seed, 0x9e3779b1) | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (n: number) => Math.floor(next() * n);
	return {
		next,
		below,
		chance: (probability) => next() < probability,
		pick: <T>(from: readonly T[]) => from[below(from.length)] as T
	};
}
