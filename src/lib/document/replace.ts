import type * as Y from 'yjs';
import { err, ok, type Result } from '#model/result.ts';
import type { Anchor } from '#model/thread.ts';
import { makeAnchor, quoteOf, resolveAnchor } from './anchors.ts';
import type { Attributes } from './attributes.ts';
import { characterEdits } from './character-lcs.ts';
import { StoryLayout, type BlockRange, type Spot } from './story-layout.ts';

/** A replacement that can be sent, stored and applied: this anchor's words become these. */
export interface Replacement {
	anchor: Anchor;
	words: string;
}

/** changed: the words are no longer the quote. blocks: other line ends than the quote's. */
export type ReplaceProblem = 'changed' | 'blocks';

/**
 * Replaces an anchor's words, as accepting a suggestion does. Characters that are in both stay, so
 * that carets, marks, anchors and words typed in between stay; new ones take the marks of those
 * they replace. Returns the replacement that takes it back.
 */
export function replaceRange(
	text: Y.Text,
	{ anchor, words }: Replacement,
	origin: unknown = null
): Result<Replacement, ReplaceProblem> {
	const layout = new StoryLayout(text);
	const ranges =
		anchor.quote === '' ? emptyRange(layout, anchor) : resolveAnchor(text, anchor, layout);
	if (!ranges || quoteOf(layout, ranges) !== anchor.quote) return err('changed');
	// What cannot be read cannot be replaced.
	if (ranges.some((range) => layout.textOf(range).length !== range.to - range.from))
		return err('changed');
	const lines = words.split('\n');
	if (lines.length !== ranges.length) return err('blocks');
	text.doc?.transact(() => {
		const inText = ranges.map((range, i) => ({ range, line: lines[i] as string }));
		inText.sort((a, b) => startOf(layout, b.range) - startOf(layout, a.range));
		for (const { range, line } of inText) replaceLine(layout, range, line);
	}, origin);
	const [first, last] = [ranges[0] as BlockRange, ranges[ranges.length - 1] as BlockRange];
	const start: Spot = { block: first.block, offset: first.from };
	const end: Spot = {
		block: last.block,
		offset: (ranges.length === 1 ? start.offset : 0) + (lines[lines.length - 1] as string).length
	};
	return ok({ anchor: makeAnchor(text, start, end), words: anchor.quote });
}

/** Where an anchor stands whose words were deleted on purpose. */
function emptyRange(layout: StoryLayout, { end }: Anchor): BlockRange[] | null {
	const at = layout.indexOf(end);
	const spot = at === null ? null : layout.spotOf(at);
	return spot && [{ block: spot.block, from: spot.offset, to: spot.offset }];
}

const startOf = (layout: StoryLayout, { block, from }: BlockRange): number =>
	layout.indexAfter({ block, offset: from });

/** From right to left, so that offsets to the left stay what they are. */
function replaceLine(layout: StoryLayout, range: BlockRange, words: string): void {
	const { text } = layout;
	for (const edit of characterEdits(layout.textOf(range), words, 0).reverse()) {
		const spot = { block: range.block, offset: range.from + edit.at };
		const at = layout.indexAfter(spot);
		const marks = marksAt(layout, edit.deleted ? spot : { ...spot, offset: spot.offset - 1 });
		if (edit.inserted) text.insert(at, edit.inserted, { ...marks });
		for (let i = edit.deleted - 1; i >= 0; i--) {
			// A unit at a time: the slot of a moved block may stand in between, and stays.
			const unit = layout.indexAfter({ ...spot, offset: spot.offset + i });
			text.delete(unit + edit.inserted.length, 1);
		}
	}
}

function marksAt(layout: StoryLayout, { block, offset }: Spot): Attributes {
	const from = Math.max(0, offset);
	return layout.runsOf({ block, from, to: from + 1 })[0]?.marks ?? {};
}
