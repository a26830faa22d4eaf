import type { Id } from '#model/ids.ts';
import type { Fix } from '#model/press-check/fix-of.ts';
import type { Reminder } from '#model/press-check/reminder.ts';

/** How an item is seen to from the press check. */
export interface ItemWay {
	/**
	 * What Enter does: mends it; asks whoever it waits for, unless it is one's own to do; else opens the
	 * place, as where all have been asked already.
	 */
	first: 'fix' | 'ask' | 'asked' | 'open';
	fix: Fix | null;
	/** Who can still be asked. */
	toAsk: Id[];
	/** What has been asked, the oldest first. */
	asked: Reminder[];
}

/** Of what is seen to, or let pass. */
export const NO_WAY: ItemWay = { first: 'open', fix: null, toAsk: [], asked: [] };

export function wayOf({ fix, toAsk, asked }: Omit<ItemWay, 'first'>, isOwn: boolean): ItemWay {
	const way = { fix, toAsk, asked };
	if (fix) return { ...way, first: 'fix' };
	if (isOwn) return { ...way, first: 'open' };
	if (toAsk.length > 0) return { ...way, first: 'ask' };
	return { ...way, first: asked.length > 0 ? 'asked' : 'open' };
}
