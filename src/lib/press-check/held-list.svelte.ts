import type { CheckItem } from '#model/press-check/check-item.ts';
import { completed, freshOf, refreshed, type HeldRow } from './held-rows.ts';

/**
 * The items of a check in an order that holds. What has been seen to is ticked and stays; what is new
 * waits while somebody points at the list or is in it, since nothing may move under their hand.
 */
export class HeldList {
	rows = $state.raw<readonly HeldRow[]>([]);
	/** New ones that wait to be listed. */
	waiting = $state(0);
	#items: readonly CheckItem[] = [];

	/** @param isHeld somebody points at the list, or is in it */
	take(items: readonly CheckItem[], isHeld: boolean): void {
		this.#items = items;
		this.rows = refreshed(this.rows, items);
		if (isHeld && this.rows.length > 0) this.waiting = freshOf(this.rows, items).length;
		else this.release();
	}

	/** Lists what waits. */
	release(): void {
		this.rows = completed(this.rows, this.#items);
		this.waiting = 0;
	}
}
