import { inReadingOrder } from './board.ts';
import type { Id } from './ids.ts';
import type { Page } from './page.ts';

/**
 * What people call the places of a page in a meeting: 1A, 1B … from the top, those of a line from
 * the left. The folio is no place anybody fills, and has none.
 */
export function slotNames({ number, slots }: Pick<Page, 'number' | 'slots'>): Map<Id, string> {
	const named = inReadingOrder(slots).filter(({ role }) => role !== 'folio');
	return new Map(named.map(({ id }, index) => [id, `${number}${letters(index)}`]));
}

/** A … Z, AA, AB … */
function letters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
