import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { checkEdition, type PressCheck } from '#model/press-check/check-edition.ts';
import { isReady, readinessOf, type Readiness } from '#model/press-check/readiness.ts';
import { Printed } from './printed.svelte.ts';

/** The press check of one edition, live: what it says. */
export class EditionChecking {
	readonly desk: DeskState;
	readonly printed: Printed;
	readonly #editionId: Id;
	readonly #now: () => number;

	constructor(desk: DeskState, editionId: Id, now: () => number) {
		this.desk = desk;
		this.#editionId = editionId;
		this.#now = now;
		this.printed = new Printed(desk, editionId);
	}

	get edition(): Edition {
		const edition = this.desk.edition(this.#editionId);
		if (!edition) throw new Error('an edition that is checked is gone');
		return edition;
	}

	readonly pages = $derived.by(() => this.desk.pages(this.#editionId));

	readonly check: PressCheck = $derived.by(() =>
		checkEdition(this.desk, this.#editionId, {
			now: this.#now(),
			printed: this.printed.stories
		})
	);

	readonly readiness: Readiness = $derived.by(() => readinessOf(this.check, this.pages));

	/** Whether it can go to press. An edition that has not been fetched yet has nothing in the way, and no page either. */
	readonly isReady: boolean = $derived.by(() => this.pages.length > 0 && isReady(this.readiness));
}
