import { SvelteMap } from 'svelte/reactivity';
import type { Command } from '#model/commands.ts';
import type { FeedDown, FeedPosition, Whereabouts } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { Change } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import { CatchUp } from './catch-up.ts';
import { sendCommand, type RunError } from './command-sender.ts';
import { DeskLookups } from './desk-lookups.svelte.ts';
import { DeskSocket, type FeedStatus } from './desk-socket.ts';
import { RecordKeys } from './records-index.ts';

/** A command of one's own that was carried out and can be taken back. */
export interface Done {
	id: Id;
	command: Command;
	/** Epoch ms. */
	at: number;
}

/** What the desk layout loads on the server, so that the first page is whole. */
export interface DeskStart {
	me: Id;
	position: FeedPosition;
	changes: Change[];
}

export interface DeskStateOptions {
	/** WebSocket address of the feed; made from the page's own unless told. */
	url?: string;
	fetch?: typeof globalThis.fetch;
	WebSocket?: typeof globalThis.WebSocket;
}

/** Commands which ⌘Z goes back to. */
const UNDO_DEPTH = 50;

/**
 * The desk as this tab knows it: records, who is where, and commands. Everything read from it in a
 * component is live. One for each tab, made by the desk layout and handed down by provideDesk().
 */
export class DeskState extends DeskLookups {
	/** The id under which this tab is seen by others. */
	readonly tab: Id = newId();
	readonly #here = new SvelteMap<Id, Whereabouts>();
	readonly #options: DeskStateOptions;
	readonly #meId: Id;
	#position: FeedPosition;
	#socket: DeskSocket | null = null;
	#whereabouts: Omit<Whereabouts, 'personId'> | null = null;
	readonly #caughtUp: CatchUp;
	/** While editions are fetched: what the feed has brought since, which is newer. */
	#arrivals: readonly RecordKeys[] = [];
	/** Editions beyond the first snapshot, fetched again after another one. */
	#fetched: readonly Id[] = [];

	/** Whether what is shown is live; see FeedStatus. */
	status = $state<FeedStatus>('connecting');
	/** When the connection was last live, epoch ms; null: never. */
	lastLive = $state<number | null>(null);
	/** Where the feed stood at the last command that was told; 0: none yet. */
	lastCommand = $state(0);
	/** Own commands that ⌘Z takes back, the latest last. */
	done = $state.raw<readonly Done[]>([]);

	constructor({ me, position, changes }: DeskStart, options: DeskStateOptions = {}) {
		super();
		this.#meId = me;
		this.#position = position;
		this.#caughtUp = new CatchUp(position.seq);
		this.#options = options;
		this.take(changes);
	}

