import type { SetPage } from '#lib/typeset/set-page.ts';

/**
 * Gives the same object for a page as long as it is set alike: it is drawn anew, and what is selected
 * on it lost, only when something on it has changed.
 */
export class SteadyPages {
	readonly #known = new Map<number, { page: SetPage; key: string }>();

	keep(page: SetPage): SetPage {
		const key = JSON.stringify(page);
		const known = this.#known.get(page.number);
		if (known?.key === key) return known.page;
		this.#known.set(page.number, { page, key });
		return page;
	}
}
