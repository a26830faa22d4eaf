import { diffArrays } from 'diff';

/** One replacement on the way from an old text to a new one. Offsets in UTF-16 units. */
export interface Hunk {
	/** Where it begins in the old text, and what stood there. */
	at: number;
	removed: string;
	/** Where it begins in the new text, and what stands there now. */
	insertedAt: number;
	inserted: string;
}

/** Beyond so many edits a text is replaced as a whole: it is another one. Time grows with their square. */
const MAX_EDITS = 500;

/** What is kept between two changes that are both longer than it, up to so many characters, is kept by chance. */
const CHANCE = 4;

/**
 * The replacements, in ascending order, that turn one text into another, as a reader would mark
 * them: no single characters left standing between changes, numbers and Latin words whole.
 */
export function diffText(before: string, after: string): Hunk[] {
	if (before === after) return [];
	return tidy(rawHunks(before, after)).map((hunk, at, all) => slide(hunk, before, all[at - 1]));
}

/** The new text, from the old one and the hunks. Throws where they are not of this text. */
export function applyHunks(before: string, hunks: readonly Hunk[]): string {
	let [after, at] = ['', 0];
	for (const hunk of hunks) {
		if (!before.startsWith(hunk.removed, hunk.at)) throw new Error('the hunk is of another text');
		after += before.slice(at, hunk.at) + hunk.inserted;
		at = hunk.at + hunk.removed.length;
	}
	return after + before.slice(at);
}

/**
 * Whether a hunk changes a figure: what a proofreader looks for first. One that came with new words, or
 * went with old ones, is a change like any other.
 */
export function changesFigure({ removed, inserted }: Pick<Hunk, 'removed' | 'inserted'>): boolean {
	if (removed !== '' && inserted !== '') return figuresIn(removed) !== figuresIn(inserted);
	const words = removed + inserted;
	return COUNTS.test(words) || figuresIn(words) === words;
}

const FIGURES = /[\d０-９〇零一二三四五六七八九十百千万亿两.．%％]+/gu;
const figuresIn = (text: string): string => (text.match(FIGURES) ?? []).join(' ');

/**
 * What counts something, among words: a digit, several Chinese numerals, or one before a measure. 一起,
 * 万一 and 十分 count nothing.
 */
const COUNTS =
	/[\d０-９]|[一二三四五六七八九两〇零][十百千万亿〇零一二三四五六七八九]|[二三四五六七八九十百两](?=[元人名户岁年月日号点时米里吨斤亩层栋座辆台件次例倍成折届所条个])/u;

/** Numbers, Latin words and code points: what is changed as a whole. */
const tokensOf = (text: string): string[] =>
	text.match(/\d+(?:[.,:]\d+)*[%％]?|[A-Za-z]+|[^]/gu) ?? [];

interface Piece {
	kept: boolean;
	removed: string;
	inserted: string;
}

function rawHunks(before: string, after: string): Piece[] {
	const [from, to] = [tokensOf(before), tokensOf(after)];
	const parts = diffArrays(from, to, { maxEditLength: MAX_EDITS });
	if (!parts) return [{ kept: false, removed: before, inserted: after }];
	const pieces: Piece[] = [];
	for (const { added, removed, value } of parts) {
		const text = value.join('');
		const last = pieces.at(-1);
		if (!added && !removed) pieces.push({ kept: true, removed: text, inserted: text });
		else if (last && !last.kept) {
			if (removed) last.removed += text;
			else last.inserted += text;
		} else {
			pieces.push({ kept: false, removed: removed ? text : '', inserted: added ? text : '' });
		}
	}
	return pieces;
}

/** Joins changes between which hardly anything is kept, and gives all their places. */
function tidy(pieces: readonly Piece[]): Hunk[] {
	const hunks: Hunk[] = [];
	let [at, insertedAt, between] = [0, 0, ''];
	for (const { kept, removed, inserted } of pieces) {
		if (kept) between = removed;
		else {
			const last = hunks.at(-1);
			if (last && isChance(between, last, { removed, inserted })) {
				last.removed += between + removed;
				last.inserted += between + inserted;
			} else hunks.push({ at, removed, insertedAt, inserted });
		}
		at += removed.length;
		insertedAt += inserted.length;
	}
	return hunks;
}

const MARK = /[\p{P}\n]/u;

/**
 * What was only put in, or only taken out, can often stand further left just as well: it does where
 * that is where a clause begins or ends, 县[委副书记、县]长 becoming [县委副书记、]县长.
 */
function slide(hunk: Hunk, before: string, previous: Hunk | undefined): Hunk {
	const { at, insertedAt, removed, inserted } = hunk;
	if (removed && inserted) return hunk;
	const words = removed + inserted;
	const floor = previous ? previous.at + previous.removed.length : 0;
	const fit = (place: number, last: string | undefined): number =>
		Number(place === 0 || MARK.test(before[place - 1] ?? '')) + Number(MARK.test(last ?? ''));
	let [best, most] = [0, fit(at, words.at(-1))];
	const line = before.slice(0, at) + words;
	for (let by = 1; at - by >= floor && line[at - by] === line[at - by + words.length]; by++) {
		const found = fit(at - by, line[at - by + words.length - 1]);
		if (found > most) [best, most] = [by, found];
	}
	const moved = line.slice(at - best, at - best + words.length);
	return {
		...{ at: at - best, insertedAt: insertedAt - best },
		...{ removed: removed && moved, inserted: inserted && moved }
	};
}

/** Two small corrections side by side stay two; what is left over of a rewritten phrase does not. */
function isChance(
	between: string,
	one: Pick<Hunk, 'removed' | 'inserted'>,
	other: Pick<Hunk, 'removed' | 'inserted'>
): boolean {
	if (between.length <= 1) return true;
	const size = (hunk: Pick<Hunk, 'removed' | 'inserted'>) =>
		Math.max(hunk.removed.length, hunk.inserted.length);
	return between.length <= CHANCE && between.length < Math.min(size(one), size(other));
}
