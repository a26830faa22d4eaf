import type { Command } from './commands.ts';
import { addDays, momentOf } from './days.ts';
import { currentEdition, isDate, type Edition } from './edition.ts';
import type { Id } from './ids.ts';
import { proposeIssue } from './issue-number.ts';
import type { DeskView } from './records.ts';
import { proposeTemplates } from './templates.ts';

/** What a new edition starts from. */
export type LayoutSource = 'templates' | Id;

/** A new edition as it is being filled in. */
export interface EditionDraft {
	/** "YYYY-MM-DD". */
	date: string;
	/** As typed; empty: not known yet. */
	issue: string;
	formatId: Id;
	pages: number;
	/** "HH:MM" on the evening before. */
	press: string;
	/** The templates, or the edition whose layout is copied. */
	from: LayoutSource;
}

/** Pages of a paper's first edition. */
const FIRST_PAGES = 8;

/** The day after the last edition made, or tomorrow; number, pages and layout as one would expect. */
export function draftEdition(view: DeskView, today: string, date?: string): EditionDraft {
	const newsroom = view.get('newsroom', 'newsroom');
	const editions = [...view.list('edition')];
	const last = editions.map((edition) => edition.date).reduce((a, b) => (a > b ? a : b), today);
	const day = date ?? addDays(last, 1);
	const like = sources(view, day)[0];
	const issue = proposeIssue(editions, day);
	return {
		date: day,
		issue: issue === null ? '' : String(issue),
		formatId: like?.formatId ?? newsroom?.formatId ?? 'sikai',
		pages: like ? countPages(view, like.id) || FIRST_PAGES : FIRST_PAGES,
		press: newsroom?.pressTime ?? '23:30',
		from: like?.id ?? 'templates'
	};
}

/** Editions whose layout may be wanted: last week's of the same day, then the last one before. */
export function sources(view: DeskView, date: string): Edition[] {
	const editions = [...view.list('edition')];
	const sameDay = editions.find((edition) => edition.date === addDays(date, -7));
	const before = editions.filter((edition) => edition.date < date);
	const last = before.sort((a, b) => b.date.localeCompare(a.date))[0];
	return [sameDay, last].filter(
		(edition, at, all): edition is Edition => edition !== undefined && all.indexOf(edition) === at
	);
}

const countPages = (view: DeskView, editionId: Id): number =>
	[...view.list('page')].filter((page) => page.editionId === editionId).length;

/** Epoch ms of a press time on the evening before the date of the paper. */
export const pressMoment = (date: string, press: string, timeZone: string): number =>
	momentOf(addDays(date, -1), press, timeZone);

export type DraftProblem = 'date' | 'date-taken' | 'issue' | 'pages' | 'press';

/** What is wrong with a draft, each with its field. */
export function checkDraft(view: DeskView, draft: EditionDraft): DraftProblem[] {
	const problems: DraftProblem[] = [];
	if (!isDate(draft.date)) problems.push('date');
	if ([...view.list('edition')].some(({ date }) => date === draft.date))
		problems.push('date-taken');
	if (draft.issue !== '' && !isIssue(draft.issue)) problems.push('issue');
	if (!(Number.isInteger(draft.pages) && draft.pages >= 1 && draft.pages <= 64))
		problems.push('pages');
	if (!isClockTime(draft.press)) problems.push('press');
	return problems;
}

/** "HH:MM" from 00:00 to 23:59. */
export const isClockTime = (typed: string): boolean =>
	/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.trim());

/** A positive whole number, as typed. */
export const isIssue = (typed: string): boolean => /^[1-9]\d{0,8}$/.test(typed.trim());

/** The command for a draft without problems. Page names come from the last edition's, by number. */
export function creation(view: DeskView, draft: EditionDraft, id: Id): Command {
	const newsroom = view.get('newsroom', 'newsroom');
	const { date, formatId } = draft;
	const issue = draft.issue === '' ? null : Number(draft.issue);
	const pressAt = pressMoment(date, draft.press, newsroom?.timeZone ?? 'UTC');
	const base = { type: 'edition.create', id, date, issue, pressAt, formatId } as const;
	if (draft.from !== 'templates') return { ...base, from: { editionId: draft.from } };
	const fitting = [...view.list('template')].filter((one) => one.formatId === formatId);
	const names = pageNames(view, date);
	const templates = proposeTemplates(fitting, draft.pages).map((template, index) => ({
		templateId: template.id,
		name: names[index] ?? ''
	}));
	return { ...base, from: { templates } };
}

function pageNames(view: DeskView, date: string): string[] {
	const like = sources(view, date)[0] ?? currentEdition(view.list('edition'), 0);
	return [...view.list('page')]
		.filter((page) => page.editionId === like?.id)
		.sort((a, b) => a.number - b.number)
		.map((page) => page.name);
}
