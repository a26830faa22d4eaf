import type { SetEdition } from '#lib/typeset/set-page.ts';
import type { Rect } from '#lib/typeset/set-photo.ts';
import type { Drawn } from './drawn-words.ts';

interface Box extends Rect {
	what: string;
	slotId: string;
	isRule: boolean;
}

/** White at the top and foot of a line’s box, a share of its height: its type is 12 px in 17. */
const LEAD = 0.14;
/** What layout rounds, and the side bearings of letters, px. */
const SLACK = 0.6;

/**
 * Drawn things of a page that stand in each other: lines and decks by their ink, photos, rules. Not
 * those of slots of which it is told that a caption does not fit.
 */
export function overlapsIn(
	drawn: readonly Drawn[],
	{ pages, problems }: SetEdition,
	type: { x: number; y: number }
): string[] {
	const told = new Set(
		problems.flatMap(({ kind, slotId }) => (kind === 'captionTooLong' ? [slotId] : []))
	);
	return pages.flatMap((page, sheet) => {
		const lines = drawn
			.filter((one) => one.sheet === sheet)
			.map(({ slotId, text, left, right, y, height }): Box => ({
				...{ what: text, slotId, isRule: false, x: left, width: right - left },
				...{ y: y + LEAD * height, height: (1 - 2 * LEAD) * height }
			}));
		const placed = (what: string, isRule: boolean) => (one: Rect & { slotId: string }) => ({
			...{ ...one, what, isRule, x: one.x + type.x, y: one.y + type.y }
		});
		const boxes = [
			...lines,
			...page.photos.map(placed('photo', false)),
			...page.rules.map(placed('rule', true))
		].filter(({ slotId }) => !told.has(slotId));
		return boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.filter((other) => !(one.isRule && other.isRule) && meet(one, other))
				.map((other) => `${one.what} / ${other.what} in ${one.slotId} ${other.slotId}`)
		);
	});
}

const meet = (one: Rect, other: Rect): boolean =>
	one.x + SLACK < other.x + other.width &&
	other.x + SLACK < one.x + one.width &&
	one.y + SLACK < other.y + other.height &&
	other.y + SLACK < one.y + one.height;
