import { spokenSlots, type Plan, type PlanPage, type PlanSlot, type PlanStory } from './plan.ts';

/** A line of the list on A4. */
export type ListLine =
	| { line: 'page'; page: PlanPage }
	| { line: 'slot'; slot: PlanSlot }
	| { line: 'pool' }
	| { line: 'story'; story: PlanStory };

/** Heights of lines and of what a sheet has room for, CSS px; A4Sheet draws them so. */
export const HEAD_HEIGHT = 22;
export const ROW_HEIGHT = 18;
export const LIST_HEIGHT = 956;

/** The list cut into sheets: a head keeps its rows with it, unless they are more than a sheet holds. */
export function listSheets(plan: Plan, room = LIST_HEIGHT): ListLine[][] {
	const sheets: ListLine[][] = [[]];
	let left = room;
	for (const group of groupsOf(plan)) {
		const rows = (group.length - 1) * ROW_HEIGHT;
		const whole = HEAD_HEIGHT + (HEAD_HEIGHT + rows <= room ? rows : ROW_HEIGHT);
		for (const [at, line] of group.entries()) {
			const height = at === 0 ? HEAD_HEIGHT : ROW_HEIGHT;
			const needed = at === 0 ? whole : height;
			if (needed > left) {
				sheets.push([]);
				left = room;
			}
			sheets.at(-1)?.push(line);
			left -= height;
		}
	}
	return sheets;
}

/** Each page, and the pool, as a head and its rows. */
function groupsOf(plan: Plan): ListLine[][] {
	const pages = plan.pages.map((page): ListLine[] => [
		{ line: 'page', page },
		...spokenSlots(page).map((slot): ListLine => ({ line: 'slot', slot }))
	]);
	if (plan.pool.length === 0) return pages;
	return [
		...pages,
		[{ line: 'pool' }, ...plan.pool.map((story): ListLine => ({ line: 'story', story }))]
	];
}
