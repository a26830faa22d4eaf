import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { OwnPresence, Presence } from '#document/presence.ts';
import { CLOSE } from '#document/close-codes.ts';
import type { Access } from '#document/protocol.ts';
import { storyRoom } from '#document/room-name.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import type { Id } from '#model/ids.ts';
import { CompositionHold } from './composition-hold.ts';
import { SavedLedger } from './saved-ledger.ts';
import { StorySocket, type SocketHooks } from './story-socket.ts';

/** Why the server will not have this window back without somebody doing something. */
export type StoryRefusal =
	'signed-out' | 'deactivated' | 'forbidden' | 'not-found' | 'outdated' | 'too-large' | 'malformed';

/** Somebody else's window on this story. */
export interface OtherPresence extends Presence {
	clientId: number;
}

/** What changed, for whoever shows it. */
export interface WireEvents {
	/** Connected, with the server's words here. */
	synced: () => void;
	/** `code`: why the server closed it; null: nobody said. */
	lost: (code: number | null) => void;
	refused: (reason: StoryRefusal) => void;
	access: (access: Access) => void;
	/** The number of edits that are not on disk has changed; `at`: server's time of the commit. */
	unsaved: (count: number, at?: number) => void;
	/** Edits have waited for longer than a save takes, or no longer do. */
	late: (late: boolean) => void;
	presence: () => void;
	/** Words or carets of others are about to come in. */
	arriving: () => void;
}

export interface WireOptions {
	/** Address of the sync server, such as wss://desk.example.org/sync. */
	url: string;
	events: WireEvents;
	/** For tests: another version than this client's, another way to open a socket. */
	version?: number;
	open?: SocketHooks['open'];
}

/** How often the socket is looked at; unacknowledged or silent for so long it is asked, ms. */
const LOOK = 1000;
const UNACKNOWLEDGED = 6000;
/** A save that takes longer is worth a word, ms. */
const LATE = 3000;
const SILENT = 25_000;
/** How long an answer may take, ms. */
const ANSWER = 3000;

const REFUSALS: Record<number, StoryRefusal> = {
	[CLOSE.malformed]: 'malformed',
	[CLOSE.signedOut]: 'signed-out',
	[CLOSE.deactivated]: 'deactivated',
	[CLOSE.forbidden]: 'forbidden',
	[CLOSE.noSuchStory]: 'not-found',
	[CLOSE.outdated]: 'outdated',
	[CLOSE.tooLarge]: 'too-large',
	// What ws says of a frame beyond all limits.
	1009: 'too-large'
};

/**
 * One window's connection to the words of a story: y-websocket's provider on a socket that holds,
 * counts and watches. It tells what changes and shows nothing itself.
 */
export class StoryWire {
	readonly doc = new Y.Doc();
	readonly hold: CompositionHold;
	readonly #events: WireEvents;
	readonly #provider: WebsocketProvider;
	readonly #ledger = new SavedLedger();
	readonly #own: OwnPresence = { cursor: null, composing: false };
	readonly #watch: ReturnType<typeof setInterval>;
	#visible = true;
	#socket: StorySocket | null = null;
	/** When the connection that is being made was begun, by performance.now(). */
	#begunAt = 0;
	#probing: ReturnType<typeof setTimeout> | undefined;

	constructor(storyId: Id, { url, events, version = SCHEMA_VERSION, open }: WireOptions) {
		this.#events = events;
		this.hold = new CompositionHold((active) => this.#composing(active));
		// Before the provider's own listener, so that an edit counts before its frame is sent.
		this.doc.on('update', (_update: Uint8Array, origin: unknown) => this.#edited(origin));
		const hooks = this.#hooks(open ?? ((address) => new WebSocket(address)));
		this.#provider = new WebsocketProvider(url, storyRoom(storyId), this.doc, {
			params: { v: String(version) },
			disableBc: true,
			// Not all windows come back in the same moment; but a server that is back is not waited for long.
			maxBackoffTime: 1500 + Math.random() * 1000,
			shouldReconnect: ({ code }) => REFUSALS[code] === undefined,
			WebSocketPolyfill: class extends StorySocket {
				constructor(address: string) {
					super(address, hooks);
				}
			} as unknown as typeof WebSocket,
			connect: false
		});
		this.#follow(this.#provider);
		this.#announce();
		this.#provider.connect();
		this.#watch = setInterval(() => this.#look(), LOOK);
	}

