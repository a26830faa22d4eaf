import { beginsStory } from './byline.ts';
import { endsSentence, isChinese, isProse, width, words, type Line } from './lines.ts';

/** A paragraph as it was meant: one line, or the lines a narrow column broke it into. */
export interface Unit {
	lines: Line[];
	text: string;
	/** Where each line's words begin in `text`. */
	starts: number[];
	gap: number;
}

/** What stands between two pieces of one paragraph: a space in English, nothing in Chinese. */
export function glue(before: string, after: string): { drop: number; between: string } {
	if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return { drop: 1, between: '' };
	const latin = /[\p{Script=Latin}\p{N},.;:!?"'”’)%$]$/u;
	const open = /^[\p{Script=Latin}\p{N}"'“‘($]/u;
	return { drop: 0, between: latin.test(before) && open.test(after) ? ' ' : '' };
}

/** A unit of these lines. */
export function unitOf(lines: Line[]): Unit {
	let text = '';
	const starts: number[] = [];
	for (const line of lines) {
		const { drop, between } = starts.length ? glue(text, line.text) : { drop: 0, between: '' };
		text = text.slice(0, text.length - drop) + between;
		starts.push(text.length);
		text += line.text;
	}
	return { lines, text, starts, gap: lines[0]?.gap ?? 0 };
}

/** The places in the original, line by line, of [from, to) in the unit's text. */
export function placesIn(unit: Unit, from = 0, to = unit.text.length): [number, number][] {
	const places: [number, number][] = [];
	unit.lines.forEach((line, index) => {
		const start = unit.starts[index] ?? 0;
		const a = Math.max(from - start, 0);
		const next = unit.starts[index + 1];
		// A line's dropped hyphen belongs to its last words.
		const whole = to >= (next ?? unit.text.length);
		const b = whole ? line.text.length : Math.min(to - start, line.text.length);
		const piece = a < b ? line.text.slice(a, b) : '';
		const lead = piece.length - piece.trimStart().length;
		const size = piece.trim().length;
		if (size > 0) places.push([line.from + a + lead, line.from + a + lead + size]);
	});
	return places;
}

/** Whether a line is as full as a column of this width (half-width units) lets it be. */
function isFull(line: Line, next: Line, column: number): boolean {
	const size = width(line.text) + line.indent;
	if (size > column) return false;
	// Chinese: two characters of play for marks that must not begin a line.
	if (isChinese(line.text + next.text)) {
		// Set with full-width figures, a line holds as many characters, though they measure less here.
		return size >= column - 4 || line.text.length >= column / 2 - 1;
	}
	// English is set ragged; a next line in lower case goes on at any rate.
	if (/^\p{Ll}/u.test(next.text) && size >= column * 0.7) return true;
	return size + 1 + width(words(next.text)[0] ?? '') > column;
}

/** Lines that look as if the column ended them, against those that speak against it. */
function score(block: Line[], column: number): number {
	let sum = 0;
	for (let i = 0; i + 1 < block.length; i++) {
		const [line, next] = [block[i]!, block[i + 1]!];
		if (next.indent >= 2 || endsSentence(line.text)) continue;
		sum += isFull(line, next, column) ? 1 : -1;
	}
	return sum;
}

/** Whether most of a block's words stand in lines no wider than the column. */
function holds(block: Line[], column: number): boolean {
	let sum = 0;
	for (const line of block) {
		const size = width(line.text);
		sum += size + line.indent <= column ? size : -size;
	}
	return sum > 0;
}

/** The column width a block of lines was broken to; null when its lines are paragraphs. */
function columnOf(block: Line[]): number | null {
	let best: { column: number; score: number } | null = null;
	for (const column of new Set(block.map((line) => width(line.text) + line.indent))) {
		if (column < 16 || column > 100 || !holds(block, column)) continue;
		const value = score(block, column);
		if (value >= 2 && (!best || value > best.score)) best = { column, score: value };
	}
	return best?.column ?? null;
}

/** Lines with no empty line between them. */
function blocksOf(lines: Line[]): Line[][] {
	const blocks: Line[][] = [];
	for (const line of lines) {
		if (line.gap === 0 && blocks.length) blocks.at(-1)!.push(line);
		else blocks.push([line]);
	}
	return blocks;
}

/** Whether a line stands between two paragraphs as a headline does: no marks, and a new start below. */
const isBetween = (above: Line, line: Line, below: Line | undefined): boolean =>
	endsSentence(above.text) &&
	!/[，。；,;]/.test(line.text) &&
	!endsSentence(line.text) &&
	below !== undefined &&
	(below.indent >= 2 || beginsStory(below.text));

/** The longest chain of lines from `start` on which each line runs on into the next. */
function chainFrom(
	block: Line[],
	start: number,
	column: number,
	stands: (line: Line) => boolean
): number {
	let end = start;
	while (end + 1 < block.length) {
		const [line, next] = [block[end]!, block[end + 1]!];
		if (stands(line) || stands(next) || beginsStory(next.text) || next.indent >= 2) break;
		if (!isFull(line, next, column) || width(next.text) > column * 1.1) break;
		if (isBetween(line, next, block[end + 2])) break;
		end++;
	}
	return end;
}

/**
 * Puts paragraphs together that were copied column line by column line: where several lines of a
 * block end only because the column did, they are one paragraph up to an indented or a short line.
 * @param stands says of a line that it stands alone whatever its width (byline, credit, pointer)
 */
export function unwrap(lines: Line[], stands: (line: Line) => boolean): Unit[] {
	const units: Unit[] = [];
	const blocks = blocksOf(lines);
	const columns = blocks.map((block) => (block.length > 2 ? columnOf(block) : null));
	const known = columns.filter((column) => column !== null);
	for (const [index, block] of blocks.entries()) {
		const column = columns[index] ?? (known.length ? Math.max(...known) : null);
		for (let i = 0; i < block.length;) {
			const end = column === null ? i : chainFrom(block, i, column, stands);
			const unit = unitOf(block.slice(i, end + 1));
			const joined = end > i && /[，。,.]/.test(unit.text) && isProse(unit.text);
			units.push(joined ? unit : unitOf([block[i]!]));
			i = joined ? end + 1 : i + 1;
		}
	}
	return units;
}
