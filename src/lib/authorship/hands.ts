import type { ReturnedWords } from '#document/returned-words.ts';
import type { Id } from '#model/ids.ts';

/** Unknown client ids are gathered for so long before the server is asked about them, ms. */
const GATHER = 300;

type Owner = { clientId: number; personId: Id };

/** What the server says. */
interface Answer {
	owners: Owner[];
	returned: ReturnedWords[];
}

export interface HandsOptions {
	storyId: Id;
	/** Client ids of this window and of those who are in the story, as the connection knows them. */
	present: () => Iterable<Owner>;
	/** The server has answered, or has not. */
	learnt: () => void;
	fetch?: typeof fetch;
}

/** Which person each client id of a story is. The server knows all, presence those who are here. */
export class Hands {
	/** failed: the last question was not answered; what was known stays known. */
	state: 'loading' | 'here' | 'failed' = 'loading';
	/** What need not be theirs under whose id it is. */
	returned: readonly ReturnedWords[] = [];
	readonly #options: HandsOptions;
	readonly #known = new Map<number, Id>();
	/** The server has been asked since they were seen; asking again would tell no more. */
	readonly #asked = new Set<number>();
	#missing = new Set<number>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #closing = new AbortController();

	constructor(options: HandsOptions) {
		this.#options = options;
	}

	/** Null for one that is not known yet; the server is asked about it soon. */
	personOf = (clientId: number): Id | null => {
		const personId = this.#known.get(clientId);
		if (personId !== undefined) return personId;
		if (!this.#asked.has(clientId)) this.#missing.add(clientId);
		return null;
	};

	/** Takes in who is here. */
	meet(): void {
		for (const { clientId, personId } of this.#options.present())
			this.#known.set(clientId, personId);
	}

	/** Asks, soon, about the ids that personOf could not name. */
	inquire(): void {
		for (const id of this.#missing) if (this.#known.has(id)) this.#missing.delete(id);
		if (this.#missing.size === 0 || this.#timer !== undefined || this.state === 'loading') return;
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void this.ask();
		}, GATHER);
	}

	/** Asks the server for all. */
	async ask(): Promise<void> {
		const { storyId, learnt, fetch: get = fetch } = this.#options;
		const asked = this.#missing;
		this.#missing = new Set();
		for (const id of asked) this.#asked.add(id);
		const answer = await answerOf(() =>
			get(`/api/stories/${storyId}/hands`, { signal: this.#closing.signal })
		);
		if (this.#closing.signal.aborted) return;
		for (const { clientId, personId } of answer?.owners ?? []) this.#known.set(clientId, personId);
		this.returned = answer?.returned ?? this.returned;
		this.state = answer ? 'here' : 'failed';
		learnt();
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#closing.abort();
	}
}

/** Null where there is no network, or no right to know. */
async function answerOf(ask: () => Promise<Response>): Promise<Answer | null> {
	try {
		const answer = await ask();
		return answer.ok ? ((await answer.json()) as Answer) : null;
	} catch {
		// No network, or the page is being left: the panel says that it is not known.
		return null;
	}
}
