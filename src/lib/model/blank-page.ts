import type { Standing } from './board.ts';
import type { Page, Slot } from './page.ts';
import type { DeskView } from './records.ts';
import { teaserLines } from './teaser.ts';

/** Nothing stands on a page but what the program sets by itself: masthead, folio, rules. */
export const isBlank = (view: DeskView, page: Page, standing: Standing): boolean =>
	page.slots.every((slot) => !isFilled(view, page, slot, standing));

function isFilled(view: DeskView, page: Page, slot: Slot, standing: Standing): boolean {
	if (standing.bySlot.has(slot.id)) return true;
	if (slot.role === 'ad') return (slot.label ?? '').trim() !== '';
	return slot.role === 'teaser' && teaserLines(view, page, slot, standing).length > 0;
}
