/** One claim and what was measured. */
export interface Figure {
	what: string;
	measured: string | number;
	must: string;
	holds: boolean;
}

export const atMost = (what: string, measured: number, limit: number, unit = ''): Figure => ({
	what,
	measured: `${Math.round(measured * 100) / 100}${unit}`,
	must: `≤ ${Math.round(limit * 100) / 100}${unit}`,
	holds: measured <= limit
});

export const atLeast = (what: string, measured: number, limit: number): Figure => ({
	what,
	measured,
	must: `≥ ${limit}`,
	holds: measured >= limit
});

export const none = (what: string, found: readonly unknown[]): Figure => ({
	what: found.length === 0 ? what : `${what} (${found.slice(0, 3).join(', ')} …)`,
	measured: found.length,
	must: '0',
	holds: found.length === 0
});

/** Told, not judged. */
export const told = (what: string, measured: string | number): Figure => ({
	what,
	measured,
	must: '',
	holds: true
});

export function percentile(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const MIB = 1024 * 1024;

export const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Waits for what is meant; throws when it does not come. */
export async function until(what: string, holds: () => boolean, patience = 30_000): Promise<void> {
	const end = performance.now() + patience;
	while (!holds()) {
		if (performance.now() > end) throw new Error(`it never came to it that ${what}`);
		await wait(10);
	}
}
