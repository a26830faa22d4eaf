import type { Command, PageStart } from './commands.ts';
import { addDays, dateAt, isClockTime, momentOf } from './days.ts';
import { currentEdition, isDate, takesNumber, type Edition, type EditionKind } from './edition.ts';
import { daysPapers, editionsOn } from './edition-address.ts';
import type { Id } from './ids.ts';
import { proposeIssue } from './issue-number.ts';
import { expectedIssue, numberingOf } from './numbering.ts';
import { formatNow, isOffered } from './paper-format.ts';
import type { Template } from './page.ts';
import { templatesFor } from './refit.ts';
import {
	USUAL_PAGES,
	isPublishingDay,
	pageNameOf,
	pressOn,
	sectionsOf,
	weekDayOf
} from './publishing.ts';
import type { DeskView } from './records.ts';
import { proposeTemplates } from './templates.ts';

/** What a new edition starts from. */
export type LayoutSource = 'templates' | Id;

/** When it goes to press: on the evening before the date of the paper, or on that day itself. */
export const PRESS_DAYS = ['eve', 'day'] as const;
export type PressDay = (typeof PRESS_DAYS)[number];

/** A new edition as it is being filled in. */
export interface EditionDraft {
	/** "YYYY-MM-DD". */
	date: string;
	kind: EditionKind;
	/** Of a special issue; empty: none. */
	name: string;
	/** As typed; empty: not known yet. */
	issue: string;
	formatId: Id;
	pages: number;
	/** "HH:MM". */
	press: string;
	pressDay: PressDay;
	/** The templates, by the paper's page plan, or the edition whose layout is copied. */
	from: LayoutSource;
}

/** Pages of what is made beside a day's own paper: a sheet, folded. */
const BESIDE_PAGES = 4;

/**
 * The next day on which a paper appears after the last regular one made, or after today; number, pages, press
 * time and layout by the paper's rules, and where there are none as in the papers before. For a day that
 * has its regular paper, what is made beside it.
 *
 * @param today "YYYY-MM-DD", in the paper's time zone
 */
export function draftEdition(
	view: DeskView,
	today: string,
	date?: string,
	asked?: EditionKind
): EditionDraft {
	const newsroom = view.get('newsroom', 'newsroom');
	const editions = [...view.list('edition')];
	const regular = editions.filter(takesNumber).map((edition) => edition.date);
	const last = regular.reduce((a, b) => (a > b ? a : b), today);
	const day = date ?? nextDay(view, last);
	const kind = asked ?? kindFor(view, day);
	if (kind !== 'regular' && (isPublishingDay(view, day) || editionsOn(editions, day).length > 0))
		return besideDraft(view, { date: day, kind }, today);
	const like = sources(view, day)[0];
	const isLike = like !== undefined && isOffered(view, like.formatId);
	const usual = (like && countPages(view, like.id)) || USUAL_PAGES;
	const ruled = newsroom?.week ? weekDayOf(newsroom, day).pages : 0;
	const isPlanned = (newsroom?.pagePlan ?? []).length > 0 || (ruled > 0 && ruled !== usual);
	return {
		...{ date: day, kind, name: '' },
		issue: issueFor(view, today, { date: day, kind }),
		formatId: isLike ? like.formatId : (newsroom?.formatId ?? 'sikai'),
		pages: ruled || usual,
		press: pressOn(newsroom, day),
		pressDay: 'eve',
		from: isPlanned || !isLike ? 'templates' : like.id
	};
}

/** What a day still lacks: its regular paper, or else one beside it. */
function kindFor(view: DeskView, date: string): EditionKind {
	if (editionsOn(view.list('edition'), date).some(takesNumber)) return 'special';
	return isPublishingDay(view, date) ? 'regular' : 'extra';
}

const besideDraft = (
	view: DeskView,
	{ date, kind }: Pick<EditionDraft, 'date' | 'kind'>,
	today: string
): EditionDraft => {
	const newsroom = view.get('newsroom', 'newsroom');
	return {
		...{ date, kind, name: '', issue: '', formatId: newsroom?.formatId ?? 'sikai' },
		...{ pages: BESIDE_PAGES, press: pressOn(newsroom, date) },
		...{ pressDay: date <= today ? 'day' : 'eve', from: 'templates' }
	};
};

/** The number a new paper is proposed, as typed; empty: none, or none is known. */
export function issueFor(
	view: DeskView,
	today: string,
	{ date, kind }: Pick<EditionDraft, 'date' | 'kind'>
): string {
	if (kind !== 'regular') return '';
	const expected = expectedIssue(numberingOf(view, today), date);
	return String(expected ?? proposeIssue(view.list('edition'), { date }) ?? '');
}

/** Beyond so many days without a paper the day after is as good. */
const LONGEST_PAUSE = 100;

function nextDay(view: DeskView, last: string): string {
	const days = Array.from({ length: LONGEST_PAUSE }, (_, at) => addDays(last, at + 1));
	const own = [...view.list('edition')].filter(({ serial }) => serial === undefined);
	const made = new Set(own.map(({ date }) => date));
	const isFree = (day: string) => !made.has(day) && isPublishingDay(view, day);
	return days.find(isFree) ?? addDays(last, 1);
}

