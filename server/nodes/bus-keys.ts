import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { HmacKey } from './hmac-key.ts';

/** What proves to a server that another one of the same newsroom has said something. */
export interface BusKeys {
	/**
	 * Of messages, under the present name of the stream of events: whoever has another stream, be it a copy of this
	 * database or an earlier state of it, has another key.
	 */
	ofMessages(): HmacKey;
	/** Under which what is counted is named in Redis: addresses are nobody's to read there. */
	readonly ofTallies: KeyObject;
}

/** `secret` is in the database and nowhere else. */
export function busKeys(secret: string, streamName: () => string): BusKeys {
	const ofStream = (stream: string) => new HmacKey(derive(secret, `messages ${stream}`));
	let [name, key] = ['', ofStream('')];
	return {
		ofMessages() {
			const current = streamName();
			if (current !== name) [name, key] = [current, ofStream(current)];
			return key;
		},
		ofTallies: createSecretKey(derive(secret, 'tallies'))
	};
}

const derive = (secret: string, use: string): Buffer =>
	createHmac('sha256', secret).update(use).digest();
