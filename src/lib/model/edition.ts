import { isMonth } from './days.ts';
import { bySpot, daysPapers } from './edition-address.ts';
import type { Id } from './ids.ts';
import type { Formatted } from './page.ts';
import type { Pressing } from './press.ts';
import type { PressMove } from './story-move.ts';

export const EDITION_KINDS = ['regular', 'extra', 'special'] as const;
/** regular 正常出版, extra 增期, special 号外. A day without a paper (休刊) has no edition; beside the day’s own there may be others. */
export type EditionKind = (typeof EDITION_KINDS)[number];

/** A day's paper, or one beside it. */
export interface Edition extends Formatted {
	id: Id;
	/** The date printed on it, "YYYY-MM-DD". */
	date: string;
	/** From 2: which of the date's papers it is, beside the day's own; see editionAddress. Not given: the day's own. */
	serial?: number;
	/** 总第N期; assigned, never computed from the date. Null until known. */
	issue: number | null;
	/** When it goes to press, epoch ms. */
	pressAt: number;
	/** When that was last set otherwise, and by whom; not given: never. */
	pressMoved?: PressMove;
	/** Not given: regular. */
	kind?: EditionKind;
	/** What a special issue is called: 丰收特刊. */
	name?: string;
	/** Every time it went to press, the first one first. Not given: never. */
	presses?: Pressing[];
	createdAt: number;
	createdBy: Id;
}

/** So long after press time nothing of a paper is changed any more, ms. */
const PRINTED_LONG_AGO = 7 * 86_400_000;

/** Whether it is a paper of the past, gone to press in Copydesk or not; `now` in epoch ms. */
export const isPrintedLongAgo = ({ pressAt }: Pick<Edition, 'pressAt'>, now: number): boolean =>
	pressAt <= now - PRINTED_LONG_AGO;

/** Longest name of an edition, UTF-16 units. */
export const MAX_EDITION_NAME = 40;

/** Whether it must have a total issue number: 增期 and 号外 are counted only where somebody numbers them. */
export const takesNumber = ({ kind = 'regular' }: Pick<Edition, 'kind'>): boolean =>
	kind === 'regular';

/** Of the papers of a date its own: it has no serial, or began beside the date and is its regular paper now. */
export const ownOf = <E extends Pick<Edition, 'serial' | 'kind'>>(
	papers: readonly E[]
): E | undefined => papers.find(({ serial }) => serial === undefined) ?? papers.find(takesNumber);

/** What it says of itself where it is printed, in Chinese as all that is; empty: it is the usual paper. */
export function calledInPrint({
	kind = 'regular',
	name = ''
}: Pick<Edition, 'kind' | 'name'>): string {
	if (kind === 'regular') return '';
	return name || (kind === 'extra' ? '增期' : '号外');
}

/** Whether a string is a real calendar date "YYYY-MM-DD", of a year in which papers are made. */
export function isDate(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	if (!isMonth(value.slice(0, 7))) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

const byPressTime = (a: Edition, b: Edition): number => a.pressAt - b.pressAt || bySpot(a, b);

/** An edition stays the one being made until so long after its press time, ms. */
const AFTER_PRESS = 3 * 3_600_000;

/**
 * The edition in the making: the next one to go to press. A daily's paper of tomorrow is made
 * tonight, so its date says nothing; with none to come it is the last one that was made. What is
 * made beside a day's own paper is never the one that everybody is led to.
 */
export function currentEdition(editions: Iterable<Edition>, now: number): Edition | null {
	const byPress = daysPapers(editions).sort(byPressTime);
	return byPress.find((one) => one.pressAt + AFTER_PRESS > now) ?? byPress.at(-1) ?? null;
}

/** The edition after another one, by press time. */
export function nextEdition(editions: Iterable<Edition>, after: Edition): Edition | null {
	const later = daysPapers(editions).filter((one) => one.pressAt > after.pressAt);
	return later.sort(byPressTime)[0] ?? null;
}
