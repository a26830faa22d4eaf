import type { CommandOf } from '#model/commands.ts';
import { addDays, momentOf } from '#model/days.ts';
import type { Id } from '#model/ids.ts';
import type { Masthead } from '#model/import/recognition.ts';
import { proposeIssue } from '#model/issue-number.ts';
import type { DeskView } from '#model/records.ts';
import { proposeTemplates } from '#model/templates.ts';

/** Pages of an edition whose masthead does not say how many. */
const USUAL_PAGES = 8;

/**
 * The edition a masthead describes: its date, number and pages; press time and format as always,
 * page names as in the last paper. Null when the masthead has no date or the paper no templates.
 */
export function editionOf(
	id: Id,
	masthead: Masthead,
	view: DeskView
): CommandOf<'edition.create'> | null {
	const newsroom = view.get('newsroom', 'newsroom');
	const { date, pages = USUAL_PAGES } = masthead;
	if (!newsroom || !date) return null;
	const { formatId, pressTime, timeZone } = newsroom;
	const templates = [...view.list('template')].filter((one) => one.formatId === formatId);
	const layouts = proposeTemplates(templates, pages);
	if (layouts.length < pages) return null;
	const names = pageNames(view);
	return {
		type: 'edition.create',
		id,
		date,
		issue: masthead.issue ?? proposeIssue(view.list('edition'), date),
		pressAt: momentOf(addDays(date, -1), pressTime, timeZone),
		formatId,
		from: {
			templates: layouts.map((template, i) => ({ templateId: template.id, name: names[i] ?? '' }))
		}
	};
}

/** What the pages of the latest edition are called. */
function pageNames(view: DeskView): string[] {
	const last = [...view.list('edition')].sort((a, b) => b.date.localeCompare(a.date))[0];
	const names: string[] = [];
	for (const page of view.list('page'))
		if (page.editionId === last?.id) names[page.number - 1] = page.name;
	return names;
}
