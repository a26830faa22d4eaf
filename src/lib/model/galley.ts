import {
	LINE_BREAK,
	plainOf,
	type Copy,
	type CopyPhoto,
	type CopySpan,
	type CopyText
} from './copy.ts';
import type { TextPlace } from './text-place.ts';

/** How a paragraph of running text is set; `caption` stands under a photo. */
export type ParagraphKind = 'paragraph' | 'crosshead' | 'quote' | 'listItem' | 'caption';

/** A paragraph to be set: what stands between two forced line breaks. */
export interface Paragraph {
	kind: ParagraphKind;
	spans: CopySpan[];
	text: string;
	marker?: string;
	depth: number;
	/** Same key, same lines in the same measure. */
	key: string;
	/** Of which stretches of the story it is made, in order. */
	origins: readonly Origin[];
}

/** From this offset of a paragraph on, its characters are those of the story from a place on. */
interface Origin extends TextPlace {
	at: number;
}

/** A place in running text. */
export interface Place {
	paragraph: number;
	offset: number;
}

/** Spans of one line, and where they stand in the story. */
interface Piece extends TextPlace {
	spans: CopySpan[];
}

/** A story sorted for the page: deck, running text with the byline at its head, photos. */
export interface Galley {
	kicker: string;
	/** One entry for each line the desk has broken itself. */
	headline: string[];
	subhead: string;
	paragraphs: Paragraph[];
	photos: CopyPhoto[];
}

const BODY: readonly string[] = ['paragraph', 'crosshead', 'quote', 'listItem'];

/** A byline that ends so runs into the text; else a full-width space stands between them. */
const CLOSED = /[）)】：:，,\s]$/u;

export function galleyOf({ blocks }: Pick<Copy, 'blocks'>): Galley {
	const texts = blocks.flatMap((one, block) => (one.kind === 'photo' ? [] : [{ ...one, block }]));
	const linesOf = (kind: string): string[] =>
		texts
			.filter((text) => text.kind === kind)
			.flatMap(({ spans }) => plainOf(spans).split(LINE_BREAK))
			.map((line) => line.trim())
			.filter((line) => line !== '');
	const body = texts
		.filter(({ kind }) => BODY.includes(kind))
		.flatMap((text) =>
			piecesOf(text).map((piece, index) => bodyParagraph(text, piece, index === 0))
		)
		.filter(({ text }) => text !== '');
	const byline = texts.filter(({ kind }) => kind === 'byline').flatMap(piecesOf);
	return {
		kicker: linesOf('kicker').join('　'),
		headline: linesOf('headline'),
		subhead: linesOf('subhead').join('　'),
		paragraphs: withByline(byline, body),
		photos: blocks.filter((block) => block.kind === 'photo')
	};
}

/** A block's lines between its hard breaks. */
function piecesOf({ spans, block }: CopyText & { block: number }): Piece[] {
	let offset = 0;
	return splitAtBreaks(spans).map((part) => {
		const piece = { spans: part, block, offset };
		offset += plainOf(part).length + LINE_BREAK.length;
		return piece;
	});
}

const bodyParagraph = (
	{ kind, marker, depth }: CopyText,
	piece: Piece,
	isFirst: boolean
): Paragraph => ({
	...paragraphOf(kind as ParagraphKind, piece.spans, isFirst ? marker : undefined, depth),
	origins: [{ at: 0, block: piece.block, offset: piece.offset }]
});

/** The byline stands at the head of the first paragraph; without one it is a paragraph itself. */
function withByline(pieces: Piece[], body: Paragraph[]): Paragraph[] {
	const byline = pieces.flatMap(({ spans }) => spans);
	if (plainOf(byline) === '') return body;
	let at = 0;
	const origins = pieces.map(({ spans, block, offset }) => {
		const origin = { at, block, offset };
		at += plainOf(spans).length;
		return origin;
	});
	const [first, ...rest] = body;
	if (first?.kind !== 'paragraph')
		return [{ ...paragraphOf('paragraph', byline), origins }, ...body];
	const gap = CLOSED.test(plainOf(byline)) ? [] : [{ text: '　' }];
	const head = [...byline, ...gap];
	const moved = first.origins.map((one) => ({ ...one, at: one.at + plainOf(head).length }));
	const joined = paragraphOf('paragraph', [...head, ...first.spans]);
	return [{ ...joined, origins: [...origins, ...moved] }, ...rest];
}

export function paragraphOf(
	kind: ParagraphKind,
	spans: CopySpan[],
	marker?: string,
	depth = 0
): Paragraph {
	const key = JSON.stringify([kind, marker ?? '', depth, spans]);
	const paragraph = { kind, spans, text: plainOf(spans), depth, key, origins: [] };
	return marker === undefined ? paragraph : { ...paragraph, marker };
}

/** Where a place in the running text stands in the story; null: nowhere, a caption is its own. */
export function placeInStory(
	{ paragraphs }: Galley,
	{ paragraph, offset }: Place
): TextPlace | null {
	const origin = paragraphs[paragraph]?.origins.findLast(({ at }) => at <= offset);
	return origin ? { block: origin.block, offset: origin.offset + offset - origin.at } : null;
}

/** Cuts spans at hard breaks. */
export function splitAtBreaks(spans: readonly CopySpan[]): CopySpan[][] {
	const parts: CopySpan[][] = [[]];
	for (const span of spans) {
		span.text.split(LINE_BREAK).forEach((text, index) => {
			if (index > 0) parts.push([]);
			if (text !== '') parts.at(-1)?.push({ ...span, text });
		});
	}
	return parts;
}

/** The part [from, to) of spans, in UTF-16 units. */
export function sliceSpans(spans: readonly CopySpan[], from: number, to: number): CopySpan[] {
	const part: CopySpan[] = [];
	let at = 0;
	for (const span of spans) {
		const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (text !== '') part.push({ ...span, text });
		at += span.text.length;
	}
	return part;
}
