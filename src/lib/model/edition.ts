import { isMonth } from './days.ts';
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

/** Whether a string is a real calendar date "YYYY-MM-DD", of a year in which papers are made. */
export function isDate(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	if (!isMonth(value.slice(0, 7))) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** An edition stays the one being made until so long after its press time, ms. */
const AFTER_PRESS = 3 * 3_600_000;

/**
 * The edition in the making: the next one to go to press. A daily's paper of tomorrow is made
 * tonight, so its date says nothing; with none to come it is the last one that was made.
 */
export function currentEdition(editions: Iterable<Edition>, now: number): Edition | null {
	const byPress = [...editions].sort((a, b) => a.pressAt - b.pressAt);
	return byPress.find((one) => one.pressAt + AFTER_PRESS > now) ?? byPress.at(-1) ?? null;
}

/** The edition after another one, by press time. */
export function nextEdition(editions: Iterable<Edition>, after: Edition): Edition | null {
	const later = [...editions].filter((one) => one.pressAt > after.pressAt);
	return later.sort((a, b) => a.pressAt - b.pressAt)[0] ?? null;
}
