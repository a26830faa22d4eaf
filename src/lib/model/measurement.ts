import type { Fit } from './fit.ts';
import { formatOf } from './format.ts';
import { headlineArea, settingOf, textFrames } from './geometry.ts';
import type { Id } from './ids.ts';
import type { Page, Slot } from './page.ts';
import type { DeskView } from './records.ts';

/** A place in a story: a block, and an offset in its text, UTF-16 units. */
export interface TextPlace {
	block: number;
	offset: number;
}

/** The address of a story, at a place in its words; null: at its head. */
export const storyAddress = (storyId: Id, place: TextPlace | null): string =>
	place ? `/stories/${storyId}?at=${place.block}:${place.offset}` : `/stories/${storyId}`;

/** Reads `block:offset`, as an address has it; null: it is none. */
export function placeAt(text: string | null): TextPlace | null {
	const [, block, offset] = /^(\d{1,6}):(\d{1,9})$/.exec(text ?? '') ?? [];
	return block === undefined ? null : { block: Number(block), offset: Number(offset) };
}

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
	/** For each slot of the chain, lines of text in it and lines there are (下转第N版 takes one). */
	slots: { used: number; capacity: number }[];
	/** What stands nowhere: lines, and 字. */
	over: number;
	overChars: number;
	/** Where that begins; null: everything stands. */
	from: TextPlace | null;
}

interface Spot {
	page: Pick<Page, 'number' | 'formatId'>;
	slot: Slot;
}

/**
 * Names a chain of slots by all that decides how text runs through it: which slot on which page, its
 * columns of text, whether it keeps room for a head. Drawn or placed anew, it has another name.
 */
export const chainKey = (spots: readonly Spot[]): string =>
	spots
		.map(({ page: { number, formatId }, slot }) => {
			const format = formatOf(formatId);
			const frames = textFrames(format, slot).map(
				({ y, lines, chars }) => `${y}:${lines}x${chars}`
			);
			const head = headlineArea(format, slot) ? 'head' : 'bare';
			return [slot.id, number, formatId, slot.role, head, ...frames].join(' ');
		})
		.join('|');

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
	const fits = slots.every(({ used, capacity }, at) => {
		const spot = spots[at];
		if (!spot) return false;
		const frames = textFrames(formatOf(spot.page.formatId), spot.slot);
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
	const charsOf = ({ page, slot }: Spot) => settingOf(formatOf(page.formatId), slot).chars;
	const leftChars = spots.reduce((sum, spot, at) => sum + (leftIn[at] ?? 0) * charsOf(spot), 0);
	const roomIn = slots.map(({ capacity }) => capacity);
	const capacity = roomIn.reduce((sum, lines) => sum + lines, 0);
	const left = leftIn.reduce((sum, lines) => sum + lines, 0);
	return {
		...{ lines: capacity - left + over, capacity, over, overChars, left, leftChars },
		...{ leftIn, roomIn, measured: true },
		room: Math.max(0, length + leftChars - overChars)
	};
}