/** Editions whose layout may be wanted: last week's of the same day, then the last one before; none without a date. */
export function sources(view: DeskView, date: string): Edition[] {
	if (!isDate(date)) return [];
	const papers = daysPapers(view.list('edition'));
	const sameDay = papers.find((edition) => edition.date === addDays(date, -7));
	const last = papers.findLast((edition) => edition.date < date);
	return [sameDay, last].filter(
		(edition, at, all): edition is Edition => edition !== undefined && all.indexOf(edition) === at
	);
}

const countPages = (view: DeskView, editionId: Id): number =>
	[...view.list('page')].filter((page) => page.editionId === editionId).length;

/** Epoch ms of a press time, on the evening before the date of the paper unless told. */
export const pressMoment = (
	date: string,
	press: string,
	timeZone: string,
	day: PressDay = 'eve'
): number => momentOf(day === 'eve' ? addDays(date, -1) : date, press, timeZone);

/** On which of the two days an edition goes to press; null: on neither. */
export function pressDayOf({ date, pressAt }: Edition, timeZone: string): PressDay | null {
	const pressDate = dateAt(pressAt, timeZone);
	if (pressDate === date) return 'day';
	return pressDate === addDays(date, -1) ? 'eve' : null;
}

export type DraftProblem = 'date' | 'date-taken' | 'name-taken' | 'issue' | 'pages' | 'press';

/** What is wrong with a draft, each with its field. */
export function checkDraft(view: DeskView, draft: EditionDraft): DraftProblem[] {
	const problems: DraftProblem[] = [];
	if (!isDate(draft.date)) problems.push('date');
	const others = editionsOn(view.list('edition'), draft.date);
	if (takesNumber(draft) && others.some(takesNumber)) problems.push('date-taken');
	if (others.some((one) => one.kind === draft.kind && (one.name ?? '') === draft.name.trim()))
		problems.push('name-taken');
	if (draft.issue !== '' && !isIssue(draft.issue)) problems.push('issue');
	if (!(Number.isInteger(draft.pages) && draft.pages >= 1 && draft.pages <= 64))
		problems.push('pages');
	if (!isClockTime(draft.press)) problems.push('press');
	return problems;
}

/** A positive whole number, as typed. */
export const isIssue = (typed: string): boolean => /^[1-9]\d{0,8}$/.test(typed.trim());

/** The command for a draft without problems. */
export function creation(view: DeskView, draft: EditionDraft, id: Id): Command {
	const { date, kind, name } = draft;
	const formatId = formatFor(view, draft);
	const issue = draft.issue === '' ? null : Number(draft.issue);
	const pressAt = pressMoment(date, draft.press, timeZoneOf(view), draft.pressDay);
	const base = {
		...({ type: 'edition.create', id, date, issue, pressAt, formatId } as const),
		...(kind !== 'regular' && { kind }),
		...(name.trim() && { name: name.trim() })
	};
	return draft.from === 'templates'
		? { ...base, from: { templates: pageStarts(view, draft) } }
		: { ...base, from: { editionId: draft.from } };
}

/** A copied layout comes in its own format, as that is now, while it is offered. */
export function formatFor(view: DeskView, { from, formatId }: EditionDraft): Id {
	const like = from === 'templates' ? undefined : view.get('edition', from);
	return like && isOffered(view, like.formatId) ? like.formatId : formatId;
}

const timeZoneOf = (view: DeskView): string => view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC';

/**
 * The pages of a draft from templates: what the paper's page plan says of each position. Beyond it
 * templates are as proposed, and names those of the last edition's pages, by number.
 */
export function pageStarts(view: DeskView, draft: EditionDraft): PageStart[] {
	const format = formatNow(view, draft.formatId);
	const fitting = format ? templatesFor(view, format) : [];
	const names = pageNames(view, draft.date);
	const proposed = proposeTemplates(fitting, draft.pages);
	return proposed.map((template, index) =>
		pageStart(view, draft, { index, template, fitting, name: names[index] ?? '' })
	);
}

interface Position {
	index: number;
	/** As proposed. */
	template: Template;
	fitting: readonly Template[];
	/** As the page was called before. */
	name: string;
}

function pageStart(view: DeskView, draft: EditionDraft, position: Position): PageStart {
	const newsroom = view.get('newsroom', 'newsroom');
	const { index, template, fitting, name } = position;
	const planned = newsroom?.pagePlan?.[index];
	const section = sectionsOf(newsroom).find(({ id }) => id === planned?.sectionId);
	const chosen = fitting.find(({ id }) => id === planned?.templateId) ?? template;
	const minutes = planned?.minutes ?? null;
	const pressAt =
		isClockTime(draft.press) && isDate(draft.date)
			? pressMoment(draft.date, draft.press, timeZoneOf(view), draft.pressDay)
			: null;
	return {
		templateId: chosen.id,
		name: section ? pageNameOf(section) : name,
		...(section && { editorId: section.editorId, proofreaderId: section.proofreaderId }),
		...(minutes !== null && pressAt !== null && { deadline: pressAt - minutes * 60_000 })
	};
}

function pageNames(view: DeskView, date: string): string[] {
	const like = sources(view, date)[0] ?? currentEdition(view.list('edition'), 0);
	return [...view.list('page')]
		.filter((page) => page.editionId === like?.id)
		.sort((a, b) => a.number - b.number)
		.map((page) => page.name);
}
