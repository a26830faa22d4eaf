import { sliceSpans, type Paragraph } from '#model/galley.ts';
import type { Format } from '#model/page.ts';
import { settingOf } from '#model/setting.ts';
import { breakEndless } from './break-endless.ts';
import { drawSpans } from './draw-spans.ts';
import { drawWords } from './draw-words.ts';
import { holdTogether } from './hold-together.ts';
import { Kept } from './kept.ts';
import type { Line } from './line.ts';
import { partQuotes } from './part-quotes.ts';
import { printable } from './printable.ts';
import { readLines } from './read-lines.ts';
import { dependsOnContext, shortenLine } from './shorten-line.ts';

/** Body type, line pitch and what headlines are set in, CSS px. */
export type Type = Pick<Format, 'em' | 'pitch' | 'heads'>;

/** A line without the number of its paragraph, which is the story's affair. */
export type MeasuredLine = Omit<Line, 'paragraph'>;

/** Paragraphs kept in mind: those of an edition of 8 pages in a few measures. */
const KEPT_PARAGRAPHS = 4000;
const KEPT_WIDTHS = 2000;
/** Layout rounds widths to 1/64 px. */
const ROUNDED = 0.1;
/** Widths of headline type are measured once, at this size, px: advances grow with the size. */
const SAMPLE = 100;

/**
 * Measures real lines: sets a paragraph in a hidden column with the very CSS that prints and reads
 * where the browser breaks it. Not under print media, where the column is hidden. Close it to take
 * the columns out of the document.
 */
