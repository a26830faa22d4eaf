import type { CommandOf } from '#model/commands.ts';
import { pageStarts, pressMoment, type EditionDraft } from '#model/edition-draft.ts';
import type { Id } from '#model/ids.ts';
import type { Masthead } from '#model/import/recognition.ts';
import { proposeIssue } from '#model/issue-number.ts';
import { USUAL_PAGES, pressOn } from '#model/publishing.ts';
import type { DeskView } from '#model/records.ts';

/**
 * The edition a masthead describes: its date, number and pages; press time, format and pages by the
 * paper's rules. Null when the masthead has no date or the paper no templates.
 */
export function editionOf(
	id: Id,
	masthead: Masthead,
	view: DeskView
): CommandOf<'edition.create'> | null {
	const newsroom = view.get('newsroom', 'newsroom');
	const { date, pages = USUAL_PAGES } = masthead;
	if (!newsroom || !date) return null;
	const { formatId, timeZone } = newsroom;
	const press = pressOn(newsroom, date);
	const kind = 'regular' as const;
	const base = { date, kind, name: '', issue: '', formatId, pages, press };
	const draft: EditionDraft = { ...base, pressDay: 'eve', from: 'templates' };
	const templates = pageStarts(view, draft);
	if (templates.length < pages) return null;
	const issue = masthead.issue ?? proposeIssue(view.list('edition'), { date });
	const pressAt = pressMoment(date, press, timeZone);
	return { type: 'edition.create', id, date, issue, pressAt, formatId, from: { templates } };
}
