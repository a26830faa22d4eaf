import type * as Y from 'yjs';
import type { BlockRange } from '#model/commented.ts';
import { StoryCopies } from './copies.ts';
import { sliceRuns } from './block-diff.ts';
import type { Run } from './block.ts';
import { indexOfRelative, type RelativePositionJson } from './positions.ts';
import { readSegments, visibleLength, type DeltaInsert, type SegmentWithRuns } from './segments.ts';
import { StoryIndex, rawOffset, visibleOffset } from './story-index.ts';

/** A place between two characters: the block as shown (as in blocksOf), UTF-16 units into it. */
export interface Spot {
	block: number;
	offset: number;
}

export type { BlockRange };

/** One look at a story's text, from which any number of places can be worked out. */
export class StoryLayout {
	readonly text: Y.Text;
	readonly blocks: readonly SegmentWithRuns[];
	readonly #index: StoryIndex;
	readonly #copies: StoryCopies;

	constructor(text: Y.Text) {
		this.text = text;
		this.#index = new StoryIndex(readSegments(text.toDelta() as DeltaInsert[]));
		this.blocks = this.#index.shown as SegmentWithRuns[];
		this.#copies = new StoryCopies(text.doc as Y.Doc);
		this.#copies.close();
	}

	/** The characters of a range; embeds are left out. */
	textOf({ block, from, to }: BlockRange): string {
		return this.runsOf({ block, from, to })
			.map((run) => run.text)
			.join('');
	}

	runsOf({ block, from, to }: BlockRange): Run[] {
		return sliceRuns(this.blocks[block]?.runs ?? [], from, to);
	}

	lengthOf(block: number): number {
		const segment = this.blocks[block];
		return segment ? visibleLength(segment) : 0;
	}

	/** The raw index that sticks to what is right of a spot. */
	indexAfter({ block, offset }: Spot): number {
		const segment = this.#segment(block);
		return this.#index.startOf(segment) + rawOffset(segment, offset);
	}

	/** The raw index that sticks to what is left of a spot, where the block has anything there. */
	indexBefore({ block, offset }: Spot): number {
		const segment = this.#segment(block);
		const raw = offset > 0 ? rawOffset(segment, offset - 1) + 1 : rawOffset(segment, 0);
		return this.#index.startOf(segment) + raw;
	}

	#segment(block: number): SegmentWithRuns {
		const segment = this.blocks[block];
		if (!segment) throw new RangeError(`the story has no block ${block}`);
		return segment;
	}

	/** The raw index of a relative position; follows words that undo brought back. */
	indexOf(position: unknown): number | null {
		if (typeof position !== 'object' || position === null) return null;
		return indexOfRelative(this.text, position as RelativePositionJson, this.#copies);
	}

	/** What stands between two raw indexes, by blocks in the order in which they are shown. */
	rangesBetween(from: number, to: number): BlockRange[] {
		const ranges: BlockRange[] = [];
		let start = 0;
		for (const segment of this.#index.segments) {
			const range = {
				block: this.blocks.indexOf(segment as SegmentWithRuns),
				from: visibleOffset(segment, Math.max(0, Math.min(from - start, segment.length))),
				to: visibleOffset(segment, Math.max(0, Math.min(to - start, segment.length)))
			};
			if (range.block >= 0 && range.from < range.to) ranges.push(range);
			start += segment.length + 1;
		}
		return ranges.sort((a, b) => a.block - b.block);
	}

	/** What is shown from one raw index to another, which moved blocks may have parted. */
	rangesShown(from: number, to: number): BlockRange[] {
		const [first, last] = [this.spotOf(from), this.spotOf(to)];
		if (!first || !last) return [];
		const ranges: BlockRange[] = [];
		for (let block = first.block; block <= last.block; block++) {
			const range = {
				block,
				from: block === first.block ? first.offset : 0,
				to: block === last.block ? last.offset : this.lengthOf(block)
			};
			if (range.from < range.to) ranges.push(range);
		}
		return ranges;
	}

	/** The spot of a raw index; null where nothing is shown. */
	spotOf(index: number): Spot | null {
		const { segment, offset } = this.#index.at(index);
		const block = this.blocks.indexOf(segment as SegmentWithRuns);
		return block < 0 ? null : { block, offset: visibleOffset(segment, offset) };
	}
}