export class Meter {
	readonly type: Type;
	readonly #host: HTMLElement;
	readonly #columns = new Map<number, HTMLElement>();
	readonly #lines = new Kept<MeasuredLine[]>(KEPT_PARAGRAPHS);
	readonly #widths = new Kept<number>(KEPT_WIDTHS);
	readonly #fonts: FontFaceSet;
	#fontLoads = 0;
	/** A font that came in has other widths than what stood in for it. */
	readonly #onFonts = () => {
		this.#fontLoads++;
		this.forget();
	};

	constructor(document: Document, type: Type) {
		this.type = type;
		this.#host = document.createElement('div');
		this.#host.className = 'typeset typeset-meter';
		this.#host.lang = 'zh-CN';
		this.#host.setAttribute('aria-hidden', 'true');
		this.#host.style.setProperty('--em', `${type.em}px`);
		this.#host.style.setProperty('--pitch', `${type.pitch}px`);
		document.body.append(this.#host);
		this.#fonts = document.fonts;
		this.#fonts.addEventListener('loadingdone', this.#onFonts);
	}

	/** The lines of a paragraph from an offset to its end, in a measure of so many characters. */
	linesOf(paragraph: Paragraph, chars: number, offset = 0): MeasuredLine[] {
		this.measure([paragraph], chars, offset);
		return this.#lines.get(keyOf(paragraph, chars, offset)) ?? [];
	}

	/** Measures all of them that are not known yet after one layout. */
	measure(paragraphs: readonly Paragraph[], chars: number, offset = 0): void {
		const unknown = paragraphs.filter((one) => !this.#lines.has(keyOf(one, chars, offset)));
		if (unknown.length === 0) return;
		const column = this.#columnOf(chars);
		const boxes = unknown.map((paragraph) => this.#boxOf(paragraph, chars, offset));
		column.replaceChildren(...boxes);
		const read = unknown.map((paragraph, index) =>
			readLines(boxes[index] as HTMLElement, paragraph, offset, this.type)
		);
		column.replaceChildren();
		unknown.forEach((paragraph, index) => {
			const lines = read[index] ?? [];
			const fitting = dependsOnContext(paragraph.text)
				? this.#fitting(paragraph, chars, lines)
				: lines;
			this.#lines.set(keyOf(paragraph, chars, offset), fitting);
		});
	}

	/** Width of one line of a face, em. @param face a class of typeset.css */
	widthOf(text: string, face: string): number {
		const key = `${face} ${text}`;
		const known = this.#widths.get(key);
		if (known !== undefined) return known;
		const line = this.#host.ownerDocument.createElement('span');
		line.className = `typeset-sample ${face}`;
		line.style.fontSize = `${SAMPLE}px`;
		line.textContent = printable(text);
		this.#host.append(line);
		const width = line.getBoundingClientRect().width / SAMPLE;
		line.remove();
		this.#widths.set(key, width);
		return width;
	}

	/** Whether fonts are under way, perhaps called for by what was just measured. */
	waitsForFonts(): boolean {
		return this.#fonts.status === 'loading';
	}

	/** Waits for the fonts that are under way; true: some came in, and lines may be other ones now. */
	async fontsCameIn(): Promise<boolean> {
		const before = this.#fontLoads;
		await this.#fonts.ready;
		if (this.#fonts.status === 'loading') await this.#fonts.ready;
		return this.#fontLoads !== before;
	}

	forget(): void {
		this.#lines.clear();
		this.#widths.clear();
	}

	close(): void {
		this.#fonts.removeEventListener('loadingdone', this.#onFonts);
		this.forget();
		this.#host.remove();
	}

	/** Its lines, each no wider than the column when it stands alone, as it is drawn. */
	#fitting(paragraph: Paragraph, chars: number, lines: MeasuredLine[]): MeasuredLine[] {
		const at = lines.findIndex((line) => this.#sticksOut(paragraph, chars, line));
		const line = lines[at];
		if (!line) return lines;
		let short = line;
		while (this.#sticksOut(paragraph, chars, short)) {
			const to = shortenLine(paragraph.text, short.from, short.to);
			if (to === null) break;
			short = { ...short, to, last: false, trimmed: false };
		}
		if (short.to === line.to) return lines;
		return [...lines.slice(0, at), short, ...this.linesOf(paragraph, chars, short.to)];
	}

	#sticksOut(paragraph: Paragraph, chars: number, line: MeasuredLine): boolean {
		const document = this.#host.ownerDocument;
		const { inset, indent } = settingOf(paragraph, chars);
		const box = document.createElement('span');
		box.className = `typeset-sample typeset-${paragraph.kind}`;
		const spans = sliceSpans(paragraph.spans, line.from, line.to);
		box.append(...drawWords(document, spans, line.trimmed));
		this.#host.append(box);
		const { width } = box.getBoundingClientRect();
		box.remove();
		const room = chars - inset - (line.first ? indent : 0);
		return width > room * this.type.em + ROUNDED;
	}

	#columnOf(chars: number): HTMLElement {
		const known = this.#columns.get(chars);
		if (known) return known;
		const column = this.#host.ownerDocument.createElement('div');
		column.className = 'typeset-column';
		column.style.width = `${chars * this.type.em}px`;
		this.#host.append(column);
		this.#columns.set(chars, column);
		return column;
	}

	#boxOf(paragraph: Paragraph, chars: number, offset: number): HTMLElement {
		const document = this.#host.ownerDocument;
		const box = document.createElement('div');
		const { inset, indent } = settingOf(paragraph, chars);
		const { em } = this.type;
		box.className = `typeset-${paragraph.kind}`;
		box.style.width = `${(chars - inset) * em}px`;
		box.style.textIndent = offset === 0 ? `${indent * em}px` : '0';
		box.append(...drawSpans(document, sliceSpans(paragraph.spans, offset, Infinity)));
		breakEndless(box, chars - inset);
		// A word of half the measure still leaves two lines of about one length.
		holdTogether(box, paragraph.kind === 'crosshead' ? Math.floor(chars / 2) : 0);
		partQuotes(box);
		return box;
	}
}

const keyOf = ({ key }: Paragraph, chars: number, offset: number): string =>
	`${chars} ${offset} ${key}`;
