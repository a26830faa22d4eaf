import { bare, type Drawn, type DrawnChar } from './drawn-words.ts';
import type { PdfGlyph, PdfPage } from './read-pdf.ts';

/** What a PDF has otherwise than the screen. */
export interface InPdf {
	/** For each line: its characters that no glyph of the PDF stands for, where the screen has them. */
	missing: string[];
	/** For each page: what stands where the screen has no such character, in the order in which it is drawn. */
	others: string[];
}

/** Both round places, px. */
const SLACK = 0.5;

/** Emoji are drawn as pictures, and stand for themselves or for nothing. */
const PICTURES = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Beside words from right to left brackets are drawn as their counterparts. */
const MIRRORED = '()<>[]{}«»《》〈〉「」『』【】〔〕';
function mirrorOf(letter: string): string {
	const at = MIRRORED.indexOf(letter);
	return at < 0 ? letter : MIRRORED.charAt(at % 2 === 0 ? at + 1 : at - 1);
}

/** One form for the forms that fonts have of a letter: ligatures, Arabic ones, accents apart. */
const plain = (text: string): string =>
	text.normalize('NFKD').replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');

const inked = (text: string): string =>
	bare(text).replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/**
 * Seeks every character that the screen shows among the glyphs of the PDF: the same one at the same
 * place within half a px, on the line's base line. So it does not matter in which order a reader of
 * the PDF would put words from right to left, nor what else stands close by.
 */
export function standInPdf(pages: readonly PdfPage[], drawn: readonly Drawn[]): InPdf {
	const sheets = pages.map(({ glyphs }) => new Sheet(glyphs));
	const missing = drawn.map((line) => {
		// What takes no room on the screen is not there either.
		const shown = line.chars.map(({ text }) => text).join('');
		if (inked(shown) !== inked(line.text)) return line.text;
		const lost = line.chars.filter((char) => !sheets[line.sheet]?.take(line, char));
		return lost.map(({ text }) => text).join('');
	});
	return { missing, others: sheets.map((sheet) => sheet.left()) };
}

/** The glyphs of a page, of which those that were found are ticked off. */
class Sheet {
	readonly #glyphs: readonly PdfGlyph[];
	readonly #byLetter = new Map<string, PdfGlyph[]>();
	readonly #taken = new Set<PdfGlyph>();

	constructor(glyphs: readonly PdfGlyph[]) {
		this.#glyphs = glyphs;
		for (const glyph of glyphs) {
			const whole = plain(glyph.text);
			for (const letter of new Set([whole, ...whole])) {
				const known = this.#byLetter.get(letter);
				if (known) known.push(glyph);
				else this.#byLetter.set(letter, [glyph]);
			}
		}
	}

	/** Whether a character of a line stands here. */
	take(line: Drawn, char: DrawnChar): boolean {
		if (PICTURES.test(char.text)) {
			for (const glyph of this.#glyphs)
				if (isOn(line, glyph) && isWithin(char, glyph)) this.#taken.add(glyph);
			return true;
		}
		const letter = plain(char.text);
		const found =
			this.#find(line, char, letter) ??
			(RIGHT_TO_LEFT.test(line.text) ? this.#find(line, char, mirrorOf(letter)) : undefined);
		if (found) this.#taken.add(found);
		return found !== undefined;
	}

	left(): string {
		const others = this.#glyphs.filter((glyph) => !this.#taken.has(glyph));
		// An accent has gone with its letter.
		return bare(others.map(({ text }) => (plain(text) === '' ? '' : text)).join(''));
	}

	#find(line: Drawn, char: DrawnChar, letter: string): PdfGlyph | undefined {
		return this.#byLetter.get(letter)?.find((glyph) => {
			const isLigature = plain(glyph.text) !== letter;
			const isFree = isLigature || !this.#taken.has(glyph);
			const stands = isLigature ? isWithin : standsAt;
			return isFree && isOn(line, glyph) && stands(char, glyph);
		});
	}
}

/** On the line’s base line, somewhere in the lower half of its box. */
const isOn = ({ y, height }: Drawn, glyph: PdfGlyph): boolean =>
	glyph.y > y + height / 2 && glyph.y < y + height;

/** Of a ligature each of its letters has a share of its room; of a picture nothing else has. */
const isWithin = ({ left, right }: DrawnChar, { x, width }: PdfGlyph): boolean =>
	Math.max(left, x) < Math.min(right, x + width) - SLACK;

/** What has two halves in its font, of which a squeezed one loses one. */
const MARK = /^\p{P}$/u;

/** At the left of its room, or further in where a justified line gives it more than it needs. */
function standsAt({ left, right }: DrawnChar, { text, x, width }: PdfGlyph): boolean {
	const half = MARK.test(text) ? width / 2 : 0;
	return x >= left - half - SLACK && x <= Math.max(left, right - width + half) + SLACK;
}
