import type * as Y from 'yjs';
import type { Anchor } from '#model/thread.ts';
import { characterEdits } from './character-lcs.ts';
import { relativeOfIndex } from './positions.ts';
import { StoryLayout, type BlockRange, type Spot } from './story-layout.ts';

/** How many characters around a quote are kept to know it by. */
const CONTEXT = 24;

/** A quote this long is known by itself; a shorter one needs as many characters around it. */
const KNOWN_LENGTH = 8;
const KNOWN_CONTEXT = 4;

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** An anchor for what stands between two spots. Start and end do not take in what is typed there. */
export function makeAnchor(
	text: Y.Text,
	from: Spot,
	to: Spot,
	layout = new StoryLayout(text)
): Anchor {
	const { before, after } = contextOf(layout, from, to);
	return {
		start: relativeOfIndex(text, layout.indexAfter(from), 0),
		end: relativeOfIndex(text, layout.indexBefore(to), -1),
		quote: quoteOf(layout, rangesOf(layout, from, to)),
		prefix: before.slice(-CONTEXT),
		suffix: after.slice(0, CONTEXT)
	};
}

function rangesOf(layout: StoryLayout, from: Spot, to: Spot): BlockRange[] {
	const ranges: BlockRange[] = [];
	for (let block = from.block; block <= to.block; block++) {
		const start = block === from.block ? from.offset : 0;
		const end = block === to.block ? to.offset : layout.lengthOf(block);
		if (start < end) ranges.push({ block, from: start, to: end });
	}
	return ranges;
}

/** The words of some ranges, a line for each. */
export const quoteOf = (layout: StoryLayout, ranges: readonly BlockRange[]): string =>
	ranges.map((range) => layout.textOf(range)).join('\n');

function contextOf(layout: StoryLayout, from: Spot, to: Spot): { before: string; after: string } {
	const start = { block: 0, offset: 0 };
	const last = layout.blocks.length - 1;
	const end = { block: last, offset: layout.lengthOf(last) };
	return {
		before: withoutSpace(quoteOf(layout, rangesOf(layout, start, from))),
		after: withoutSpace(quoteOf(layout, rangesOf(layout, to, end)))
	};
}

/**
 * Where an anchor's words stand now; null if they are gone. Never other words: what stands there
 * must still be related to the quote (see isRelated).
 */
export function resolveAnchor(
	text: Y.Text,
	anchor: Anchor,
	layout = new StoryLayout(text)
): BlockRange[] | null {
	const from = layout.indexOf(anchor.start);
	const to = layout.indexOf(anchor.end);
	if (from === null || to === null) return null;
	// Moved blocks: the same characters, wherever they are shown; or else all that is shown between.
	const candidates = [layout.rangesBetween(from, to), layout.rangesShown(from, to)]
		.map((ranges) => ({ ranges, common: commonLength(anchor.quote, quoteOf(layout, ranges)) }))
		.filter(({ ranges }) => isRelated(anchor.quote, quoteOf(layout, ranges)))
		.sort((a, b) => b.common - a.common);
	return candidates[0]?.ranges ?? null;
}

/**
 * Whether words can be what became of a quote: at least half of the shorter of the two stands in
 * both, in the same order, spaces and block borders aside; and two characters, if the quote has
 * as many. So words may be typed into an anchor, and part of it deleted, but not all replaced.
 */
export function isRelated(quote: string, words: string): boolean {
	const shorter = Math.min(withoutSpace(quote).length, withoutSpace(words).length);
	const common = commonLength(quote, words);
	return shorter > 0 && common * 2 >= shorter && common >= Math.min(2, withoutSpace(quote).length);
}

/** What both begin and end with is counted first: comparing the rest takes time by its square. */
function commonLength(quote: string, words: string): number {
	const [from, to] = [withoutSpace(quote), withoutSpace(words)];
	const shorter = Math.min(from.length, to.length);
	let [start, end] = [0, 0];
	while (start < shorter && from[start] === to[start]) start++;
	while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
	const rest = from.slice(start, from.length - end);
	const edits = characterEdits(rest, to.slice(start, to.length - end), 0);
	return start + end + rest.length - edits.reduce((sum, edit) => sum + edit.deleted, 0);
}

/** A character of the story without spaces and block borders, and where it stands. */
interface FlatStory {
	text: string;
	spots: Spot[];
}

function flatten(layout: StoryLayout): FlatStory {
	const flat: FlatStory = { text: '', spots: [] };
	layout.blocks.forEach((segment, block) => {
		let offset = 0;
		for (const run of segment.runs) {
			for (const unit of run.text) {
				if (!/\s/.test(unit))
					for (let i = 0; i < unit.length; i++) flat.spots.push({ block, offset: offset + i });
				flat.text += withoutSpace(unit);
				offset += unit.length;
			}
			if (run.embed !== undefined) offset += 1;
		}
	});
	return flat;
}

/**
 * Finds an anchor's words elsewhere, by quote and context, spaces and block borders aside: the
 * place with the best context. Null if there is none, or more than one as good, or if too little
 * is known. Returns the new anchor; the old quote and context stay with the record otherwise.
 */
export function findAgain(
	text: Y.Text,
	anchor: Pick<Anchor, 'quote' | 'prefix' | 'suffix'>,
	layout = new StoryLayout(text)
): Anchor | null {
	const quote = withoutSpace(anchor.quote);
	if (!quote) return null;
	const flat = flatten(layout);
	const hits: { at: number; score: number }[] = [];
	for (let at = flat.text.indexOf(quote); at >= 0; at = flat.text.indexOf(quote, at + 1))
		hits.push({ at, score: contextScore(flat.text, at, quote.length, anchor) });
	const [best, second] = hits.sort((a, b) => b.score - a.score);
	if (!best || second?.score === best.score) return null;
	if (quote.length < KNOWN_LENGTH && best.score < KNOWN_CONTEXT) return null;
	const [first, last] = [flat.spots[best.at], flat.spots[best.at + quote.length - 1]];
	if (!first || !last) return null;
	return makeAnchor(text, first, { block: last.block, offset: last.offset + 1 }, layout);
}

/** How many characters next to a place are the same as next to the quote. */
function contextScore(
	text: string,
	at: number,
	length: number,
	anchor: Pick<Anchor, 'prefix' | 'suffix'>
): number {
	const prefix = withoutSpace(anchor.prefix);
	const suffix = withoutSpace(anchor.suffix);
	let [before, after] = [0, 0];
	while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before])
		before++;
	while (after < suffix.length && text[at + length + after] === suffix[after]) after++;
	return before + after;
}

/**
 * Checks an anchor that somebody sends: it must stand on its quote now. If it does not, as when an
 * edit was quicker, the quote is looked for. Null: a comment on the story as a whole.
 */
export function checkAnchor(
	text: Y.Text,
	anchor: Anchor,
	layout = new StoryLayout(text)
): Anchor | null {
	const ranges = resolveAnchor(text, anchor, layout);
	const words = ranges && quoteOf(layout, ranges);
	if (words !== null && withoutSpace(words) === withoutSpace(anchor.quote)) return anchor;
	return findAgain(text, anchor, layout);
}
