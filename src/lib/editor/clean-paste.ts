/** A run of text with the marks the schema knows. */
export interface PastedRun {
	text: string;
	bold?: true;
	italic?: true;
	underline?: true;
	strike?: true;
	href?: string;
}

/** A block as it would stand in a story. */
export interface PastedBlock {
	type: 'paragraph' | 'crosshead' | 'quote' | 'listItem';
	kind?: 'bullet' | 'ordered';
	depth?: number;
	runs: PastedRun[];
}

export interface Pasted {
	blocks: PastedBlock[];
	/** Pictures that could not come along; the interface says how to add them. */
	pictures: number;
}

/** Pasted text beyond this is refused with a sentence: a day's paper is 60,000 characters. */
export const PASTE_LIMIT = 200_000;

const BLOCKS = new Set(
	'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
		' '
	)
);
const DROPPED = new Set(
	'AUDIO BUTTON CANVAS EMBED HEAD IFRAME INPUT LINK META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML'.split(
		' '
	)
);
// Zero-width characters and soft hyphens, which web pages hide in text.
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * Brings HTML from Word, WeChat, WPS or a web page down to what a story may hold: paragraphs,
 * crossheads, quotes, list items, and five marks. Line breaks and table cells become paragraphs,
 * indents by spaces go (the style indents), pictures are counted and left out.
 */
export function cleanPaste(root: ParentNode): Pasted {
	const reader = new PasteReader();
	for (const child of root.childNodes) reader.read(child, {}, {});
	reader.endBlock();
	return { blocks: reader.blocks, pictures: reader.pictures };
}

/** Plain text: one paragraph a line, blank lines dropped. */
export function plainPaste(text: string): Pasted {
	const blocks: PastedBlock[] = [];
	for (const line of text.replace(INVISIBLE, '').split(/\r\n?|\n|\u2028|\u2029/)) {
		const words = tidy(line);
		if (words) blocks.push({ type: 'paragraph', runs: [{ text: words }] });
	}
	return { blocks, pictures: 0 };
}

const tidy = (text: string) => text.replace(/[\s\u3000]+$/, '').replace(/^[\s\u3000]+/, '');

type Marks = Omit<PastedRun, 'text'>;
interface Place {
	type?: PastedBlock['type'];
	kind?: 'bullet' | 'ordered';
	depth?: number;
}

class PasteReader {
	blocks: PastedBlock[] = [];
	pictures = 0;
	#runs: PastedRun[] = [];
	#place: Place = {};

	read(node: Node, marks: Marks, place: Place): void {
		if (node.nodeType === 3) return this.#text(node.nodeValue ?? '', marks, place);
		if (node.nodeType !== 1) return;
		const element = node as HTMLElement;
		const name = element.tagName.toUpperCase();
		if (name === 'IMG') this.pictures++;
		if (DROPPED.has(name) || name.includes(':') || isHidden(element)) return;
		if (name === 'BR') return this.endBlock();
		const inner = marksOf(element, name, marks);
		const isBlock = BLOCKS.has(name);
		const innerPlace = isBlock ? placeOf(element, name, place) : place;
		if (isBlock) this.endBlock();
		for (const child of element.childNodes) this.read(child, inner, innerPlace);
		if (isBlock) this.endBlock();
	}

	#text(text: string, marks: Marks, place: Place): void {
		const words = text.replace(INVISIBLE, '').replace(/[ \t\r\n\f\u00a0]+/g, ' ');
		if (!words || (words === ' ' && this.#runs.length === 0)) return;
		this.#place = place;
		const last = this.#runs.at(-1);
		if (last && sameMarks(last, marks)) last.text += words;
		else this.#runs.push({ text: words, ...marks });
	}

	endBlock(): void {
		const runs = trimRuns(this.#runs);
		this.#runs = [];
		if (runs.length === 0) return;
		const { type = 'paragraph', kind, depth } = this.#place;
		if (type === 'listItem')
			this.blocks.push({ type, kind: kind ?? 'bullet', depth: depth ?? 0, runs });
		else this.blocks.push({ type, runs: type === 'crosshead' ? withoutBold(runs) : runs });
	}
}

const withoutBold = (runs: PastedRun[]) => runs.map(({ bold: _bold, ...run }) => run);

function trimRuns(runs: PastedRun[]): PastedRun[] {
	const kept = runs.map((run) => ({ ...run }));
	while (kept[0]) {
		kept[0].text = kept[0].text.replace(/^[\s\u3000]+/, '');
		if (kept[0].text) break;
		kept.shift();
	}
	for (let last = kept.at(-1); last; last = kept.at(-1)) {
		last.text = last.text.replace(/[\s\u3000]+$/, '');
		if (last.text) break;
		kept.pop();
	}
	return kept;
}

const sameMarks = (run: PastedRun, marks: Marks) =>
	run.bold === marks.bold &&
	run.italic === marks.italic &&
	run.underline === marks.underline &&
	run.strike === marks.strike &&
	run.href === marks.href;

/** Hidden text, and the bullet or number Word writes beside a list paragraph. */
function isHidden(element: HTMLElement): boolean {
	const style = element.getAttribute('style') ?? '';
	return /display\s*:\s*none|mso-list\s*:\s*ignore|visibility\s*:\s*hidden/i.test(style);
}

function placeOf(element: HTMLElement, name: string, outer: Place): Place {
	if (/^H[1-6]$/.test(name)) return { type: 'crosshead' };
	if (name === 'BLOCKQUOTE') return { type: 'quote' };
	if (name === 'UL' || name === 'OL') {
		const depth = outer.type === 'listItem' ? (outer.depth ?? 0) + 1 : 0;
		return { type: 'listItem', kind: name === 'OL' ? 'ordered' : 'bullet', depth };
	}
	return wordList(element) ?? outer;
}

/** A list paragraph as Word writes it: `mso-list:l0 level2 lfo1`, its mark in an ignored span. */
function wordList(element: HTMLElement): Place | null {
	const level = /mso-list\s*:\s*\w+\s+level(\d+)/i.exec(element.getAttribute('style') ?? '');
	if (!level) return null;
	const mark = element.querySelector('[style*="mso-list"]')?.textContent ?? '';
	const kind = /[\d一二三四五六七八九十a-z][.、)）]/i.test(mark) ? 'ordered' : 'bullet';
	return { type: 'listItem', kind, depth: Math.min(5, Number(level[1]) - 1) };
}

function marksOf(element: HTMLElement, name: string, outer: Marks): Marks {
	const marks = { ...outer };
	const style = element.getAttribute('style') ?? '';
	if (name === 'B' || name === 'STRONG') marks.bold = true;
	if (name === 'I' || name === 'EM') marks.italic = true;
	if (name === 'U') marks.underline = true;
	if (name === 'S' || name === 'DEL' || name === 'STRIKE') marks.strike = true;
	const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
	if (weight === 'bold' || Number(weight) >= 600) marks.bold = true;
	// Some pages wrap a whole text in <b style="font-weight:normal">.
	else if (weight === 'normal' || Number(weight) < 600) delete marks.bold;
	if (/font-style\s*:\s*italic/i.test(style)) marks.italic = true;
	if (name === 'A') {
		const href = element.getAttribute('href') ?? '';
		if (/^(https?:|mailto:)/i.test(href)) marks.href = href;
	}
	return marks;
}
