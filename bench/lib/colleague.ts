import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { storyRoom } from '#document/room-name.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { storyText } from '#document/story-doc.ts';

const WORDS = '人声渐起挑着菜篮的农户沿石板路排开';

export interface Colleague {
	/** Writes one character where their caret stands. */
	writeOne(): void;
	/** Writes one character every `interval` ms where their caret stands, until told to stop. */
	write(interval: number): void;
	pause(): void;
	leave(): void;
}

export interface Seat {
	origin: string;
	/** The cookie header of a session that may write the story. */
	cookie: string;
	storyId: string;
	/** In which paragraph to write, counted in blocks from the top. */
	block: number;
}

/** Somebody else in the story, without a browser: y-websocket’s own client and a Y.Doc. */
export async function joinStory({ origin, cookie, storyId, block }: Seat): Promise<Colleague> {
	class SignedSocket extends WebSocket {
		constructor(address: string | URL, protocols?: string[]) {
			super(address, protocols, { headers: { cookie, origin } });
		}
	}
	const doc = new Y.Doc();
	const room = storyRoom(storyId);
	const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, room, doc, {
		disableBc: true,
		params: { v: String(SCHEMA_VERSION) },
		WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket
	});
	await synced(provider);

	const text = storyText(doc);
	const start = Y.createRelativePositionFromTypeIndex(text, endOfBlock(text, block), -1);
	let caret = start;
	let timer: NodeJS.Timeout | undefined;
	let count = 0;

	function writeOne(): void {
		const place = Y.createAbsolutePositionFromRelativePosition(caret, doc);
		if (!place) throw new Error('the caret of a colleague is gone');
		text.insert(place.index, WORDS.charAt(count++ % WORDS.length));
		caret = Y.createRelativePositionFromTypeIndex(text, place.index + 1, -1);
		provider.awareness.setLocalStateField('cursor', { anchor: caret, head: caret });
	}

	return {
		writeOne,
		write(interval) {
			timer = setInterval(writeOne, interval);
		},
		pause: () => clearInterval(timer),
		leave() {
			clearInterval(timer);
			provider.destroy();
			doc.destroy();
		}
	};
}

function synced(provider: WebsocketProvider): Promise<void> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('the story did not come')), 10_000);
		provider.once('sync', () => {
			clearTimeout(late);
			resolve();
		});
	});
}

/** Index of the newline that ends block number `block` (from 0), the last one if there are fewer. */
function endOfBlock(text: Y.Text, block: number): number {
	const letters = text.toString();
	let index = -1;
	for (let passed = 0; passed <= block; passed++) {
		const next = letters.indexOf('\n', index + 1);
		if (next === -1) break;
		index = next;
	}
	return Math.max(0, index);
}
