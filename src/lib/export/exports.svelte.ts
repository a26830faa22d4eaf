import type { Id } from '#model/ids.ts';
import { exportTexts } from '#lib/i18n/export.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { deliverFile } from './deliver-file.ts';

/** A toast that stays until it is dismissed, ms. */
const UNTIL_DONE = 3_600_000;

export interface ExportsOptions {
	/** Fetches what hands a file out: few menus are opened for that. */
	load?: () => Promise<{ deliverFile: typeof deliverFile }>;
}

/** The exports a menu offers, one at a time, and what is said of them. */
export class Exports {
	readonly #lang: Lang;
	readonly #toasts: Pick<Toasts, 'show' | 'dismiss'>;
	readonly #load: NonNullable<ExportsOptions['load']>;
	/** One is being prepared. */
	busy = $state(false);

	constructor(
		lang: Lang,
		toasts: Pick<Toasts, 'show' | 'dismiss'>,
		{ load = () => import('./deliver-file.ts') }: ExportsOptions = {}
	) {
		this.#lang = lang;
		this.#toasts = toasts;
		this.#load = load;
	}

	get #t() {
		return exportTexts[this.#lang];
	}

	ofStory(id: Id): MenuItem[] {
		const address = `/api/stories/${id}/export?as=`;
		return (['txt', 'docx', 'icml', 'ninjs'] as const).map((form) =>
			this.#item(this.#t.story[form], `${address}${form}`)
		);
	}

	ofEdition(id: Id): MenuItem[] {
		const address = `/api/editions/${id}/export?as=`;
		const { utf8, gb18030, docx, digital, map } = this.#t.edition;
		return [
			this.#item(utf8, `${address}txt&encoding=utf-8`),
			this.#item(gb18030, `${address}txt&encoding=gb18030`),
			this.#item(docx, `${address}docx`),
			this.#item(digital, `${address}digital`),
			this.#item(map, `${address}map`)
		];
	}

	#item(label: string, address: string): MenuItem {
		return {
			label,
			icon: 'file',
			blocked: this.busy ? this.#t.busy : undefined,
			onselect: () => void this.run(address)
		};
	}

	async run(address: string): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const waiting = this.#toasts.show(this.#t.preparing, { ms: UNTIL_DONE });
		try {
			const deliver = await this.#deliver();
			await deliver?.(address, this.#lang, this.#toasts);
		} finally {
			this.#toasts.dismiss(waiting);
			this.busy = false;
		}
	}

	/** Null: the server is away, as is said. */
	async #deliver(): Promise<typeof deliverFile | null> {
		try {
			return (await this.#load()).deliverFile;
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			this.#toasts.show(this.#t.unreachable, { tone: 'caution' });
			return null;
		}
	}
}
