import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';

/** One mark of tonight's timeline. */
export interface Mark {
	/** Epoch ms. */
	at: number;
	what: 'deadline' | 'press' | 'now';
	/** The pages whose copy must be in then. */
	pages: Page[];
	/** How many of the person's own stories on them are not signed off yet. */
	mine: number;
	past: boolean;
}

/** The pages of an edition, 1…N. */
export const pagesOf = (view: DeskView, editionId: Id): Page[] =>
	[...view.list('page')]
		.filter((page) => page.editionId === editionId)
		.sort((a, b) => a.number - b.number);

/** Deadlines of the pages by time, now, and press time at the end. */
export function tonight(
	view: DeskView,
	edition: Edition,
	now: number,
	openOnPage: (pageId: Id) => number
): Mark[] {
	const byTime = new Map<number, Page[]>();
	for (const page of pagesOf(view, edition.id)) {
		if (page.deadline === null) continue;
		byTime.set(page.deadline, [...(byTime.get(page.deadline) ?? []), page]);
	}
	const marks: Mark[] = [...byTime].map(([at, pages]) => ({
		at,
		what: 'deadline',
		pages,
		mine: pages.reduce((sum, page) => sum + openOnPage(page.id), 0),
		past: at <= now
	}));
	const none = { pages: [], mine: 0 };
	marks.push({ at: edition.pressAt, what: 'press', ...none, past: edition.pressAt <= now });
	marks.push({ at: now, what: 'now', ...none, past: true });
	return marks.sort((a, b) => a.at - b.at || (a.what === 'now' ? 1 : -1));
}
