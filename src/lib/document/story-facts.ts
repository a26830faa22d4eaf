import { canonicalJson } from '#model/same-value.ts';
import { tailCredit } from '#model/import/credit.ts';
import { storyLength } from '#model/length.ts';
import type { StoryFacts } from '#model/story.ts';
import { shapesOf } from '#model/shape.ts';
import { sketchOf } from '#model/sketch.ts';
import { HARD_BREAK, type Block, type BlockType } from './block.ts';
import { copyOf } from './story-copy.ts';

/** What the words of a story amount to; the rest of StoryFacts is about the record. */
export type StoryDescription = Pick<
	StoryFacts,
	| 'kicker'
	| 'headline'
	| 'subhead'
	| 'byline'
	| 'length'
	| 'paragraphs'
	| 'photos'
	| 'photo'
	| 'pictures'
	| 'sketch'
	| 'excerpt'
>;

/** Blocks of running text; headline deck, byline and photos stand apart. */
const BODY: readonly Block['type'][] = ['paragraph', 'crosshead', 'quote', 'listItem', 'unknown'];
const EXCERPT_CHARS = 80;
/** No deck is longer; a story typed into its headline would go to every desk again with each word. */
const DECK_CHARS = 300;

/** Reads a story as lists, the board and the line formula want it. */
export function describeStory(blocks: readonly Block[]): StoryDescription {
	const byline = textOf(blocks, 'byline');
	const body = blocks.filter((block) => BODY.includes(block.type)).map((block) => block.text);
	const photos = blocks.filter((block) => block.type === 'photo');
	return {
		kicker: deckOf(blocks, 'kicker'),
		headline: deckOf(blocks, 'headline'),
		subhead: deckOf(blocks, 'subhead'),
		byline: shortened(byline, DECK_CHARS),
		length: storyLength({ byline, body, captions: photos.map(({ text }) => text) }),
		paragraphs: shapesOf(copyOf('', blocks)),
		photos: photos.length,
		photo: photos.map(assetOf).find((asset) => asset !== null) ?? null,
		pictures: photos.map((photo) => ({ asset: assetOf(photo), credit: creditIn(photo) })),
		sketch: sketchOf(body.join('\n')),
		excerpt: excerptOf(body)
	};
}

const assetOf = ({ attrs }: Block): string | null =>
	typeof attrs.asset === 'string' && attrs.asset !== '' ? attrs.asset : null;

/** Who took a picture: its own field says so, or the end of its caption. */
const creditIn = ({ attrs, text }: Block): string =>
	(typeof attrs.credit === 'string' && attrs.credit.trim()) || (tailCredit(text)?.credit ?? '');

/** All blocks of a type, in one line: a headline may stand in several. */
const textOf = (blocks: readonly Block[], type: BlockType): string =>
	blocks
		.filter((block) => block.type === type && block.text !== '')
		.map((block) => inOneLine(block.text))
		.join(' ');

const deckOf = (blocks: readonly Block[], type: BlockType): string =>
	shortened(textOf(blocks, type), DECK_CHARS);

const inOneLine = (text: string): string => text.replaceAll(HARD_BREAK, ' ').trim();

const excerptOf = (body: readonly string[]): string =>
	shortened(inOneLine(body.find((one) => one.trim() !== '') ?? ''), EXCERPT_CHARS);

function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const chars = [...text];
	return chars.length > most ? `${chars.slice(0, most).join('')}…` : text;
}

/** A story as one string that is the same wherever it is read: what its hash is taken of. */
export const canonicalText = (blocks: readonly Omit<Block, 'text'>[]): string =>
	canonicalJson(blocks.map(({ type, attrs, runs }) => [type, attrs, runs]));