	/** Opens the feed; returns how to close it. Call where the layout is mounted. */
	connect(): () => void {
		const socket = new DeskSocket({
			url: this.#options.url ?? `${location.origin.replace(/^http/, 'ws')}/desk`,
			me: this.#meId,
			position: () => this.#position,
			hear: (message) => this.#hear(message),
			status: (status) => this.#setStatus(status),
			greet: () => this.#whereabouts && { type: 'here', at: this.#whereabouts },
			WebSocket: this.#options.WebSocket
		});
		this.#socket = socket;
		return () => {
			socket.close();
			if (this.#socket === socket) this.#socket = null;
		};
	}

	/** The page is looked at again, or the network is back. */
	wake(): void {
		this.#socket?.wake();
	}

	get me(): Person {
		const me = this.get('person', this.#meId);
		if (!me) throw new Error('the desk does not know who is signed in');
		return me;
	}

	/** Everybody's open tabs but this one. */
	get here(): readonly Whereabouts[] {
		return [...this.#here.values()];
	}

	/** Others who have a story open. */
	hereOn = (storyId: Id): readonly Whereabouts[] =>
		this.here.filter((at) => at.storyId === storyId);

	/** Says where this tab is, now and after every reconnection. */
	goTo(at: Omit<Whereabouts, 'personId' | 'tab'>): void {
		this.#whereabouts = { ...at, tab: this.tab };
		this.#socket?.send({ type: 'here', at: this.#whereabouts });
	}

	/**
	 * Sends a command. Once it is answered the records show it, if the feed is live. With `undoable`
	 * (unless told otherwise) ⌘Z and the toast can take it back.
	 */
	async run(
		command: Command,
		{ undoable = true }: { undoable?: boolean } = {}
	): Promise<Result<Done, RunError>> {
		const done: Done = { id: newId(), command, at: Date.now() };
		const answer = await sendCommand(done.id, command, this.#meId, this.#options.fetch ?? fetch);
		if (!answer.ok) return answer;
		await this.#caughtUp.reached(answer.value.seq);
		if (undoable) this.done = [...this.done, done].slice(-UNDO_DEPTH);
		return ok(done);
	}

	/** Takes back one of one's own commands: the latest unless told. Null: there is none. */
	async undo(id?: Id): Promise<Result<Done, RunError> | null> {
		const target = id ? this.done.find((one) => one.id === id) : this.done.at(-1);
		if (!target) return null;
		// Gone from the list at once, so that a second ⌘Z takes the one before.
		this.done = this.done.filter((one) => one !== target);
		const undone = await this.run({ type: 'undo', commandId: target.id }, { undoable: false });
		if (!undone.ok && undone.error.reason === 'unreachable') {
			this.done = [...this.done, target].sort((a, b) => a.at - b.at);
		}
		return undone.ok ? ok(target) : undone;
	}

	/** Fetches an edition which the first snapshot left out. */
	async loadEdition(id: Id): Promise<Result<void, { reason: 'unreachable' | 'not-found' }>> {
		if (this.pages(id).length > 0) return ok(undefined);
		const arrived = new RecordKeys();
		this.#arrivals = [...this.#arrivals, arrived];
		try {
			const response = await (this.#options.fetch ?? fetch)(`/api/editions/${id}`);
			if (!response.ok) return err({ reason: 'not-found' });
			const changes = (await response.json()) as Change[];
			this.take(changes.filter((change) => !arrived.has(change.kind, change.id)));
			this.#fetched = [...this.#fetched.filter((one) => one !== id), id];
			return ok(undefined);
		} catch {
			// Only the network fails here; the page says so and offers to try again.
			return err({ reason: 'unreachable' });
		} finally {
			this.#arrivals = this.#arrivals.filter((one) => one !== arrived);
		}
	}

	#hear(message: FeedDown): void {
		switch (message.type) {
			case 'snapshot':
				this.replace(message.changes);
				this.#standAt(message.position, message.here);
				for (const id of this.#fetched) void this.loadEdition(id);
				break;
			case 'resumed':
				this.#standAt(message.position, message.here);
				break;
			case 'event':
				this.take(message.event.changes);
				this.#arrivals.forEach((arrived) => arrived.add(message.event.changes));
				this.#position = { ...this.#position, seq: message.event.seq };
				if (message.event.command) this.lastCommand = message.event.seq;
				this.#caughtUp.at(this.#position.seq);
				break;
			case 'here':
				if (message.at.tab !== this.tab) this.#here.set(message.at.tab, message.at);
				break;
			case 'left':
				this.#here.delete(message.tab);
				break;
			case 'pong':
				break;
		}
	}

	#standAt(position: FeedPosition, here: readonly Whereabouts[]): void {
		this.#position = position;
		this.#here.clear();
		for (const at of here) if (at.tab !== this.tab) this.#here.set(at.tab, at);
		this.#caughtUp.at(this.#position.seq);
	}

	#setStatus(status: FeedStatus): void {
		if (this.status === 'live' || status === 'live') this.lastLive = Date.now();
		this.status = status;
		if (status !== 'live') this.#here.clear();
	}
}
