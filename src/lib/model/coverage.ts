import { COVERED } from './coverage-table.ts';

/**
 * Characters as a table holds them: `gap+more`, in base 36: how far each run begins after the end of
 * the one before, and how many follow its first.
 */
export function runsOf(codes: Iterable<number>): string {
	const runs: [number, number][] = [];
	for (const code of [...codes].sort((one, other) => one - other)) {
		const last = runs.at(-1);
		if (last && last[1] === code - 1) last[1] = code;
		else runs.push([code, code]);
	}
	let end = 0;
	const words = runs.map(([from, to]) => {
		const gap = (from - end).toString(36);
		end = to;
		return to > from ? `${gap}+${(to - from).toString(36)}` : gap;
	});
	return words.join(' ');
}

/** The characters of a table. */
export function readRuns(table: string): Set<number> {
	const codes = new Set<number>();
	let end = 0;
	for (const word of table.split(' ')) {
		const [gap = '', more = '0'] = word.split('+');
		const from = end + parseInt(gap, 36);
		end = from + parseInt(more, 36);
		for (let code = from; code <= end; code++) codes.add(code);
	}
	return codes;
}

const covered = readRuns(COVERED);

/** Marks without ink of their own: spaces, breaks, joiners, variation selectors. */
const WITHOUT_INK = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u;

/** The browser takes these from a font of pictures, whatever else has them. */
const PICTURE = /\p{Emoji_Presentation}/u;

/**
 * Characters of a text for which none of the shipped faces has a glyph, each once. Which face a text is
 * in is all one: each is followed by the others (stacks.css).
 */
export function uncovered(text: string): string[] {
	const lacking = [...text].filter(
		(char) =>
			!WITHOUT_INK.test(char) && (PICTURE.test(char) || !covered.has(char.codePointAt(0) ?? 0))
	);
	return [...new Set(lacking)];
}

/** U+2C0B1 */
export const codeOf = (char: string): string =>
	`U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
