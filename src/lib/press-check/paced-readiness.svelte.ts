import { untrack } from 'svelte';
import type { Id } from '#model/ids.ts';
import type { Readiness, ToldReadiness } from '#model/press-check/readiness.ts';
import type { RecordKind } from '#model/records.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { EditionChecking } from './edition-checking.svelte.ts';

/** What a check reads. */
const READ: readonly RecordKind[] = [
	...(['newsroom', 'edition', 'page', 'placement', 'story', 'facts', 'measurement'] as const),
	...(['thread', 'signature', 'pageSignature', 'waiver'] as const)
];
/** On a board that moves while many people type, it is looked at so often at most, ms. */
const PACE = 1000;

export interface PacedOptions {
	desk: DeskState;
	editionId: Id;
	/** Epoch ms. */
	now: () => number;
	/** What the server said with the page; null: nothing. */
	told: ToldReadiness | null;
	/** Fetches the check, which weighs as much as half of the board. */
	load: () => Promise<{ EditionChecking: typeof EditionChecking }>;
}

/**
 * How ready an edition is, for a screen on which that is not the main thing: as the server said with the
 * page, and after something has changed as it looks itself.
 */
export class PacedReadiness {
	readonly #options: PacedOptions;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#checking = $state.raw<EditionChecking | null>(null);
	/** Null: it has not been looked at yet. */
	readiness = $state.raw<Readiness | null>(null);

	constructor(options: PacedOptions) {
		this.#options = options;
		this.readiness = options.told?.readiness ?? null;
	}

	/** What earlier editions printed; null as long as it need not look itself. */
	get printed() {
		return this.#checking?.printed ?? null;
	}

	/** Looks again soon after anything has changed; for an attachment. */
	follow = (): void => {
		const { desk } = this.#options;
		for (const kind of READ) for (const record of desk.list(kind)) void record;
		void this.printed?.stories;
		untrack(() => this.#isAsTold() || this.#later());
	};

	/** For an attachment, too: it runs once, and what it returns when the screen goes. */
	close = (): (() => void) => () => clearTimeout(this.#timer);

	/** Nothing has happened on the desk since. */
	#isAsTold(): boolean {
		const { desk, told } = this.#options;
		return told?.position.seq === desk.position.seq && told.position.epoch === desk.position.epoch;
	}

	#later(): void {
		this.#timer ??= setTimeout(
			() => {
				this.#timer = undefined;
				void this.#look();
			},
			this.readiness ? PACE : 0
		);
	}

	async #look(): Promise<void> {
		this.#checking ??= await this.#begin();
		if (this.#checking) this.readiness = this.#checking.readiness;
	}

	/** Null: the server is away, and nothing changes before it is back. */
	async #begin(): Promise<EditionChecking | null> {
		const { desk, editionId, now, load } = this.#options;
		try {
			const { EditionChecking } = await load();
			return this.#checking ?? new EditionChecking(desk, editionId, now);
		} catch (error) {
			if (error instanceof TypeError) return null;
			throw error;
		}
	}
}
