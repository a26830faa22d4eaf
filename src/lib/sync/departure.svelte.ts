import { getContext, setContext } from 'svelte';

/** A navigation that begins, as far as it matters here. */
interface Navigation {
	from: { url: URL; route: { id: string | null } } | null;
	to: { url: URL; route: { id: string | null } } | null;
	type: string;
	/** The page is left altogether. */
	willUnload: boolean;
	cancel: () => void;
}

export interface DepartureOptions {
	/** No server answers, as far as is known. */
	isAway: () => boolean;
	/** Asks for the server's answer now, and looks for the connection. */
	answers: () => Promise<boolean>;
	goto: (url: URL) => Promise<void>;
}

/** What a proxy says for a server that is not there. */
const NOBODY_THERE = [502, 503, 504];

/**
 * Ways to other screens while the server is away. The framework would hand the page over to the
 * browser's own error, with all that stands on it; so the way is barred, the screen stays, and the
 * person may try again. What needs no server, as turning the pages of a proof, goes on.
 */
export class Departure {
	/** Where somebody wanted to go and could not; null: nowhere. */
	barred = $state.raw<URL | null>(null);
	/** The connection has come back since. */
	isBack = $state(false);
	busy = $state(false);
	readonly #options: DepartureOptions;
	#going: { from: URL; to: URL } | null = null;
	/** The server has just answered, whatever was known before. */
	#answered = false;

	constructor(options: DepartureOptions) {
		this.#options = options;
	}

	/** Call before each navigation. */
	before({ from, to, type, willUnload, cancel }: Navigation): void {
		this.barred = null;
		if (!from || !to || type === 'leave' || to.url.origin !== from.url.origin) return;
		// The same kind of screen is there already, and perhaps all it needs.
		const isHere = !willUnload && to.route.id !== null && to.route.id === from.route.id;
		if (!isHere && !this.#answered && this.#options.isAway()) {
			cancel();
			this.#bar(to.url);
		} else this.#going = { from: from.url, to: to.url };
	}

	/** Call after each. */
	after(): void {
		this.#going = null;
	}

	#bar(url: URL): void {
		this.barred = url;
		this.isBack = false;
	}

	/** Call when the desk is live again. */
	cameBack(): void {
		this.isBack = true;
	}

	stay(): void {
		this.barred = null;
	}

	async retry(): Promise<void> {
		const url = this.barred;
		if (!url || this.busy) return;
		this.busy = true;
		this.#answered = await this.#options.answers();
		this.isBack &&= this.#answered;
		if (this.#answered) await this.#options.goto(url);
		this.#answered = false;
		this.busy = false;
	}

	/**
	 * Watches what screens fetch: where nobody answers, the way leads back to the screen it began on.
	 * Returns how to stop.
	 */
	watch(window: Window & typeof globalThis): () => void {
		const { fetch } = window;
		const watched: typeof fetch = (input, init) => {
			const answer = fetch(input, init);
			const address = typeof input === 'string' ? input.split('?', 1)[0] : undefined;
			return address?.endsWith(DATA) ? this.#orBack(address, answer) : answer;
		};
		window.fetch = watched;
		return () => {
			if (window.fetch === watched) window.fetch = fetch;
		};
	}

	/** What is fetched of a screen to which nobody goes, as when a link is hovered over, may fail. */
	async #orBack(address: string, asked: Promise<Response>): Promise<Response> {
		const answer = await asked.catch(() => null);
		if (answer && !NOBODY_THERE.includes(answer.status)) return answer;
		const { from, to } = this.#going ?? {};
		// By now: what began as a look ahead may have become the way itself.
		if (!from || !to || address !== dataOf(to)) return answer ?? asked;
		this.#bar(to);
		void this.#options.answers();
		// As a server’s load function says it.
		const location = `${from.pathname}${from.search}`;
		return new Response(JSON.stringify({ type: 'redirect', location }));
	}
}

const DATA = '/__data.json';

/** Where a screen’s data are fetched, without what is asked of them. */
const dataOf = ({ origin, pathname }: URL): string =>
	`${origin}${pathname.replace(/\/$/, '')}${DATA}`;

const key = Symbol('departure');
export const provideDeparture = (departure: Departure): Departure => setContext(key, departure);
export const useDeparture = (): Departure => getContext<Departure>(key);
