import type { OwnPresence, PresentPerson } from '#document/presence.ts';
import { CLOSE } from '#document/close-codes.ts';
import type { Access } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import { GRACE_MS } from './grace.ts';
import {
	StoryWire,
	type OtherPresence,
	type StoryRefusal,
	type WireOptions
} from './story-wire.ts';

/**
 * connecting: the words are not here yet. live: what is typed reaches the others. offline: it is
 * kept in this window and goes out when the connection is back. refused: see `refusal`.
 */
export type StoryStatus = 'connecting' | 'live' | 'offline' | 'refused';

export interface ConnectionOptions extends Partial<Omit<WireOptions, 'events'>> {
	/** The edits made without a connection are on the server's disk now. */
	merged?: (count: number) => void;
}

/** A story open in this window, as the interface sees it. Close it when the window leaves it. */
export class StoryConnection {
	status = $state<StoryStatus>('connecting');
	/** It is kept out while the person has too many other windows open. */
	isCrowded = $state(false);
	/** Why the server does not have this window back; null unless refused. */
	refusal = $state<StoryRefusal | null>(null);
	/** What the server allows here; null before it has said so. Stays as it was while offline. */
	access = $state<Access | null>(null);
	/** The right to write was taken away while this window was open. */
	becameReadOnly = $state(false);
	/** The words have been here since; from then on they may be shown and edited. */
	synced = $state(false);
	/** Own edits that the server has not acknowledged as being on disk; nothing else is "saved". */
	unsaved = $state(0);
	/** They have waited for longer than a save takes: the disk refuses, or the right to write is gone. */
	late = $state(false);
	/** Server's time of the last commit of own edits, epoch ms. */
	savedAt = $state<number | null>(null);
	/** Epoch ms; null while connected. */
	offlineSince = $state<number | null>(null);
	/** It has been offline for longer than a server takes that is started anew. */
	isAway = $state(false);
	/** Everybody else in the story, a window each. */
	others = $state.raw<readonly OtherPresence[]>([]);
	/** The same, a person each, in the order in which they came. */
	readonly people = $derived(byPerson(this.others));
	readonly #wire: StoryWire;
	#presenceListeners: readonly (() => void)[] = [];
	#arrivalListeners: readonly (() => void)[] = [];
	readonly #stop: () => void;
	#grace: ReturnType<typeof setTimeout> | undefined;
	/** Edits that have waited for a connection. */
	#waiting = 0;
	readonly #merged: ConnectionOptions['merged'];

	constructor(storyId: Id, { merged, ...options }: ConnectionOptions = {}) {
		this.#merged = merged;
		this.#wire = new StoryWire(storyId, {
			url: options.url ?? `${location.origin.replace(/^http/, 'ws')}/sync`,
			...options,
			events: {
				synced: () => this.#live(),
				lost: (code) => this.#lost(code),
				refused: (reason) => {
					this.refusal = reason;
					this.status = 'refused';
				},
				access: (access) => {
					this.becameReadOnly =
						access === 'read' && (this.becameReadOnly || this.access === 'write');
					this.access = access;
				},
				unsaved: (count, at) => {
					this.unsaved = count;
					if (at !== undefined) this.savedAt = at;
					this.#wait(count);
				},
				late: (late) => (this.late = late),
				presence: () => this.#presence(),
				arriving: () => this.#arrivalListeners.forEach((listener) => listener())
			}
		});
		this.#stop = typeof window === 'undefined' ? () => undefined : this.#followWindow(window);
	}

	get doc() {
		return this.#wire.doc;
	}

	/** Where the own caret is, as relative positions; null: not in the text. */
	setCursor(cursor: OwnPresence['cursor']): void {
		this.#wire.setCursor(cursor);
	}

	/** Called at once whenever the others or their carets change; returns how to stop. */
	onPresence(listener: () => void): () => void {
		this.#presenceListeners = [...this.#presenceListeners, listener];
		return () => {
			this.#presenceListeners = this.#presenceListeners.filter((other) => other !== listener);
		};
	}

	/** Called before words or carets of others come in; returns how to stop. */
	onArrival(listener: () => void): () => void {
		this.#arrivalListeners = [...this.#arrivalListeners, listener];
		return () => {
			this.#arrivalListeners = this.#arrivalListeners.filter((other) => other !== listener);
		};
	}

	/** Holds frames back while an input method composes in this element; see CompositionHold. */
	holdFor(dom: HTMLElement, isComposing?: () => boolean): () => void {
		return this.#wire.hold.attach(dom, isComposing);
	}

	/** Tries again now, also after a refusal. */
	retry(): void {
		this.refusal = null;
		if (this.status === 'refused') this.status = 'offline';
		this.#wire.reconnect();
	}

	close(): void {
		this.#stop();
		// It tells of its end as of a loss.
		this.#wire.close();
		clearTimeout(this.#grace);
	}

	#live(): void {
		this.isCrowded = false;
		this.synced = true;
		this.status = 'live';
		this.offlineSince = null;
		clearTimeout(this.#grace);
		this.#grace = undefined;
		this.isAway = false;
	}

	#lost(code: number | null): void {
		this.isCrowded = code === CLOSE.tooMany;
		if (this.status !== 'refused') this.status = 'offline';
		this.offlineSince ??= Date.now();
		this.#grace ??= setTimeout(() => (this.isAway = true), GRACE_MS);
		this.#presence();
	}

	/** Keeps count of what waits for a connection, and says so when all of it has been taken in. */
	#wait(unsaved: number): void {
		if (this.status === 'offline') this.#waiting = Math.max(this.#waiting, unsaved);
		if (unsaved > 0 || this.#waiting === 0) return;
		const count = this.#waiting;
		this.#waiting = 0;
		this.#merged?.(count);
	}

	#presence(): void {
		this.others = this.#wire.others();
		for (const listener of this.#presenceListeners) listener();
	}

	#followWindow(window: Window): () => void {
		const controller = new AbortController();
		const listen = <K extends keyof WindowEventMap>(
			type: K,
			hear: (event: WindowEventMap[K]) => void
		) => window.addEventListener(type, hear, { signal: controller.signal });
		const check = () => {
			if (this.status !== 'refused') this.#wire.check();
		};
		listen('beforeunload', (event) => {
			if (this.unsaved > 0) event.preventDefault();
		});
		// Gone or asleep: no caret of somebody who is not there.
		listen('pagehide', () => this.#wire.setVisible(false));
		listen('pageshow', (event) => {
			this.#wire.setVisible(true);
			if (event.persisted) check();
		});
		listen('online', check);
		listen('offline', check);
		window.document.addEventListener(
			'visibilitychange',
			() => {
				if (window.document.visibilityState === 'visible') check();
			},
			{ signal: controller.signal }
		);
		return () => controller.abort();
	}
}

function byPerson(others: readonly OtherPresence[]): PresentPerson[] {
	const people = new Map(others.map(({ user }) => [user.id, user]));
	return [...people.values()];
}
