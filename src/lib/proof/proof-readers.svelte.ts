import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';

/** What of the desk says who is where; DeskState does. */
export interface Presence {
	readonly me: Person;
	readonly here: readonly Whereabouts[];
	person(id: Id): Person | undefined;
}

/** Who else has the proof of an edition open, and on which page. */
export class ProofReaders {
	readonly #desk: Presence;
	readonly #editionId: Id;

	constructor(desk: Presence, editionId: Id) {
		this.#desk = desk;
		this.#editionId = editionId;
	}

	readonly #others: readonly Whereabouts[] = $derived.by(() =>
		this.#desk.here.filter(
			({ view, editionId, personId }) =>
				view === 'proof' && editionId === this.#editionId && personId !== this.#desk.me.id
		)
	);

	/** Each once, with the pages that are open in their windows. */
	readonly people: readonly { person: Person; pageIds: readonly Id[] }[] = $derived.by(() =>
		[...Map.groupBy(this.#others, ({ personId }) => personId)].flatMap(([id, at]) => {
			const person = this.#desk.person(id);
			const pageIds = at.flatMap(({ pageId }) => pageId ?? []);
			const once = pageIds.filter((one, index) => pageIds.indexOf(one) === index);
			return person ? [{ person, pageIds: once }] : [];
		})
	);

	on(pageId: Id): readonly Person[] {
		return this.people
			.filter(({ pageIds }) => pageIds.includes(pageId))
			.map(({ person }) => person);
	}
}
