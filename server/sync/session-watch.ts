import type { IncomingHttpHeaders } from 'node:http';
import type { Auth, SignedIn } from '../auth/auth.ts';

/** Longest wait of a Node timer, ms. */
const MAX_WAIT = 2 ** 31 - 1;
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
			const ms = Math.min(Math.max(until - Date.now(), 0), MAX_WAIT);
			timer = setTimeout(() => void ask(), ms).unref();
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
