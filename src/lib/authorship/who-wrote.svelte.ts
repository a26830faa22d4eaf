import type { Authorship, AuthorshipOptions } from './authorship.svelte.ts';
import type * as Parts from './parts.ts';
import type { Replay, ReplayOptions } from './replay/replay.svelte.ts';

/** What is on the screen while it is on. */
interface Shown {
	authorship: Authorship;
	replay: Replay;
	parts: typeof Parts;
}

export type WhoWroteOptions = AuthorshipOptions & Pick<ReplayOptions, 'editedAt'>;

/** Switches “who wrote this” on and off; what it needs is loaded when it is first asked for. */
export class WhoWrote {
	shown = $state.raw<Shown | null>(null);
	loading = $state(false);
	readonly #options: () => WhoWroteOptions | null;
	readonly #load: () => Promise<typeof Parts>;

	constructor(
		options: () => WhoWroteOptions | null,
		load: () => Promise<typeof Parts> = () => import('./parts.ts')
	) {
		this.#options = options;
		this.#load = load;
	}

	/** False: it could not be loaded. */
	async toggle(): Promise<boolean> {
		if (this.shown) this.close();
		else if (!this.loading) return this.#open();
		return true;
	}

	async #open(): Promise<boolean> {
		this.loading = true;
		try {
			const parts = await this.#load();
			const options = this.#options();
			if (options) {
				const authorship = new parts.Authorship(options);
				this.shown = { parts, authorship, replay: new parts.Replay({ ...options, authorship }) };
			}
			return true;
		} catch {
			// No network, or a new version on the server: the button says so.
			return false;
		} finally {
			this.loading = false;
		}
	}

	close(): void {
		this.shown?.authorship.close();
		this.shown?.replay.close();
		this.shown = null;
	}
}
