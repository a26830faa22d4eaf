import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import { namedFor } from '#model/press-check/check-item.ts';
import type { HeldRow } from './held-rows.ts';

/** Lines that belong together. */
export interface CheckGroup {
	/** The page's id, or the person's; null: the paper as a whole, or nobody in particular. */
	id: Id | null;
	rows: HeldRow[];
	/** Of a page: whose its items are. */
	forIds: Id[];
}

/** Page by page, the paper as a whole last. */
export function byPage(rows: readonly HeldRow[], pages: readonly Page[]): CheckGroup[] {
	const groups = Map.groupBy(rows, ({ pageId }) => pageId);
	return [...pages.map(({ id }) => id), null].flatMap((id) => {
		const own = groups.get(id);
		if (!own) return [];
		const open = own.filter(({ item, isResolved }) => !isResolved && !item.waived);
		return [{ id, rows: own, forIds: [...new Set(open.flatMap(({ item }) => namedFor(item)))] }];
	});
}

/** By whoever is the first to see to it; what is nobody's in particular last. */
export function byPerson(rows: readonly HeldRow[]): CheckGroup[] {
	const groups = Map.groupBy(rows, ({ item }) => namedFor(item)[0] ?? null);
	const named = [...groups].filter(([id]) => id !== null);
	const rest = groups.get(null);
	return [...named, ...(rest ? [[null, rest] as const] : [])].map(([id, own]) => ({
		...{ id, rows: own, forIds: [] }
	}));
}
