import { textWidth } from '#model/text-width.ts';
import { wrapStretches, type Stretch } from './wrap-stretches.ts';

/** What the browser keeps together but at its own marks: letters, numbers, addresses. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}!-~]+/gu;

/** Words of a text that no line of so many characters holds, as stretches of it. */
export const endlessIn = (text: string, chars: number): Stretch[] =>
	Array.from(text.matchAll(WORD), ({ index, 0: word }): Stretch => [
		index,
		index + word.length
	]).filter(([from, to]) => textWidth(text.slice(from, to)) > chars);

/**
 * Lets a word that is longer than its line break where each line is full. The browser would begin it on
 * a line of its own, and the few words before it would be spread over theirs.
 * @param chars of the measure
 */
export function breakEndless(box: HTMLElement, chars: number): void {
	wrapStretches(box, 'typeset-endless', (text) => endlessIn(text, chars));
}
