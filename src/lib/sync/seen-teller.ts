import type { Id } from '#model/ids.ts';
import { withMark, type SeenMarks } from '#model/seen.ts';

/** What was not taken is told again after so long, ms. */
const AGAIN_MS = 10_000;

/**
 * Keeps on the server what somebody has read: the latest mark of each story, one after another. What
 * the server did not take waits.
 */
export class SeenTeller {
	readonly #fetch: typeof globalThis.fetch;
	#waiting: SeenMarks = {};
	#telling: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(fetch: typeof globalThis.fetch) {
		this.#fetch = fetch;
	}

	/** What the server is yet to take. */
	get waiting(): SeenMarks {
		return this.#waiting;
	}

	/** Resolves when all that waits was told once. */
	tell(subject: Id, until: number): Promise<void> {
		this.#waiting = withMark(this.#waiting, subject, until);
		return this.#tellAll();
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	#tellAll(): Promise<void> {
		clearTimeout(this.#timer);
		return (this.#telling ??= this.#run().finally(() => (this.#telling = null)));
	}

	async #run(): Promise<void> {
		for (;;) {
			const [next] = Object.entries(this.#waiting);
			if (!next) return;
			const [subject, until] = next;
			if (!(await this.#isDone(subject, until))) {
				this.#timer = setTimeout(() => void this.#tellAll(), AGAIN_MS);
				return;
			}
			this.#waiting = Object.fromEntries(
				Object.entries(this.#waiting).filter((mark) => mark[0] !== subject || mark[1] > until)
			);
		}
	}

	/** Taken, or refused for good: the story is gone, or nobody is signed in. */
	async #isDone(subject: Id, until: number): Promise<boolean> {
		try {
			const { status } = await this.#fetch('/api/seen', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ subject, until }),
				keepalive: true
			});
			return status !== 429 && status < 500;
		} catch {
			// Only the network fails here.
			return false;
		}
	}
}
