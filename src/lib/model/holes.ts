import { framesOf, type Standing } from './board.ts';
import { roughRoom } from './fit.ts';
import { formatOf } from './format.ts';
import { headlineArea } from './geometry.ts';
import type { Id } from './ids.ts';
import { takesStory, type Page, type Slot } from './page.ts';
import type { DeskView } from './records.ts';

/**
 * What prints white and is not meant to.
 * slotEmpty: a slot for a story with nothing in it, and the 字 it takes; adEmpty: an ad's place without
 * an ad; headless: a story with words and no headline, in a slot that keeps room for one.
 */
export type Hole =
	{ kind: 'slotEmpty'; room: number } | { kind: 'adEmpty' } | { kind: 'headless'; storyId: Id };

/** A place for a jump that no story needs may stay free. */
export const wantsStory = (slot: Slot): boolean => takesStory(slot) && slot.role !== 'jump';

/** Null: there is none in this slot. */
export function holeIn(view: DeskView, page: Page, slot: Slot, standing: Standing): Hole | null {
	if (slot.role === 'ad') return (slot.label ?? '').trim() === '' ? { kind: 'adEmpty' } : null;
	if (!wantsStory(slot)) return null;
	const storyId = standing.bySlot.get(slot.id)?.storyId ?? null;
	if (storyId === null) return { kind: 'slotEmpty', room: roughRoom(framesOf([{ page, slot }])) };
	const facts = view.get('facts', storyId);
	const isFirst = standing.byStory.get(storyId)?.[0]?.slot.id === slot.id;
	const isHeadless = facts !== undefined && facts.length > 0 && facts.headline.trim() === '';
	const isHeaded = headlineArea(formatOf(page), slot) !== null;
	return isFirst && isHeadless && isHeaded ? { kind: 'headless', storyId } : null;
}
