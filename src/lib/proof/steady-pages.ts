import type { SetPage } from '#lib/typeset/set-page.ts';

/**
 * Gives the same object for a page as long as it is set alike: it is drawn anew, and what is selected
 * on it lost, only when something on it has changed.
 */
export class SteadyPages {
	readonly #known = new Map<number, { page: SetPage; latest: SetPage; key: string }>();

	keep(page: SetPage): SetPage {
		const known = this.#known.get(page.number);
		if (known?.latest === page) return known.page;
		const key = JSON.stringify(page);
		const steady = known?.key === key ? known.page : page;
		this.#known.set(page.number, { page: steady, latest: page, key });
		return steady;
	}
}
