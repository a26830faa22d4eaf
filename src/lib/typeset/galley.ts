import { LINE_BREAK, plainOf, type Copy, type CopyPhoto, type CopySpan } from '#model/copy.ts';

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

export function galleyOf({ blocks }: Copy): Galley {
	const texts = blocks.filter((block) => block.kind !== 'photo');
	const linesOf = (kind: string): string[] =>
		texts
			.filter((block) => block.kind === kind)
			.flatMap(({ spans }) => plainOf(spans).split(LINE_BREAK))
			.map((line) => line.trim())
			.filter((line) => line !== '');
	const body = texts
		.filter((block) => BODY.includes(block.kind))
		.flatMap(({ kind, spans, marker, depth }) =>
			splitAtBreaks(spans).map((part, index) =>
				paragraphOf(kind as ParagraphKind, part, index === 0 ? marker : undefined, depth)
			)
		)
		.filter(({ text }) => text !== '');
	const byline = texts
		.filter(({ kind }) => kind === 'byline')
		.flatMap(({ spans }) => splitAtBreaks(spans).flat());
	return {
		kicker: linesOf('kicker').join('　'),
		headline: linesOf('headline'),
		subhead: linesOf('subhead').join('　'),
		paragraphs: withByline(byline, body),
		photos: blocks.filter((block) => block.kind === 'photo')
	};
}

/** The byline stands at the head of the first paragraph; without one it is a paragraph itself. */
function withByline(byline: CopySpan[], body: Paragraph[]): Paragraph[] {
	if (plainOf(byline) === '') return body;
	const [first, ...rest] = body;
	if (first?.kind !== 'paragraph') return [paragraphOf('paragraph', byline), ...body];
	const gap = CLOSED.test(plainOf(byline)) ? [] : [{ text: '　' }];
	return [paragraphOf('paragraph', [...byline, ...gap, ...first.spans]), ...rest];
}

export function paragraphOf(
	kind: ParagraphKind,
	spans: CopySpan[],
	marker?: string,
	depth = 0
): Paragraph {
	const key = JSON.stringify([kind, marker ?? '', depth, spans]);
	const paragraph = { kind, spans, text: plainOf(spans), depth, key };
	return marker === undefined ? paragraph : { ...paragraph, marker };
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
