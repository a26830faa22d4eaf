import type { CheckItem } from '#model/press-check/check-item.ts';

/** A line of the list: what it says, and whether it has been seen to since. */
export interface HeldRow {
	item: CheckItem;
	/** The page it stands under; it stays there while somebody looks. */
	pageId: string | null;
	isResolved: boolean;
}

/** The same lines in the same order, saying what is so now. */
export function refreshed(rows: readonly HeldRow[], items: readonly CheckItem[]): HeldRow[] {
	const current = new Map(items.map((item) => [item.id, item]));
	return rows.map((row) => {
		const item = current.get(row.item.id);
		return { ...row, item: item ?? row.item, isResolved: item === undefined };
	});
}

/** Items that have no line yet. */
export function freshOf(rows: readonly HeldRow[], items: readonly CheckItem[]): CheckItem[] {
	const listed = new Set(rows.map(({ item }) => item.id));
	return items.filter(({ id }) => !listed.has(id));
}

/** With a line for every item, each new one before what comes after it. */
export function completed(rows: readonly HeldRow[], items: readonly CheckItem[]): HeldRow[] {
	const order = new Map(items.map(({ id }, index) => [id, index]));
	const placeOf = (id: string) => order.get(id) ?? -1;
	const all = rows.map((row) => ({ ...row, pageId: row.item.pageId }));
	for (const item of freshOf(rows, items)) {
		const at = all.findIndex((row) => placeOf(row.item.id) > placeOf(item.id));
		const row = { item, pageId: item.pageId, isResolved: false };
		all.splice(at < 0 ? all.length : at, 0, row);
	}
	return all;
}
