import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { plainText, storyText } from '#document/story-doc.ts';
import { cookieOf, STORY, type SyncServer } from './sync-server.ts';

/** y-websocket's own client, unmodified, signed in as somebody. */
export interface Writer {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	readonly text: Y.Text;
	/** Adds words at the end of the last paragraph. */
	type(words: string): void;
	plain(): string;
	/** Resolves when the words are in its document. */
	sees(words: string): Promise<void>;
	synced(): Promise<void>;
	closed: Promise<{ code: number; reason: string }>;
	destroy(): void;
}

export interface WriterOptions {
	story?: string;
	version?: string;
	/** Instead of the one that names the person. */
	cookie?: string;
	/** That of another version. */
	Provider?: typeof WebsocketProvider;
}

export function writer(
	server: Pick<SyncServer, 'url' | 'origin'>,
	person: string,
	{
		story = STORY,
		version = String(SCHEMA_VERSION),
		cookie = cookieOf(person),
		Provider = WebsocketProvider
	}: WriterOptions = {}
): Writer {
	class SignedInSocket extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { cookie, origin: server.origin } });
		}
	}
	const doc = new Y.Doc();
	const provider = new Provider(server.url, `story/${story}`, doc, {
		params: { v: version },
		disableBc: true,
		maxBackoffTime: 200,
		WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket
	});
	const text = storyText(doc);
	return {
		doc,
		provider,
		text,
		type: (words) => text.insert(Math.max(0, text.length - 1), words),
		plain: () => plainText(text),
		sees: (words) =>
			new Promise((resolve) => {
				const look = () => {
					if (!text.toString().includes(words)) return;
					doc.off('update', look);
					resolve();
				};
				doc.on('update', look);
				look();
			}),
		synced: () =>
			new Promise((resolve) => {
				if (provider.synced) resolve();
				else provider.once('sync', () => resolve());
			}),
		closed: new Promise((resolve) => provider.once('closed', resolve)),
		destroy() {
			provider.destroy();
			doc.destroy();
		}
	};
}
