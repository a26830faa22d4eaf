import type { IncomingHttpHeaders } from 'node:http';
import type { Auth, SignedIn } from '../auth/auth.ts';

/**
 * Longest wait at a time, ms. Node keeps a list for each length that it was told until that is over,
 * even where its timers are cleared: waits for a week would all be there for a week.
 */
const MAX_WAIT = 60_000;
/** When to ask again where the session store did not answer, ms. */
const RETRY = 1000;

/**
 * Ends what belongs to a session when the session does. A session in use is prolonged, so it is
 * asked again when it was due.
 */
export class SessionWatch {
	readonly #auth: Pick<Auth, 'personOf'>;

	constructor(auth: Pick<Auth, 'personOf'>) {
		this.#auth = auth;
	}

	/** Calls `over` once, when the session has ended; returns how to stop watching. */
	watch({ cookie }: IncomingHttpHeaders, { expiresAt }: SignedIn, over: () => void): () => void {
		let timer: NodeJS.Timeout;
		let stopped = false;
		const wait = (until: number) => {
			const ms = Math.max(until - Date.now(), 0);
			const next = () => (ms > MAX_WAIT ? wait(until) : void ask());
			timer = setTimeout(next, Math.min(ms, MAX_WAIT)).unref();
		};
		const ask = async () => {
			const next = await this.#due(cookie);
			if (stopped) return;
			if (next === null) over();
			else wait(next);
		};
		wait(expiresAt);
		return () => {
			stopped = true;
			clearTimeout(timer);
		};
	}

	/** When the session is due now, epoch ms; null: it is over. */
	async #due(cookie: string | undefined): Promise<number | null> {
		try {
			const signedIn = await this.#auth.personOf({ cookie });
			return signedIn && signedIn.expiresAt > Date.now() ? signedIn.expiresAt : null;
		} catch {
			// The database is busy: nobody is thrown out for that.
			return Date.now() + RETRY;
		}
	}
}
