import { attributeChange, sameValue, type Attributes } from './attributes.ts';
import type { Run } from './block.ts';
import { characterEdits } from './character-lcs.ts';

/** A replacement inside a block: at, deleted length, and what comes instead. */
export interface InlineEdit {
	at: number;
	length: number;
	runs: Run[];
}

/** Other marks on characters that stay. */
export interface MarkEdit {
	from: number;
	to: number;
	change: Attributes;
}

const EMBED = '\ufffc';

/** The characters of runs, one unit for each embed. */
export const flatText = (runs: readonly Run[]): string =>
	runs.map((run) => (run.embed === undefined ? run.text : EMBED)).join('');

/** The part of runs between two offsets. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
	const part: Run[] = [];
	let at = 0;
	for (const run of runs) {
		const length = run.embed === undefined ? run.text.length : 1;
		const start = Math.max(from - at, 0);
		const end = Math.min(to - at, length);
		if (start < end)
			part.push(run.embed === undefined ? { ...run, text: run.text.slice(start, end) } : run);
		at += length;
	}
	return part;
}

const isHigh = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at));

/** Lengths of the common beginning and end of two texts, never inside a surrogate pair. */
export function commonEnds(before: string, after: string): { prefix: number; suffix: number } {
	const most = Math.min(before.length, after.length);
	let prefix = 0;
	while (prefix < most && before[prefix] === after[prefix]) prefix++;
	if (prefix > 0 && isHigh(before, prefix - 1)) prefix--;
	let suffix = 0;
	while (
		suffix < most - prefix &&
		before[before.length - 1 - suffix] === after[after.length - 1 - suffix]
	)
		suffix++;
	if (suffix > 0 && isHigh(before, before.length - suffix - 1)) suffix--;
	return { prefix, suffix };
}

/**
 * The edits that turn one content into another, from right to left. Characters that are the same
 * stay, so that other people's carets, words and comments in between stay too; only where less
 * than half would stay is the whole replaced.
 */
export function inlineEdits(before: readonly Run[], after: readonly Run[]): InlineEdit[] {
	const old = flatText(before);
	const text = flatText(after);
	const { prefix, suffix } = commonEnds(old, text);
	const from = { at: prefix, end: old.length - suffix };
	const to = { at: prefix, end: text.length - suffix };
	const edits = characterEdits(old.slice(from.at, from.end), text.slice(to.at, to.end));
	return edits
		.map(({ at, deleted, insertedAt, inserted }) => ({
			at: prefix + at,
			length: deleted,
			runs: sliceRuns(after, prefix + insertedAt, prefix + insertedAt + inserted.length)
		}))
		.reverse();
}

/** Differences in marks between two contents of the same characters. */
export function markEdits(before: readonly Run[], after: readonly Run[]): MarkEdit[] {
	const edits: MarkEdit[] = [];
	let at = 0;
	for (const run of after) {
		const end = at + (run.embed === undefined ? run.text.length : 1);
		let from = at;
		for (const old of sliceRuns(before, at, end)) {
			const to = from + (old.embed === undefined ? old.text.length : 1);
			if (!sameValue(old.marks, run.marks))
				edits.push({ from, to, change: attributeChange(old.marks, run.marks) });
			from = to;
		}
		at = end;
	}
	return edits;
}
