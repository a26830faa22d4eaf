import type { ReviewServer } from './review-server.ts';

/** Where the question could not be held, or was lost: asked again after so long, ms. */
const ASK_AGAIN = 15_000;
/** The server holds it for 25 s; after so long no answer comes any more, ms. */
const LOST = 40_000;
/** Between two questions in any case, ms: something on the way may answer at once, each time. */
const BREATH = 250;

/** Asks for as long as somebody looks at the page whether it may stay open. */
export class Watch {
	readonly #server: Pick<ReviewServer, 'still'>;
	readonly #onover: () => void;
	#asking: AbortController | null = null;
	#next: ReturnType<typeof setTimeout> | undefined;

	constructor(server: Pick<ReviewServer, 'still'>, onover: () => void) {
		this.#server = server;
		this.#onover = onover;
	}

	/** At once, and from then on. A question on its way is given up: after a sleep nobody answers it. */
	begin(): void {
		this.end();
		void this.#ask();
	}

	end(): void {
		clearTimeout(this.#next);
		this.#asking?.abort();
		this.#asking = null;
	}

	async #ask(): Promise<void> {
		const asking = new AbortController();
		this.#asking = asking;
		const lost = setTimeout(() => asking.abort(), LOST);
		const told = await this.#server.still(asking.signal);
		clearTimeout(lost);
		// Another one was begun, or none is wanted any more.
		if (this.#asking !== asking) return;
		if (!told.ok && told.error === 'over') {
			this.end();
			return this.#onover();
		}
		const pause = told.ok ? told.value * 1000 : ASK_AGAIN;
		this.#next = setTimeout(() => void this.#ask(), Math.max(BREATH, pause));
	}
}