	get unsaved(): number {
		return this.#ledger.unsaved;
	}

	/** Everybody else who is in the story, a window each. */
	others(): OtherPresence[] {
		return [...this.#provider.awareness.getStates()]
			.filter(([clientId, state]) => clientId !== this.doc.clientID && state.user)
			.map(([clientId, state]) => ({ clientId, ...(state as Presence) }));
	}

	/** Kept back while an input method composes: its caret stands in words nobody has yet. */
	setCursor(cursor: OwnPresence['cursor']): void {
		this.#own.cursor = cursor;
		if (!this.hold.active) this.#announce();
	}

	/** Shows this window to the others, or takes it away when it goes to sleep. */
	setVisible(visible: boolean): void {
		this.#visible = visible;
		this.#announce();
	}

	/** Makes sure of the connection: opens it where there is none, asks where it may be dead. */
	check(): void {
		if (!this.#provider.wsconnected) return this.reconnect();
		const socket = this.#socket;
		if (!socket || this.#probing !== undefined) return;
		const asked = performance.now();
		socket.probe();
		this.#probing = setTimeout(() => {
			this.#probing = undefined;
			if (this.#socket === socket && socket.heardAt < asked) this.reconnect();
		}, ANSWER);
	}

	/** Opens a new connection now, whatever became of the last one; one just begun may go on. */
	reconnect(): void {
		if (this.#provider.wsconnecting && performance.now() - this.#begunAt < ANSWER) return;
		this.#provider.disconnect();
		this.#provider.connect();
	}

	close(): void {
		clearInterval(this.#watch);
		clearTimeout(this.#probing);
		this.hold.release();
		this.#provider.destroy();
		this.doc.destroy();
	}

	#hooks(open: SocketHooks['open']): SocketHooks {
		return {
			clientId: this.doc.clientID,
			open,
			isHeld: () => this.hold.active,
			arriving: this.#events.arriving,
			opened: (socket) => {
				this.#socket = socket;
				this.#ledger.opened();
			},
			asked: () => this.#ledger.asked(),
			sent: (kind) => this.#ledger.sent(kind),
			acknowledged: (frames, at) => {
				const before = this.#ledger.unsaved;
				this.#ledger.acknowledged(frames);
				// The first exchange is acknowledged too where there was nothing to save.
				if (this.#ledger.unsaved < before) this.#events.unsaved(this.#ledger.unsaved, at);
				this.#events.late(false);
			},
			access: (access) => this.#events.access(access)
		};
	}

	#follow(provider: WebsocketProvider): void {
		provider.on('sync', (synced) => {
			if (synced) this.#events.synced();
		});
		provider.on('status', ({ status }) => {
			// A state that is not newer would be passed over (y-websocket#122).
			if (status === 'connected') this.#announce();
			if (status === 'connecting') this.#begunAt = performance.now();
		});
		provider.on('connection-close', (event) => {
			this.#socket = null;
			this.#events.lost(event?.code ?? null);
		});
		provider.on('closed', ({ code }) => this.#events.refused(REFUSALS[code] ?? 'malformed'));
		// What this window says of itself is nothing it has to hear of.
		provider.awareness.on('change', (_change: unknown, origin: unknown) => {
			if (origin !== 'local') this.#events.presence();
		});
	}

	#edited(origin: unknown): void {
		if (origin === this.#provider) return;
		this.#ledger.edited();
		this.#events.unsaved(this.#ledger.unsaved);
	}

	#composing(active: boolean): void {
		this.#own.composing = active;
		if (!active) this.#socket?.release();
		this.#announce();
	}

	#announce(): void {
		this.#provider.awareness.setLocalState(this.#visible ? { ...this.#own } : null);
	}

	#look(): void {
		// What an input method holds back is not late.
		this.#events.late(!this.hold.active && this.#ledger.waited() > LATE);
		const { wsconnecting, wsconnected } = this.#provider;
		// A browser would wait for minutes where nobody answers.
		if (wsconnecting && performance.now() - this.#begunAt > SILENT) this.reconnect();
		const socket = this.#socket;
		if (!socket || !wsconnected) return;
		const silent = performance.now() - socket.heardAt > SILENT;
		if (silent || this.#ledger.waited() > UNACKNOWLEDGED) this.check();
	}
}
