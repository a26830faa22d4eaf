/** The value below which `share` (0…1) of `values` lie; nearest rank. */
export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new Error('no values were measured');
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** One line of the report: what was measured, against what it has to hold. */
export interface Figure {
	what: string;
	measured: number;
	limit: number;
	unit: string;
	/** The limit is the least it may be, not the most. */
	atLeast?: boolean;
	/** What the figure is made of, for who wants to know. */
	detail?: Record<string, unknown>;
}

export const holds = ({ measured, limit, atLeast = false }: Figure): boolean =>
	atLeast ? measured >= limit : measured <= limit;
