import { WebSocket } from 'ws';
import { plainText, storyText } from '#document/story-doc.ts';
import type { Access } from '#document/protocol.ts';
import { StoryWire, type StoryRefusal } from '#lib/sync/story-wire.ts';
import { cookieOf, STORY, type SyncServer } from './sync-server.ts';

/** The browser's end of a story without an editor: what it was told, and an input method to play. */
export interface StoryWindow {
	readonly wire: StoryWire;
	readonly shown: {
		synced: number;
		lost: number;
		refused: StoryRefusal[];
		access: Access[];
		/** Counts of unsaved edits as they were told. */
		unsaved: number[];
		late: boolean;
	};
	type(words: string): void;
	plain(): string;
	/** Begins or ends a composition. */
	compose(event: 'compositionstart' | 'compositionend'): void;
	/** Cuts the connection without a word, as a network does. */
	cut(): void;
	/** From here on nothing of this connection arrives, either way, and nobody is told. */
	freeze(): void;
	close(): void;
}

export interface WindowOptions {
	version?: number;
	story?: string;
	/** Instead of the one that names the person. */
	cookie?: string;
	/** Where its connections come from. */
	localAddress?: string;
	/** Which server it reaches at the moment, as a proxy says; that which it was opened on unless told. */
	at?: () => Pick<SyncServer, 'url' | 'origin'>;
	/** Told each time something of it was saved. */
	saved?: () => void;
}

export function openStory(
	server: Pick<SyncServer, 'url' | 'origin'>,
	person: string,
	{ version, story = STORY, cookie = cookieOf(person), localAddress, at, saved }: WindowOptions = {}
): StoryWindow {
	const shown: StoryWindow['shown'] = {
		synced: 0,
		lost: 0,
		refused: [],
		access: [],
		unsaved: [],
		late: false
	};
	let socket: WebSocket | undefined;
	const wire = new StoryWire(story, {
		url: server.url,
		version,
		open(url) {
			const reached = at?.() ?? server;
			const headers = { cookie, origin: reached.origin };
			socket = new WebSocket(url.replace(server.url, reached.url), { headers, localAddress });
			return socket as unknown as globalThis.WebSocket;
		},
		events: {
			synced: () => (shown.synced += 1),
			lost: () => (shown.lost += 1),
			refused: (reason) => shown.refused.push(reason),
			access: (access) => shown.access.push(access),
			unsaved(count, savedAt) {
				shown.unsaved.push(count);
				if (savedAt !== undefined) saved?.();
			},
			late: (late) => (shown.late = late),
			presence: () => undefined,
			arriving: () => undefined
		}
	});
	const ownerDocument = { defaultView: new EventTarget() };
	const dom = Object.assign(new EventTarget(), { ownerDocument }) as unknown as HTMLElement;
	const stop = wire.hold.attach(dom);
	const text = storyText(wire.doc);
	return {
		wire,
		shown,
		type: (words) => text.insert(Math.max(0, text.length - 1), words),
		plain: () => plainText(text),
		compose: (event) => dom.dispatchEvent(new Event(event)),
		cut: () => socket?.terminate(),
		freeze() {
			socket?.pause();
			if (socket) socket.send = () => undefined;
		},
		close() {
			stop();
			wire.close();
		}
	};
}
