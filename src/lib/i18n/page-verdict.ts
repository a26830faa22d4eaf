import type { PageFit } from '#model/board.ts';
import type { wordTexts } from './words.ts';

/**
 * A page's state in words: 超 where anything hangs out, 缺 where a place is empty, 余 otherwise; 约
 * before it where not all of it was measured.
 */
export function pageVerdict(
	fit: PageFit,
	words: Pick<(typeof wordTexts)['zh'], 'over' | 'short' | 'left' | 'about'>,
	number: (value: number) => string
): { text: string; isOver: boolean } {
	const known = (text: string) => (fit.measured ? text : words.about(text));
	if (fit.over > 0) return { text: known(words.over(number(fit.over))), isOver: true };
	if (fit.open > 0) return { text: words.short(number(fit.left + fit.openRoom)), isOver: false };
	return { text: known(words.left(number(fit.left))), isOver: false };
}
