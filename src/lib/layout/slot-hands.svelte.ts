import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';

/**
 * Who else has this page open, and which slot is in whose hand. A slot belongs to whoever chose it
 * first, until they let go; of two who chose it within one moment, to the tab whose id comes first.
 */
export class SlotHands {
	readonly #desk: DeskState;
	readonly #pageId: () => Id;
	/** The slot that others see in this tab's hand. */
	#own = $state<Id | null>(null);

	constructor(desk: DeskState, pageId: () => Id) {
		this.#desk = desk;
		this.#pageId = pageId;
	}

	readonly #others: readonly Whereabouts[] = $derived.by(() =>
		this.#desk.here.filter(
			({ view, pageId, personId }) =>
				view === 'board' && pageId === this.#pageId() && personId !== this.#desk.me.id
		)
	);

	readonly people: readonly Person[] = $derived.by(() =>
		this.#desk.people.filter(({ id }) => this.#others.some(({ personId }) => personId === id))
	);

	/** Whose hand a slot is in, when it is not free or one's own. */
	holderOf(slotId: Id): Person | undefined {
		const holder = this.#others.find(
			(one) => one.slotId === slotId && (this.#own !== slotId || one.tab < this.#desk.tab)
		);
		return holder && this.#desk.person(holder.personId);
	}

	/** Says what this tab has in hand; a slot in another's hand is only looked at. */
	take(editionId: Id, slotId: Id | null): void {
		const own = slotId !== null && !this.holderOf(slotId) ? slotId : null;
		this.#own = own;
		this.#desk.goTo({
			view: 'board',
			editionId,
			storyId: null,
			pageId: this.#pageId(),
			slotId: own
		});
	}
}
