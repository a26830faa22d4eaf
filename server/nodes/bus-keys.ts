import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** What proves to a server that another one of the same newsroom has said something. */
export interface BusKeys {
	/**
	 * Of messages, under the present name of the stream of events: whoever has another stream, be it a copy of this
	 * database or an earlier state of it, has another key.
	 */
	ofMessages(): KeyObject;
	/** Under which what is counted is named in Redis: addresses are nobody's to read there. */
	readonly ofTallies: KeyObject;
}

/** `secret` is in the database and nowhere else. */
export function busKeys(secret: string, streamName: () => string): BusKeys {
	let [name, key] = ['', derive(secret, 'messages ')];
	return {
		ofMessages() {
			const current = streamName();
			if (current !== name) [name, key] = [current, derive(secret, `messages ${current}`)];
			return key;
		},
		ofTallies: derive(secret, 'tallies')
	};
}

const derive = (secret: string, use: string): KeyObject =>
	createSecretKey(createHmac('sha256', secret).update(use).digest());
