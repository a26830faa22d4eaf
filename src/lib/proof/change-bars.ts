import { doOverlap, type HighlightedWords } from '#lib/typeset/highlight-lines.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import { bare, partOf, type PartRange } from '#lib/typeset/words-on-page.ts';

/** A change where it stands on a page, with what was there before and what is now. */
export interface MarkedChange {
	/** removed: nothing came for what was there, and the words are those around the place. */
	kind: 'inserted' | 'removed';
	words: HighlightedWords;
	before: string;
	after: string;
}

/** A bar beside lines that a change is in, px of the type area; `x`: where the lines begin. */
export interface ChangeBar extends Omit<MarkedChange, 'words'> {
	x: number;
	y: number;
	height: number;
}

interface Line {
	x: number;
	y: number;
	height: number;
}

/** Where bars stand: one for a change in each column in which it has lines. */
export const changeBars = (page: SetPage, changes: readonly MarkedChange[]): ChangeBar[] =>
	changes.flatMap(({ words, ...change }) =>
		[...Map.groupBy(linesOf(page, words), ({ x }) => Math.round(x)).values()].map((lines) => {
			const y = Math.min(...lines.map((line) => line.y));
			const foot = Math.max(...lines.map((line) => line.y + line.height));
			return { ...change, x: lines[0]?.x ?? 0, y, height: foot - y };
		})
	);

function linesOf(page: SetPage, { storyId, ranges, parts }: HighlightedWords): Line[] {
	const running = page.lines.filter(
		({ text }) => text?.storyId === storyId && ranges.some((one) => doOverlap(text, one))
	);
	return [
		...running.map(({ x, y }) => ({ x, y, height: page.pitch })),
		...parts.flatMap((part) => linesOfPart(page, part))
	];
}

/** Of a headline of several rows, those that the change is in. */
function linesOfPart(page: SetPage, { slotId, part, from, to }: PartRange): Line[] {
	const captions = page.lines
		.filter((line) => line.slotId === slotId && line.part === 'caption' && part === 'caption')
		.map(({ x, y, spans }) => ({
			...{ x, y, height: page.pitch },
			words: spans.map(({ text }) => text).join('')
		}));
	const decks = page.decks
		.filter((line) => line.slotId === slotId && line.part !== 'jumpHead')
		.filter((line) => partOf(line.part) === part)
		.map(({ x, y, height, text }) => ({ x, y, height, words: text }));
	let at = 0;
	return [...decks, ...captions].flatMap(({ words, ...line }) => {
		const start = at;
		at += bare(words).length;
		return start < to && from < at ? [line] : [];
	});
}
