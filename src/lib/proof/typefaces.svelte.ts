import { TYPESET_FACES } from '#lib/typeset/fonts.ts';
import { DeclaredFaces } from '#lib/typeset/load-faces.ts';
import type { Problem } from '#lib/typeset/problem.ts';

/** What did not load is fetched again after so long, then after twice as long each time, ms. */
const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/** The faces of the page in a window: they come in, some later, and some only when they are asked for again. */
export class Typefaces {
	/** How many large files there are, and how many have come in or failed. */
	readonly files = TYPESET_FACES.filter(({ url }) => url !== null).length;
	done = $state(0);
	/** Counts what came in since the first were there: lines may be others then. */
	arrivals = $state(0);
	/** The faces that lack a file. */
	problems = $state.raw<readonly Problem[]>([]);
	#faces: DeclaredFaces | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pause = FIRST_MS;
	/** What is missing is being fetched again. */
	isFetching = $state(false);

	/** Calls `ready` when every file has come or failed. Returns how to take the faces away again. */
	open(document: Document, ready: () => void): () => void {
		const faces = new DeclaredFaces(document, TYPESET_FACES);
		const cameIn = () => {
			this.arrivals += 1;
			this.#look();
		};
		this.#faces = faces;
		void faces
			.load(() => (this.done += 1))
			.then(() => {
				if (this.#faces !== faces) return;
				ready();
				this.#look();
				document.fonts.addEventListener('loadingdone', cameIn);
			});
		return () => {
			this.#faces = null;
			clearTimeout(this.#timer);
			document.fonts.removeEventListener('loadingdone', cameIn);
			faces.close();
		};
	}

	/** Fetches what is missing now: the connection is back, or somebody asks for it. */
	fetchNow(): void {
		if (this.problems.length > 0) void this.#fetchAgain();
	}

	/** While something is fetched again, what was missing still is. */
	#look(): void {
		if (!this.#faces || this.isFetching) return;
		this.problems = this.#faces.problems();
		clearTimeout(this.#timer);
		if (this.problems.length === 0) this.#pause = FIRST_MS;
		else this.#timer = setTimeout(() => void this.#fetchAgain(), this.#pause);
	}

	async #fetchAgain(): Promise<void> {
		const faces = this.#faces;
		if (!faces || this.isFetching) return;
		this.isFetching = true;
		this.#pause = Math.min(2 * this.#pause, LONGEST_MS);
		await faces.fetchAgain();
		this.isFetching = false;
		if (this.#faces === faces) this.#look();
	}
}
