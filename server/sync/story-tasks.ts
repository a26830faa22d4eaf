import * as Y from 'yjs';
import { checkAnchor, findAgain, resolveAnchor } from '#document/anchors.ts';
import type { Block } from '#document/block.ts';
import { copyOf } from '#document/story-copy.ts';
import { rewriteStory } from '#document/rewrite.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import { describeStory, type StoryDescription } from '#document/story-facts.ts';
import { StoryLayout, type BlockRange } from '#document/story-layout.ts';
import { alignRewrites } from '#model/diff/align-rewrites.ts';
import type { Copy } from '#model/copy.ts';
import { galleyOf } from '#model/galley.ts';
import type { Id } from '#model/ids.ts';
import { lightGlyphs, missingGlyphs, type FoundGlyphs } from '#model/missing-glyphs.ts';
import { hasOneWeight } from '#model/one-weight.ts';
import type { StoryFacts } from '#model/story.ts';
import type { Anchor } from '#model/thread.ts';
import { hashOf } from '../text-hash.ts';
import { changesIn } from './version-changes.ts';

/** Where an anchor's words are now: where they were, elsewhere, or nowhere (原文已改). */
export type Whereabouts =
	{ state: 'here' } | { state: 'moved'; anchor: Anchor } | { state: 'gone' };

/** A story’s words as they are now, and the hash its facts have of them. */
export interface StoryCopy {
	hash: string;
	copy: Copy;
}

export interface VersionText {
	blocks: Block[];
	hash: string;
	/** 字数. */
	length: number;
	/** Characters that came and went, white space left out; null: too long to be compared. */
	added: number | null;
	removed: number | null;
	/** The paragraphs that differ, from 1; the deck and the byline are 0. */
	paragraphs: number[];
}

type GlyphFacts = Required<Pick<StoryFacts, 'lacking' | 'light'>>;

/** Everything a story can be asked, with what it answers. */
interface Tasks {
	/** What the words amount to, and a hash of them that is the same wherever they are read. */
	facts: { ask: unknown; answer: StoryDescription & { hash: string } & GlyphFacts };
	/** All of it, as it is set on a page. */
	copy: { ask: { storyId: Id }; answer: StoryCopy };
	/** The same, and where anchors stand in it: a task of its own, since comments can make it long. */
	commented: {
		ask: { storyId: Id; anchors: readonly Anchor[] };
		/** The places of each anchor; none: nowhere. */
		answer: StoryCopy & { places: BlockRange[][] };
	};
	/** Its words, to be kept, and how they differ from those of an earlier version. */
	version: { ask: { before: readonly string[] }; answer: VersionText };
	/** The words themselves. */
	blocks: { ask: unknown; answer: Block[] };
	/** The same, and what makes its words those of the blocks. */
	rewrite: {
		ask: { blocks: readonly Block[]; before: readonly string[] };
		answer: VersionText & { update: Uint8Array };
	};
	/** What became of each anchor, in the order asked. */
	follow: { ask: { anchors: readonly Anchor[] }; answer: Whereabouts[] };
	/** An anchor somebody sends, checked (see checkAnchor). */
	anchor: { ask: { anchor: Anchor }; answer: Anchor | null };
}

export type TaskName = keyof Tasks;
export type StoryTask<K extends TaskName = TaskName> = {
	[N in K]: { type: N } & Tasks[N]['ask'];
}[K];
export type StoryAnswer<K extends TaskName = TaskName> = Tasks[K]['answer'];

const PERFORM: { [K in TaskName]: (text: Y.Text, task: StoryTask<K>) => StoryAnswer<K> } = {
	facts(text) {
		const blocks = blocksOf(text);
		return { ...describeStory(blocks), hash: hashOf(blocks), ...glyphsIn(blocks) };
	},
	copy: (text, { storyId }) => hashedCopy(storyId, blocksOf(text)),
	commented(text, { storyId, anchors }) {
		const layout = new StoryLayout(text);
		const places = anchors.map((anchor) => placeOf(layout, anchor));
		return { ...hashedCopy(storyId, blocksOf(text)), places };
	},
	version: (text, { before }) => versionOf(blocksOf(text), before),
	blocks: (text) => blocksOf(text),
	rewrite: (text, { blocks, before }) => ({
		...versionOf(blocksOf(text), before),
		update: rewriteOf(text.doc as Y.Doc, blocks)
	}),
	follow(text, { anchors }) {
		const layout = new StoryLayout(text);
		return anchors.map((anchor) => whereabouts(layout, anchor));
	},
	anchor: (text, { anchor }) => checkAnchor(text, anchor)
};

/** Apart from the description, which browsers read too: the tables of characters are long. */
function glyphsIn(blocks: readonly Block[]): GlyphFacts {
	const galley = galleyOf(copyOf('', blocks));
	const chars = (found: readonly FoundGlyphs[]) => found.flatMap((one) => one.chars).join('');
	return { lacking: chars(missingGlyphs(galley)), light: chars(lightGlyphs(galley, hasOneWeight)) };
}

/** Characters of two texts that are compared. */
const MAX_COMPARED = 400_000;

function versionOf(blocks: Block[], before: readonly string[]): VersionText {
	const texts = blocks.map(({ text }) => text);
	// A text so long is kept without figures: comparing must never keep it from being signed.
	const isLong = [...before, ...texts].reduce((sum, { length }) => sum + length, 0) > MAX_COMPARED;
	const { length } = describeStory(blocks);
	const changes = isLong
		? { added: null, removed: null, paragraphs: [] }
		: changesIn(alignRewrites(before, texts), before, blocks);
	return { blocks, hash: hashOf(blocks), length, ...changes };
}

/** An update under a client id of its own; the document stays as it is. */
function rewriteOf(doc: Y.Doc, blocks: readonly Block[]): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	rewriteStory(storyText(copy), blocks);
	const update = Y.encodeStateAsUpdate(copy, before);
	copy.destroy();
	return update;
}

const hashedCopy = (storyId: Id, blocks: readonly Block[]): StoryCopy => ({
	copy: copyOf(storyId, blocks),
	hash: hashOf(blocks)
});

/** Reads the words; changes nothing. */
export const perform = <K extends TaskName>(text: Y.Text, task: StoryTask<K>): StoryAnswer<K> =>
	PERFORM[task.type](text, task);

function placeOf(layout: StoryLayout, anchor: Anchor): BlockRange[] {
	const here = resolveAnchor(layout.text, anchor, layout);
	if (here) return here;
	const found = findAgain(layout.text, anchor, layout);
	return (found && resolveAnchor(layout.text, found, layout)) ?? [];
}

function whereabouts(layout: StoryLayout, anchor: Anchor): Whereabouts {
	if (resolveAnchor(layout.text, anchor, layout)) return { state: 'here' };
	const found = findAgain(layout.text, anchor, layout);
	return found ? { state: 'moved', anchor: found } : { state: 'gone' };
}
