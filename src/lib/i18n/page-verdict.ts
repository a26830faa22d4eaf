import type { PageFit } from '#model/board.ts';
import type { wordTexts } from './words.ts';

/**
 * A page's state in words: 超 where anything hangs out, 缺 where a place is empty, 余 otherwise.
 */
export function pageVerdict(
	fit: PageFit,
	words: Pick<(typeof wordTexts)['zh'], 'over' | 'short' | 'left'>,
	number: (value: number) => string
): { text: string; isOver: boolean } {
	if (fit.over > 0) return { text: words.over(number(fit.over)), isOver: true };
	if (fit.open > 0) return { text: words.short(number(fit.left + fit.openRoom)), isOver: false };
	return { text: words.left(number(fit.left)), isOver: false };
}
