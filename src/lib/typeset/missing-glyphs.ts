import { plainOf, type CopySpan } from '#model/copy.ts';
import type { Galley, Paragraph } from '#model/galley.ts';
import { uncovered, type Face } from './coverage.ts';
import type { GlyphPart } from './problem.ts';

/** Characters that no face of the page has, where they stand first in a story. */
export interface MissingGlyphs {
	chars: string[];
	part: GlyphPart;
	/** Of running text: which paragraph, from 0; null elsewhere. */
	paragraph: number | null;
	/** A few words around the first of them. */
	around: string;
}

/** A stretch of words in one face. */
interface Stretch extends Omit<MissingGlyphs, 'chars' | 'around'> {
	text: string;
	face: Face;
}

/** How much of the words around a character is told, on either side. */
const AROUND = 6;

/**
 * What of a story has no glyph, each character once. The browser would take it from whatever font the
 * machine has, which prints as Type 3, or set an empty box.
 * @param goesOn its headline is set again in 黑体 where it goes on
 */
export function missingGlyphs(galley: Galley, goesOn: boolean): MissingGlyphs[] {
	const known = new Set<string>();
	return stretchesOf(galley, goesOn).flatMap(({ text, face, part, paragraph }) => {
		const chars = uncovered(text, face).filter((char) => !known.has(char));
		for (const char of chars) known.add(char);
		const [first] = chars;
		return first === undefined
			? []
			: [{ chars, part, paragraph, around: wordsAround(text, first) }];
	});
}

function stretchesOf(galley: Galley, goesOn: boolean): Stretch[] {
	const headline = galley.headline.join('　');
	const line = (part: GlyphPart, text: string, face: Face): Stretch => ({
		part,
		text,
		face,
		paragraph: null
	});
	return [
		line('kicker', galley.kicker, 'hei'),
		line('headline', headline, 'song'),
		...(goesOn ? [line('headline', headline, 'hei')] : []),
		line('subhead', galley.subhead, 'kai'),
		...galley.paragraphs.flatMap(({ kind, spans, marker = '' }, paragraph) => [
			...inSpans(spans, FACE_OF[kind]).map((one) => ({ ...one, part: 'body' as const, paragraph })),
			{ ...line('body', marker, 'song'), paragraph }
		]),
		...galley.photos.flatMap(({ spans, credit }) => [
			line('caption', plainOf(spans), 'kai'),
			line('caption', credit, 'kai')
		])
	];
}

/** As typeset.css sets them. */
const FACE_OF: Record<Paragraph['kind'], Face> = {
	paragraph: 'song',
	listItem: 'song',
	crosshead: 'hei',
	quote: 'kai',
	caption: 'kai'
};

const inSpans = (spans: readonly CopySpan[], face: Face): { text: string; face: Face }[] =>
	spans.map(({ text, italic }) => ({ text, face: italic ? 'kai' : face }));

function wordsAround(text: string, char: string): string {
	const chars = [...text];
	const at = chars.indexOf(char);
	return chars.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('');
}
