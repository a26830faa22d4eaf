import { wrapStretches, type Stretch } from './wrap-stretches.ts';

/** Marks that may not begin a line (GB/T 15834 §5.1.8, §5.1.9), before which Unicode’s rules allow a break. */
const LOOSE = /[^\s][·～]/gu;

/** Words that the browser breaks anywhere; those of letters and digits it keeps whole by itself. */
const CHINESE = /^\p{Script=Han}{2,}$/u;

/**
 * Keeps in a measuring column together what the browser would break: a mark and the character before
 * it, and of a crosshead the Chinese words.
 * @param longest characters of a word that is kept whole; 0: none are
 */
export function holdTogether(box: HTMLElement, longest = 0): void {
	wrapStretches(box, 'typeset-held', (text) => stretchesOf(text, longest));
}

/** What is held together, from the start; what meets is one. */
export function stretchesOf(text: string, longest: number): Stretch[] {
	const marks = Array.from(text.matchAll(LOOSE), ({ index, 0: pair }): Stretch => [
		index,
		index + pair.length
	]);
	const joined: Stretch[] = [];
	for (const [from, to] of [...marks, ...wordsOf(text, longest)].sort(([a], [b]) => a - b)) {
		const last = joined.at(-1);
		if (last && from < last[1]) last[1] = Math.max(last[1], to);
		else joined.push([from, to]);
	}
	return joined;
}

function wordsOf(text: string, longest: number): Stretch[] {
	if (longest < 2) return [];
	const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
	return [...words]
		.filter(({ segment }) => CHINESE.test(segment) && [...segment].length <= longest)
		.map(({ index, segment }) => [index, index + segment.length]);
}
