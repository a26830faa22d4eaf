import { plainOf, type CopySpan } from './copy.ts';
import { uncovered } from './coverage.ts';
import type { Galley } from './galley.ts';

/** Where in a story a character stands; `fixed`: what the program sets, such as a teaser. */
export type GlyphPart = 'kicker' | 'headline' | 'subhead' | 'body' | 'caption' | 'fixed';

/** Characters that cannot be set as they should be, where they stand first in a story. */
export interface FoundGlyphs {
	chars: string[];
	part: GlyphPart;
	/** Of running text: which paragraph, from 0; null elsewhere. */
	paragraph: number | null;
	/** A few words around the first of them. */
	around: string;
}

/** Words of one part of a story. */
interface Stretch extends Omit<FoundGlyphs, 'chars' | 'around'> {
	text: string;
}

/** How much of the words around a character is told, on either side. */
const AROUND = 6;

/**
 * What of a story has no glyph, each character once: 〓 is printed for it, or, for letters of other scripts,
 * whatever font the machine has.
 */
export const missingGlyphs = (galley: Galley): FoundGlyphs[] =>
	glyphsIn(stretchesOf(galley), uncovered);

/** What of a story is set bold in 宋体 or 黑体 and stands light, each character once: only few faces have it. */
export const lightGlyphs = (galley: Galley, isLight: (char: string) => boolean): FoundGlyphs[] =>
	glyphsIn(boldStretches(galley), (text) => [...new Set(text)].filter(isLight));

/** @param find characters in question in a text, each once */
function glyphsIn(stretches: readonly Stretch[], find: (text: string) => string[]): FoundGlyphs[] {
	const known = new Set<string>();
	return stretches.flatMap(({ text, part, paragraph }) => {
		const chars = find(text).filter((char) => !known.has(char));
		for (const char of chars) known.add(char);
		const [first] = chars;
		return first === undefined
			? []
			: [{ chars, part, paragraph, around: wordsAround(text, first) }];
	});
}

function stretchesOf(galley: Galley): Stretch[] {
	const line = (part: GlyphPart, text: string): Stretch => ({ part, text, paragraph: null });
	return [
		line('kicker', galley.kicker),
		line('headline', galley.headline.join('　')),
		line('subhead', galley.subhead),
		...galley.paragraphs.map(({ text, marker = '' }, paragraph) => ({
			...{ part: 'body' as const, paragraph },
			text: marker + text
		})),
		...galley.photos.flatMap(({ spans, credit }) => [
			line('caption', plainOf(spans)),
			line('caption', credit)
		])
	];
}

/** 楷体, in which quotations and captions stand, has no bold at all; introduction and subhead are light. */
function boldStretches({ headline, paragraphs }: Galley): Stretch[] {
	const body = paragraphs.map(({ kind, spans }, paragraph): Stretch => {
		const isBold = ({ bold, italic }: CopySpan) => kind === 'crosshead' || (bold && !italic);
		const bold = kind === 'quote' ? [] : spans.filter(isBold);
		return { part: 'body', paragraph, text: plainOf(bold) };
	});
	return [{ part: 'headline', paragraph: null, text: headline.join('　') }, ...body];
}

function wordsAround(text: string, char: string): string {
	const chars = [...text];
	const at = chars.indexOf(char);
	return chars.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('');
}
