import type { BlockRange } from '#model/commented.ts';
import { plainOf, type Copy } from '#model/copy.ts';
import type { Id } from '#model/ids.ts';
import type { TextPlace } from '#model/text-place.ts';
import { placeInStory, type Galley, type Place } from '#model/galley.ts';
import { printable } from './printable.ts';
import type { SetPage } from './set-page.ts';
import { paragraphRanges, type ParagraphRange } from './story-places.ts';

/** What of a story is set beside its running text. */
export type DeckPart = 'kicker' | 'headline' | 'subhead' | 'caption';

/**
 * Characters of such a part in one slot, counted without white: where a headline is broken, spaces
 * come and go, and its other characters stay.
 */
export interface PartRange {
	slotId: Id;
	part: DeckPart;
	from: number;
	to: number;
}

/** A story as it stands on a page. */
export interface StoryOnPage {
	copy: Copy;
	galley: Galley;
	/** Its slots on this page. */
	slots: readonly Id[];
}

/** Words of a story as they stand on a page. */
export interface WordsOnPage {
	ranges: ParagraphRange[];
	parts: PartRange[];
}

/** A photo story’s headline is set as the title of its picture, and stands again where it goes on. */
const DRAWN_AS = { photoTitle: 'headline', jumpHead: 'headline' } as const;

/** The part of a story of which a drawn line of a deck is. */
export const partOf = (drawn: SetPage['decks'][number]['part']): DeckPart =>
	drawn === 'photoTitle' || drawn === 'jumpHead' ? DRAWN_AS[drawn] : drawn;

/** Where characters of a story’s blocks are set: in its running text, and in its decks and captions here. */
export function wordsOnPage(
	page: SetPage,
	{ copy, galley, slots }: StoryOnPage,
	places: readonly BlockRange[]
): WordsOnPage {
	const here = partsOn(page, slots);
	return {
		ranges: places.flatMap((range) => paragraphRanges(galley, range)),
		parts: places.flatMap((range) =>
			here.flatMap((one) => {
				const at = bareRange(copy, blocksOf(copy, one), range);
				return at ? [{ slotId: one.slotId, part: one.part, ...at }] : [];
			})
		)
	};
}

/** A part in a slot; of captions, under which photo of the story. */
interface PartHere {
	slotId: Id;
	part: DeckPart;
	photo: number;
}

function partsOn(page: SetPage, slots: readonly Id[]): PartHere[] {
	const decks = page.decks
		.filter(({ slotId, part }) => slots.includes(slotId) && part !== 'jumpHead')
		.map(({ slotId, part }) => ({ slotId, part: partOf(part), photo: 0 }));
	const captions = page.photos
		.filter(({ slotId }) => slots.includes(slotId))
		.map(({ slotId, photo }) => ({ slotId, part: 'caption' as const, photo }));
	return [...decks, ...captions].filter(
		(one, at, all) =>
			all.findIndex(({ slotId, part }) => slotId === one.slotId && part === one.part) === at
	);
}

/** The blocks of which a part is made, in order. */
function blocksOf({ blocks }: Copy, { part, photo }: Pick<PartHere, 'part' | 'photo'>): number[] {
	const kind = part === 'caption' ? 'photo' : part;
	const found = blocks.flatMap((block, index) => (block.kind === kind ? [index] : []));
	return part === 'caption' ? found.slice(photo, photo + 1) : found;
}

const WHITE = /\s/u;
export const bare = (text: string): string => text.replace(/\s/gu, '');

/** How many characters that are no white stand before an offset. */
export const bareAt = (text: string, offset: number): number => bare(text.slice(0, offset)).length;

/** Where the character stands before which so many others do that are no white; -1: there is none. */
export function offsetOfBare(text: string, count: number): number {
	let seen = 0;
	for (let at = 0; at < text.length; at++) {
		if (WHITE.test(text[at] ?? '')) continue;
		if (seen === count) return at;
		seen++;
	}
	return -1;
}

function bareRange(
	copy: Copy,
	blocks: readonly number[],
	{ block, from, to }: BlockRange
): { from: number; to: number } | null {
	if (!blocks.includes(block)) return null;
	const before = blocks.slice(0, blocks.indexOf(block));
	const start = before.reduce((sum, one) => sum + bare(textOf(copy, one)).length, 0);
	const text = textOf(copy, block);
	const range = { from: start + bareAt(text, from), to: start + bareAt(text, to) };
	return range.from < range.to ? range : null;
}

const textOf = ({ blocks }: Copy, block: number): string => plainOf(blocks[block]?.spans ?? []);

/** A point of a drawn page: between two characters of running text, or of a part beside it. */
export type PagePoint = { storyId: Id; place: Place } | PartPoint;

export interface PartPoint {
	slotId: Id;
	part: DeckPart;
	/** Characters of the part before it, and all that is drawn of it, both without white. */
	at: number;
	drawn: string;
}

/** Words on a drawn page. */
export interface PageSelection {
	from: PagePoint;
	to: PagePoint;
}

/**
 * Where a point stands in its story: before the character that follows it, or, as the end of a
 * selection, after the one before it. Null: what is drawn there was made by the program.
 */
export function placeOfPoint(
	page: SetPage,
	{ copy, galley }: Pick<StoryOnPage, 'copy' | 'galley'>,
	point: PagePoint,
	side: 'start' | 'end' = 'start'
): TextPlace | null {
	if ('place' in point) return placeInStory(galley, point.place);
	const { slotId, part, at, drawn } = point;
	const photo = page.photos.find((one) => one.slotId === slotId)?.photo ?? 0;
	const blocks = blocksOf(copy, { part, photo });
	const read = side === 'start' ? at + 1 : at;
	const words = printable(blocks.map((block) => bare(textOf(copy, block))).join(''));
	if (words.slice(0, read) !== printable(drawn).slice(0, read)) return null;
	if (side === 'start') return placeOfBare(copy, blocks, at);
	const last = placeOfBare(copy, blocks, at - 1);
	return last && { ...last, offset: last.offset + 1 };
}

function placeOfBare(copy: Copy, blocks: readonly number[], count: number): TextPlace | null {
	let left = count;
	for (const block of blocks) {
		const text = textOf(copy, block);
		const offset = offsetOfBare(text, left);
		if (offset >= 0) return { block, offset };
		left -= bare(text).length;
	}
	return null;
}
