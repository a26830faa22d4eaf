import { inReadingOrder } from './board.ts';
import type { Id } from './ids.ts';
import { takesStory, type Page } from './page.ts';

/**
 * What people call the places of a page, on every screen and on paper: 1A, 1B … from the top, those
 * of a line from the left. Only what takes a story has a name; a masthead or an ad is called so.
 */
export function slotNames({ number, slots }: Pick<Page, 'number' | 'slots'>): Map<Id, string> {
	const named = inReadingOrder(slots).filter(takesStory);
	return new Map(named.map(({ id }, index) => [id, `${number}${letters(index)}`]));
}

/** A … Z, AA, AB … */
export function letters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
