import { err, ok, type Result } from '#model/result.ts';
import type { ReviewAnswer, ShownAnswer, ShownReview } from './review-wire.ts';

/**
 * over: the link opens nothing. offline: nobody answered. answered: there is another answer. away: what stands behind
 * the address does not answer, and nobody knows whether it arrived. failed: whatever else; trying again may help.
 */
export type ReviewProblem = 'over' | 'offline' | 'answered' | 'away' | 'failed';

const PROBLEMS: Partial<Record<number, ReviewProblem>> = {
	...{ 404: 'over', 409: 'answered' },
	...{ 502: 'away', 503: 'away', 504: 'away' }
};

/** The server, for whoever has the link: the token goes in the body, never in an address. */
export class ReviewServer {
	readonly #token: string;
	readonly #fetch: typeof fetch;

	constructor(
		token: string,
		fetch: typeof globalThis.fetch = (...ask) => globalThis.fetch(...ask)
	) {
		this.#token = token;
		this.#fetch = fetch;
	}

	open(): Promise<Result<ShownReview, ReviewProblem>> {
		return this.#ask('open', {}, (answer) => answer.json() as Promise<ShownReview>);
	}

	/**
	 * Whether the page may stay open. The server holds the answer back until it may not, for as long as
	 * it has room; resolves to how long to wait before asking again, s.
	 */
	still(signal: AbortSignal): Promise<Result<number, ReviewProblem>> {
		const later = ({ headers }: Response) => Number(headers.get('retry-after') ?? 0);
		return this.#ask('still', { wait: true }, async (answer) => later(answer), signal);
	}

	photo(photo: number): Promise<Result<Blob, ReviewProblem>> {
		return this.#ask('photo', { photo }, (answer) => answer.blob());
	}

	answer(answer: ReviewAnswer): Promise<Result<ShownAnswer, ReviewProblem>> {
		return this.#ask('answer', { answer }, (told) => told.json() as Promise<ShownAnswer>);
	}

	async #ask<T>(
		what: string,
		body: object,
		read: (answer: Response) => Promise<T>,
		signal?: AbortSignal
	): Promise<Result<T, ReviewProblem>> {
		try {
			const answer = await this.#fetch(`/review/${what}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				...(signal && { signal }),
				body: JSON.stringify({ token: this.#token, ...body })
			});
			return answer.ok ? ok(await read(answer)) : err(PROBLEMS[answer.status] ?? 'failed');
		} catch {
			// The network's own failures, and being given up, are all that fetch and reading throw for.
			return err('offline');
		}
	}
}
