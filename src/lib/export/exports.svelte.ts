import type { Id } from '#model/ids.ts';
import type { exportTexts } from '#lib/i18n/export.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { fetchFile, type FetchedFile } from './fetch-file.ts';
import { saveFile } from './save-file.ts';

/** A toast that stays until it is dismissed, or has been read, ms. */
const UNTIL_DONE = 3_600_000;

/** The exports a menu offers, one at a time, and what is said of them. */
export class Exports {
	readonly #t: (typeof exportTexts)['zh'];
	readonly #toasts: Pick<Toasts, 'show' | 'dismiss'>;
	readonly #fetch: typeof fetchFile;
	readonly #save: (file: FetchedFile) => void;
	/** One is being prepared. */
	busy = $state(false);

	constructor(
		t: (typeof exportTexts)['zh'],
		toasts: Pick<Toasts, 'show' | 'dismiss'>,
		{ fetch = fetchFile, save = saveFile } = {}
	) {
		this.#t = t;
		this.#toasts = toasts;
		this.#fetch = fetch;
		this.#save = save;
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
			const file = await this.#fetch(address);
			if (!file.ok) {
				this.#toasts.show(this.#t.failed[file.error], { tone: 'caution' });
				return;
			}
			this.#save(file.value);
			this.#toasts.show(this.#t.done(file.value.name));
			const { unread } = file.value;
			if (unread.length > 0)
				this.#toasts.show(this.#t.unread(unread), { tone: 'caution', ms: UNTIL_DONE });
		} finally {
			this.#toasts.dismiss(waiting);
			this.busy = false;
		}
	}
}
