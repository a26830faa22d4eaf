import { doOverlap } from '#lib/typeset/highlight-lines.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import { paragraphRanges, type ParagraphRange } from '#lib/typeset/story-places.ts';
import type { BlockRange } from '#model/commented.ts';
import type { Copy } from '#model/copy.ts';
import { galleyOf } from '#model/galley.ts';
import type { Id } from '#model/ids.ts';

/** A story as it stands on a page. */
export interface StoryOnPage {
	copy: Copy;
	/** Its slots on this page. */
	slots: readonly Id[];
}

/** Where words stand on a page: how high (px of its type area), and which of the running text. */
export interface OnPage {
	y: number;
	ranges: ParagraphRange[];
}

/** Where characters of a story stand on a page; `elsewhere`: on another page of it, or in the overset. */
export function placeOnPage(
	page: SetPage,
	{ copy, slots }: StoryOnPage,
	places: readonly BlockRange[]
): OnPage | 'elsewhere' | null {
	if (places.length === 0) return null;
	const galley = galleyOf(copy);
	const ranges = places.flatMap((range) => paragraphRanges(galley, range));
	const lines = page.lines.filter(
		({ text }) => text?.storyId === copy.storyId && ranges.some((range) => doOverlap(text, range))
	);
	const ys = lines.map(({ y }) => y);
	if (ys.length > 0) return { y: Math.min(...ys), ranges };
	if (ranges.length > 0) return 'elsewhere';
	const kinds = places.map(({ block }) => copy.blocks[block]?.kind);
	const high = [
		...page.decks.filter(
			({ part, slotId }) => slots.includes(slotId) && kinds.includes(partKind(part))
		),
		...page.photos.filter(({ slotId }) => slots.includes(slotId) && kinds.includes('photo'))
	].map(({ y }) => y);
	return high.length > 0 ? { y: Math.min(...high), ranges: [] } : 'elsewhere';
}

/** A photo story's headline is set as the title of its picture. */
const KINDS = { jumpHead: undefined, photoTitle: 'headline' } as const;

const partKind = (part: SetPage['decks'][number]['part']) =>
	part === 'jumpHead' || part === 'photoTitle' ? KINDS[part] : part;

/** What is known of things, by their id. */
export const byId = <One extends { id: Id }, Known>(
	all: readonly One[],
	known: (one: One, index: number) => Known
): ReadonlyMap<Id, Known> => new Map(all.map((one, index) => [one.id, known(one, index)]));
