import { isClockTime } from './days.ts';
import { isDate } from './edition.ts';
import type { Newsroom } from './newsroom.ts';
import {
	MAX_PAGES,
	MAX_PAGE_MINUTES,
	MAX_SECTIONS,
	MAX_SECTION_NAME,
	type Anchor,
	type PagePosition,
	type Section,
	type WeekDay
} from './publishing.ts';

export type WrongRule =
	| 'week'
	| 'week-empty'
	| 'week-press'
	| 'anchor'
	| 'section-name'
	| 'section-twice'
	| 'sections'
	| 'pagePlan';

/** What is wrong with a paper's publishing rules; null: nothing. */
export const wrongRules = ({
	week,
	anchor,
	sections = [],
	pagePlan = []
}: Pick<Newsroom, 'week' | 'anchor' | 'sections' | 'pagePlan'>): WrongRule | null =>
	(week ? wrongWeek(week) : null) ??
	(anchor && !isAnchor(anchor) ? 'anchor' : null) ??
	wrongSections(sections) ??
	(isPagePlan(pagePlan, sections) ? null : 'pagePlan');

const isCount = (value: number, most: number): boolean =>
	Number.isInteger(value) && value >= 0 && value <= most;

function wrongWeek(week: readonly WeekDay[]): WrongRule | null {
	if (week.length !== 7 || !week.every(({ pages }) => isCount(pages, MAX_PAGES))) return 'week';
	if (week.every(({ pages }) => pages === 0)) return 'week-empty';
	const isTime = ({ press }: WeekDay) => press === null || isClockTime(press);
	return week.every(isTime) ? null : 'week-press';
}

const isAnchor = ({ date, issue }: Anchor): boolean =>
	isDate(date) && Number.isInteger(issue) && issue > 0;

function wrongSections(sections: readonly Section[]): WrongRule | null {
	if (sections.length > MAX_SECTIONS) return 'sections';
	const names = sections.map(({ name }) => name.trim());
	if (names.includes('')) return 'section-name';
	const isShort = ({ name, pageName }: Section) =>
		Math.max(name.length, pageName.length) <= MAX_SECTION_NAME;
	if (!sections.every(isShort)) return 'sections';
	return new Set(names).size < names.length ? 'section-twice' : null;
}

const isPagePlan = (plan: readonly PagePosition[], sections: readonly Section[]): boolean =>
	plan.length <= MAX_PAGES &&
	plan.every(
		({ sectionId, minutes }) =>
			(sectionId === null || sections.some(({ id }) => id === sectionId)) &&
			(minutes === null || isCount(minutes, MAX_PAGE_MINUTES))
	);
