import type { Id } from './ids.ts';

/** One day's paper. */
export interface Edition {
	id: Id;
	/** The date printed on it, "YYYY-MM-DD"; unique among editions. */
	date: string;
	/** 总第N期; assigned, never computed from the date. Null until known. */
	issue: number | null;
	/** When it goes to press, epoch ms. */
	pressAt: number;
	formatId: Id;
	createdAt: number;
	createdBy: Id;
}

/** Whether a string is a real calendar date "YYYY-MM-DD". */
export function isDate(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
