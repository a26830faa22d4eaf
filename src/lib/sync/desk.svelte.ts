import { SvelteMap } from 'svelte/reactivity';
import type { Command } from '#model/commands.ts';
import type { FeedDown, FeedEvent, FeedPosition, Whereabouts } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { Change } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import { isSeen, withMark, type SeenMarks } from '#model/seen.ts';
import { CatchUp } from './catch-up.ts';
import { sendCommand, type RunError } from './command-sender.ts';
import { DeskLookups } from './desk-lookups.svelte.ts';
import { DeskSocket, type FeedStatus } from './desk-socket.ts';
import { OwnCommands, type Done } from './own-commands.ts';
import { RecordKeys } from './records-index.ts';
import { SeenTeller } from './seen-teller.ts';

export type { Done } from './own-commands.ts';

/** A step of one's own in a plan that somebody else has taken back. */
export interface TakenBack {
	by: Id;
	/** When the step was done, epoch ms. */
	at: number;
	editionId: Id | null;
}

/** What the desk layout loads on the server, so that the first page is whole. */
export interface DeskStart {
	me: Id;
	position: FeedPosition;
	changes: Change[];
	/** What they have read; not given: nothing. */
	seen?: SeenMarks;
}

export interface DeskStateOptions {
	/** WebSocket address of the feed; made from the page's own unless told. */
	url?: string;
	fetch?: typeof globalThis.fetch;
	WebSocket?: typeof globalThis.WebSocket;
}

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
	readonly #seenTeller: SeenTeller;
	/** What ⌘Z takes back. */
	readonly #own = new OwnCommands();
	/** Ends when all that is being taken back has been. */
	#undoing: Promise<unknown> = Promise.resolve();
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
	/** The latest of one's own steps that somebody else has taken back since this tab was opened. */
	takenBack = $state.raw<TakenBack | null>(null);

	/** What this person has read, here or in any other browser. */
	seen = $state.raw<SeenMarks>({});

	constructor({ me, position, changes, seen = {} }: DeskStart, options: DeskStateOptions = {}) {
		super();
		this.#meId = me;
		this.#position = position;
		this.#caughtUp = new CatchUp(position.seq);
		this.#options = options;
		this.#seenTeller = new SeenTeller(options.fetch ?? ((...request) => fetch(...request)));
		this.seen = seen;
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
			this.#seenTeller.close();
			if (this.#socket === socket) this.#socket = null;
		};
	}

	/** The page is looked at again, or the network is back. */
	wake(): void {
		this.#socket?.wake();
	}

	/** What has been heard of the feed. */
	get position(): FeedPosition {
		return this.#position;
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
		const asked = sendCommand(done.id, command, this.#meId, this.#options.fetch ?? fetch);
		if (undoable)
			this.#own.sent(
				done,
				asked.then((answer) => answer.ok)
			);
		const answer = await asked;
		if (!answer.ok) return answer;
		await this.#caughtUp.reached(answer.value.seq);
		return ok(done);
	}

	/** They have seen what happened to a story, or to ALL, up to a moment: shown at once, and told. */
	async see(subject: Id, until: number): Promise<void> {
		if (isSeen(this.seen, subject, until)) return;
		this.seen = withMark(this.seen, subject, until);
		await this.#seenTeller.tell(subject, until);
	}

	/**
	 * Takes back one of one's own commands: the latest unless told. One that is still on its way is
	 * waited for. Null: there is none, or it was not carried out, which whoever sent it is told.
	 */
	async undo(id?: Id): Promise<Result<Done, RunError> | null> {
		const own = this.#own.take(id);
		if (!own) return null;
		// One after the other, as they were asked for: what is later may stand on what is earlier.
		const undone = this.#undoing.then(async () => {
			if (!(await own.carriedOut)) return null;
			const answer = await this.run({ type: 'undo', commandId: own.done.id }, { undoable: false });
			if (!answer.ok && answer.error.reason === 'unreachable') this.#own.putBack(own);
			return answer.ok ? ok(own.done) : answer;
		});
		this.#undoing = Promise.allSettled([undone]);
		return undone;
	}

	/** Fetches an edition which the first snapshot left out. */
	async loadEdition(id: Id): Promise<Result<void, { reason: 'unreachable' | 'not-found' }>> {
		if (this.pages(id).length > 0) return ok(undefined);
		const arrived = new RecordKeys();
		this.#arrivals = [...this.#arrivals, arrived];
		const answer = await this.#fetchEdition(id, arrived);
		this.#arrivals = this.#arrivals.filter((one) => one !== arrived);
		if (answer.ok) this.#fetched = [...this.#fetched.filter((one) => one !== id), id];
		return answer;
	}

	/** Takes what is not in `arrived`, and adds it there. */
	async #fetchEdition(
		id: Id,
		arrived: RecordKeys
	): Promise<Result<void, { reason: 'unreachable' | 'not-found' }>> {
		try {
			const response = await (this.#options.fetch ?? fetch)(`/api/editions/${id}`);
			if (!response.ok) return err({ reason: 'not-found' });
			const changes = ((await response.json()) as Change[]).filter(
				({ kind, id }) => !arrived.has(kind, id)
			);
			arrived.add(changes);
			this.take(changes);
			return ok(undefined);
		} catch {
			// Only the network fails here; the page says so and offers to try again.
			return err({ reason: 'unreachable' });
		}
	}

	/**
	 * Takes a whole snapshot. What was fetched besides it stays until it has been fetched anew: an
	 * open story of an old edition would otherwise go from the screen, with words not yet sent.
	 */
	async #renew(changes: readonly Change[]): Promise<void> {
		if (this.#fetched.length === 0) return this.replace(changes);
		this.take(changes);
		this.#arrivals.forEach((arrived) => arrived.add(changes));
		const kept = new RecordKeys().add(changes);
		this.#arrivals = [...this.#arrivals, kept];
		const answers = await Promise.all(this.#fetched.map((id) => this.#fetchEdition(id, kept)));
		this.#arrivals = this.#arrivals.filter((one) => one !== kept);
		// Gone again: the next connection brings another snapshot.
		if (!answers.some((one) => !one.ok && one.error.reason === 'unreachable')) this.keep(kept);
	}

	#hear(message: FeedDown): void {
		switch (message.type) {
			case 'snapshot':
				void this.#renew(message.changes);
				this.#standAt(message.position, message.here);
				break;
			case 'resumed':
				this.#standAt(message.position, message.here);
				break;
			case 'event':
				this.#hearUndone(message.event);
				this.take(message.event.changes);
				this.#arrivals.forEach((arrived) => arrived.add(message.event.changes));
				this.#position = { ...this.#position, seq: message.event.seq };
				if (message.event.command) this.lastCommand = message.event.seq;
				this.#caughtUp.at(this.#position.seq);
				break;
			case 'seen':
				this.seen = Object.entries(message.marks).reduce(
					(marks, mark) => withMark(marks, ...mark),
					this.seen
				);
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

	/** Before the changes are taken: what is gone after them still says whose day it was. */
	#hearUndone({ command, personId, changes }: FeedEvent): void {
		const undone = command?.undoes;
		if (undone?.personId !== this.#meId || personId === null) return;
		this.#own.take(undone.commandId);
		const days = changes.map(({ kind, id, value }) => value ?? this.get(kind, id));
		const editionId = days.flatMap((one) => (one && 'editionId' in one ? one.editionId : null));
		const [day = null] = editionId.filter((id) => id !== null);
		this.takenBack = { by: personId, at: undone.at, editionId: day };
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
