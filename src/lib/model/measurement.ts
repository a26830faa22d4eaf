import type { Fit } from './fit.ts';
import { formatOf } from './format.ts';
import { headlineArea, settingOf, textFrames } from './geometry.ts';
import type { Id } from './ids.ts';
import type { Formatted, Page, Slot } from './page.ts';
import type { DeskView } from './records.ts';
import type { TextPlace } from './text-place.ts';

/**
 * What a browser measured when it set a story into the chain of its slots. Derived, told to every
 * desk, and kept nowhere: after a restart the formula speaks again. It holds for one text in one chain
 * of places and for nothing else.
 */
export interface Measurement {
	/** The story's id. */
	id: Id;
	/** The words that were set, by the hash which their facts have. */
	hash: string;
	/** The chain they were set in, as `chainKey` names it. */
	chain: string;
	/** For each slot of the chain, lines of text in it, lines there are (下转第N版 takes one), 字 of the text. */
	slots: { used: number; capacity: number; chars: number }[];
	/** What stands nowhere: lines, and 字. */
	over: number;
	overChars: number;
	/** Where that begins; null: everything stands. */
	from: TextPlace | null;
}

interface Spot {
	page: Pick<Page, 'number' | keyof Formatted>;
	slot: Slot;
}

/**
 * Names a chain of slots by all that decides how text runs through it: which slot on which page, its
 * columns of text, whether it keeps room for a head. Drawn or placed anew, it has another name.
 */
export const chainKey = (spots: readonly Spot[]): string =>
	spots
		.map(({ page, slot }) => {
			const format = formatOf(page);
			const frames = textFrames(format, slot).map(
				({ y, lines, chars }) => `${y}:${lines}x${chars}`
			);
			const head = headlineArea(format, slot) ? 'head' : 'bare';
			return [slot.id, page.number, typeOf(page), slot.role, head, ...frames].join(' ');
		})
		.join('|');

/** What of a page's format decides how wide and how tall its type is. */
const typeOf = ({ formatId, format }: Formatted): string =>
	format ? `${formatId},${format.em},${format.pitch},${format.gutter}` : formatId;

/** What was measured of a story's present words in exactly this chain; null: the formula must do. */
export function measurementOf(
	view: DeskView,
	storyId: Id,
	spots: readonly Spot[]
): Measurement | null {
	const measurement = view.get('measurement', storyId);
	if (!measurement || spots.length === 0) return null;
	if (measurement.hash !== view.get('facts', storyId)?.hash) return null;
	return measurement.chain === chainKey(spots) ? measurement : null;
}

/** Whether the numbers can be true of a chain: as many slots, no more lines than there are. */
export function isSound(
	{ slots, over, overChars, from }: Measurement,
	spots: readonly Spot[]
): boolean {
	const fits = slots.every(({ used, capacity, chars }, at) => {
		const spot = spots[at];
		if (!spot) return false;
		const frames = textFrames(formatOf(spot.page), spot.slot);
		if (used === 0 && chars > 0) return false;
		return used <= capacity && capacity <= frames.reduce((sum, { lines }) => sum + lines, 0);
	});
	const says = over > 0 ? from !== null : from === null && overChars === 0;
	return slots.length === spots.length && fits && says;
}

/** How a story stands by what was measured. @param length of the whole story, 字 */
export function measuredFit(
	{ slots, over, overChars }: Measurement,
	spots: readonly Spot[],
	length: number
): Fit {
	// Lines before text that goes on are no room: a crosshead did not want to stand there alone.
	const goesOn = (at: number) => over > 0 || slots.slice(at + 1).some(({ used }) => used > 0);
	const leftIn = slots.map(({ used, capacity }, at) => (goesOn(at) ? 0 : capacity - used));
	const charsOf = ({ page, slot }: Spot) => settingOf(formatOf(page), slot).chars;
	const leftChars = spots.reduce((sum, spot, at) => sum + (leftIn[at] ?? 0) * charsOf(spot), 0);
	const roomIn = slots.map(({ capacity }) => capacity);
	const capacity = roomIn.reduce((sum, lines) => sum + lines, 0);
	const left = leftIn.reduce((sum, lines) => sum + lines, 0);
	return {
		...{ lines: capacity - left + over, capacity, over, overChars, left, leftChars },
		...{ leftIn, roomIn, charsIn: slots.map(({ chars }) => chars), measured: true },
		room: Math.max(0, length + leftChars - overChars)
	};
}
