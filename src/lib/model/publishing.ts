import { weekdayOf } from './days.ts';
import type { Id } from './ids.ts';
import type { Newsroom } from './newsroom.ts';
import type { Page } from './page.ts';
import type { DeskView } from './records.ts';

/** What the paper does on a weekday. */
export interface WeekDay {
	/** 0: no paper. */
	pages: number;
	/** "HH:MM" on the evening before; null: the paper's press time. */
	press: string | null;
}

/** 总第N期 that a day's paper has: numbers before the first edition here are counted from it. */
export interface Anchor {
	/** "YYYY-MM-DD". */
	date: string;
	issue: number;
}

/** 栏目: what stories are filed under and pages are named after. */
export interface Section {
	id: Id;
	name: string;
	/** What a page of it is called; empty: as the section. */
	pageName: string;
	/** Who makes its pages, unless somebody else is named. */
	editorId: Id | null;
	proofreaderId: Id | null;
}

/** What a page is by its position in the paper: page 1 first. */
export interface PagePosition {
	sectionId: Id | null;
	/** Null: as the kinds of templates go, a front page first. */
	templateId: Id | null;
	/** When its stories must be in, minutes before press; null: by press time. */
	minutes: number | null;
}

/** 休刊: days on which no paper appears, whatever the weekday. */
export interface Closure {
	id: Id;
	/** "YYYY-MM-DD", both included. */
	from: string;
	to: string;
	/** 春节 … */
	reason: string;
	personId: Id;
	/** Epoch ms. */
	at: number;
}

/** Pages of an edition, and of the days that nothing has been said about. */
export const MAX_PAGES = 64;
export const USUAL_PAGES = 8;
/** Days that a closure lasts at most. */
export const MAX_CLOSURE = 60;
/** Longest reason of a closure, UTF-16 units. */
export const MAX_CLOSURE_REASON = 100;
export const MAX_SECTIONS = 60;
/** Longest name of a section or of its pages, UTF-16 units. */
export const MAX_SECTION_NAME = 40;
/** The longest that a page's deadline is before press, minutes. */
export const MAX_PAGE_MINUTES = 24 * 60;

const USUAL_DAY: WeekDay = { pages: USUAL_PAGES, press: null };

/** By weekday, 0 Sunday … 6 Saturday; a paper that has said nothing appears every day. */
export const weekOf = (newsroom: Pick<Newsroom, 'week'> | undefined): WeekDay[] =>
	Array.from({ length: 7 }, (_, weekday) => newsroom?.week?.[weekday] ?? USUAL_DAY);

/** What the rules say of a date's weekday. */
export const weekDayOf = (newsroom: Pick<Newsroom, 'week'> | undefined, date: string): WeekDay =>
	weekOf(newsroom)[weekdayOf(date)] ?? USUAL_DAY;

/** "HH:MM" of a date's paper by the rules, on the evening before. */
export const pressOn = (
	newsroom: Pick<Newsroom, 'week' | 'pressTime'> | undefined,
	date: string
): string => weekDayOf(newsroom, date).press ?? newsroom?.pressTime ?? '23:30';

/** The closure that a date lies in. */
export function closureOn(view: DeskView, date: string): Closure | undefined {
	for (const closure of view.list('closure'))
		if (closure.from <= date && date <= closure.to) return closure;
	return undefined;
}

/** Whether the rules say that a paper appears on a date. */
export const isPublishingDay = (view: DeskView, date: string): boolean =>
	weekDayOf(view.get('newsroom', 'newsroom'), date).pages > 0 && !closureOn(view, date);

export const sectionsOf = (newsroom: Pick<Newsroom, 'sections'> | undefined): Section[] =>
	newsroom?.sections ?? [];

/** What pages of a section are called. */
export const pageNameOf = ({ name, pageName }: Section): string => pageName || name;

/** Names that a page may be given, each once, in the order of the sections. */
export const pageNames = (newsroom: Pick<Newsroom, 'sections'> | undefined): string[] => [
	...new Set(sectionsOf(newsroom).map(pageNameOf))
];

/** What a story may be filed under: the sections, and what pages are called beside them; each once. */
export const sectionNames = (
	newsroom: Pick<Newsroom, 'sections'> | undefined,
	pages: readonly Pick<Page, 'name'>[]
): string[] => [
	...new Set([...sectionsOf(newsroom), ...pages].map(({ name }) => name).filter(Boolean))
];
