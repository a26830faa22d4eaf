import type * as Y from 'yjs';
import { HARD_BREAK, describeBlock, rawBlock, type Block } from './block.ts';
import {
	displayOrder,
	readSegments,
	visibleLength,
	type DeltaInsert,
	type SegmentWithRuns
} from './segments.ts';

/** All that there is in a story's document. */
export const STORY_ROOT = 'story';
export const META_ROOT = 'meta';
export const COPIES_ROOT = 'copies';

/** The words of a story: one Y.Text; each block is its content and a newline with its type. */
export function storyText(doc: Y.Doc): Y.Text {
	const known: unknown = doc.share.get(STORY_ROOT);
	const text = doc.getText(STORY_ROOT);
	if (text !== known) rememberFormats(text);
	return text;
}

/**
 * Yjs forgets that a text has formats if it only becomes a text after an update brought its words.
 * It then looks places up by a short cut that knows no formats, and whoever deletes words takes the
 * end of a mark, or of a block's type, beside them for superfluous: it spreads over what follows.
 */
function rememberFormats(text: Y.Text): void {
	(text as Y.AbstractType<unknown>)._searchMarker = null;
	text._hasFormatting = true;
}

/** Facts about the document itself, not about the story. */
export const storyMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(META_ROOT);

/** Which characters were written anew elsewhere, as undo does: see copies.ts. */
export const storyCopies = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(COPIES_ROOT);

/** What seedStory takes: text is enough, runs carry marks. */
export type BlockSeed = Pick<Block, 'type'> & Partial<Pick<Block, 'attrs' | 'text' | 'runs'>>;

/** What every new story begins with. */
export const NEW_STORY: readonly BlockSeed[] = [
	{ type: 'kicker' },
	{ type: 'headline' },
	{ type: 'subhead' },
	{ type: 'byline' },
	{ type: 'paragraph' }
];

/** Writes the first blocks of a new story. Only the server does so, once, in the load lock. */
export function seedStory(doc: Y.Doc, blocks: readonly BlockSeed[]): void {
	const delta: DeltaInsert[] = [];
	for (const { type, attrs, text, runs } of blocks) {
		for (const run of runs ?? [{ text: text ?? '', marks: {} }]) {
			const insert = run.embed === undefined ? inBlock(run.text) : (run.embed as object);
			if (insert !== '') delta.push({ insert, attributes: { ...run.marks } });
		}
		delta.push({ insert: '\n', attributes: rawBlock(type, attrs ?? {}) });
	}
	storyText(doc).applyDelta(delta);
}

const inBlock = (text: string): string => text.replace(/\r\n?|\n/g, HARD_BREAK);

/** The story's blocks in the order in which they are shown. */
export function blocksOf(text: Y.Text): Block[] {
	return displayOrder(readSegments(text.toDelta() as DeltaInsert[])).map(toBlock);
}

export function toBlock(segment: SegmentWithRuns): Block {
	return {
		...describeBlock(segment.attrs, visibleLength(segment) === 0),
		text: segment.runs.map((run) => run.text).join(''),
		runs: segment.runs
	};
}

/** The words of a story, a line for each block; hard breaks stay U+2028. */
export const plainText = (text: Y.Text): string =>
	blocksOf(text)
		.map((block) => block.text)
		.join('\n');

/** The text of the first headline; empty if there is none. */
export const titleOf = (blocks: readonly Block[]): string =>
	blocks.find((block) => block.type === 'headline')?.text.replaceAll(HARD_BREAK, ' ') ?? '';

/** Hands out the blocks of a story again and again, read anew only after a change. */
export class StoryReader {
	readonly #text: Y.Text;
	#blocks: Block[] | null = null;
	readonly #forget = () => {
		this.#blocks = null;
	};

	constructor(text: Y.Text) {
		this.#text = text;
		text.observe(this.#forget);
	}

	/** A block that did not change is the same object as before, so that facts can be kept by it. */
	blocks(): readonly Block[] {
		return (this.#blocks ??= this.#read());
	}

	#last = new Map<string, Block>();

	#read(): Block[] {
		const seen = new Map<string, Block>();
		const blocks = blocksOf(this.#text).map((block) => {
			const key = JSON.stringify(block);
			const same = this.#last.get(key) ?? block;
			seen.set(key, same);
			return same;
		});
		this.#last = seen;
		return blocks;
	}

	close(): void {
		this.#text.unobserve(this.#forget);
	}
}
