import type { Logger } from 'pino';
import type * as Y from 'yjs';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import { CLOSE } from '#document/close-codes.ts';
import type { Id } from '#model/ids.ts';
import type { LoadedRoom, NewUpdate, SharedLog, UpdateLog } from '../store/store.ts';
import type { Compactor } from './compactor.ts';
import { TIMES } from './limits.ts';
import type { FollowCounts } from './follower.ts';
import { Ledger, type Hands } from './ledger.ts';
import type { Neighbours, Post } from './neighbours.ts';
import { Room, RoomClosed } from './room.ts';
import { docOf } from './room-doc.ts';
import { RoomState } from './room-state.ts';
import { seed } from './seed.ts';
import { updatesOf, type FeedPosition, type StoryFeed } from './story-feed.ts';
import type { Tick } from './tick.ts';

/** A room kept open until `release` is called. */
export interface Lease {
	room: Room;
	release: () => void;
}

export interface RoomsOptions {
	log: UpdateLog;
	/** Other servers on the same log. */
	neighbours?: Neighbours;
	logger: Logger;
	compactor: Compactor;
	tick: Tick;
	/** Under whom a document without any words is seeded; null: there is no such story. */
	ownerOf: (storyId: Id) => Id | null;
	/** Whether somebody may write in a story now. */
	mayWrite: (storyId: Id, personId: Id) => boolean;
	changed: (room: string, personId: Id) => void;
	/** How long a room without people stays open, ms. */
	lingerMs?: number;
}

interface Open {
	room: Promise<Room>;
	/** The same, once it is loaded. */
	loaded: Room | null;
	leases: number;
	timer: NodeJS.Timeout | undefined;
}

interface Leaving {
	room: Room;
	left: Promise<void>;
}

const COUNTED = ['told', 'read', 'known', 'gaps'] as const;

/** The open rooms. A room is loaded once however many come at the same time. */
export class Rooms {
	readonly #options: RoomsOptions;
	readonly #open = new Map<string, Open>();
	/** Rooms on their way out, which must be on disk before they are loaded again. */
	readonly #leaving = new Map<string, Leaving>();
	/** Rooms that ended with words which were not written, before the log knows of that. */
	readonly #givenUp = new Set<string>();
	#epoch = 0;
	#lost = 0;
	#closed = false;

	constructor(options: RoomsOptions) {
		this.#options = options;
	}

	get size(): number {
		return this.#open.size;
	}

	/** How many changes of all rooms wait for the disk. */
	get waiting(): number {
		let waiting = 0;
		for (const { loaded } of this.#open.values()) waiting += loaded?.waiting ?? 0;
		return waiting;
	}

	/** Rejects where the room cannot be loaded; nothing is left of it then. */
	async lease(storyId: Id): Promise<Lease> {
		if (this.#closed) throw new Error('the rooms are closed');
		const name = storyRoom(storyId);
		const open = this.#open.get(name) ?? this.#begin(name, storyId);
		open.leases += 1;
		clearTimeout(open.timer);
		const room = await open.room;
		// It ended while we waited; the next one is loaded from the log.
		if (this.#open.get(name) !== open) return this.lease(storyId);
		let held = true;
		const release = () => {
			if (held) this.#release(name, open);
			held = false;
		};
		return { room, release };
	}

	/** See Sync.edit; a room that ends before the edit's turn leaves it to the next one. */
	async edit<T>(
		storyId: Id,
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T> {
		for (;;) {
			const lease = await this.lease(storyId);
			try {
				return await lease.room.edit(personId, change, commit);
			} catch (error) {
				if (!(error instanceof RoomClosed)) throw error;
			} finally {
				lease.release();
			}
		}
	}

	/** A copy of a story's document, open or not. */
	async read(name: string): Promise<Y.Doc> {
		const open = this.#open.get(name);
		if (open) return (await open.room).copy();
		await this.#leaving.get(name)?.left;
		return docOf(await this.#options.log.load(name));
	}

	/** Tells everybody again who is here. */
	renewPresence(): void {
		for (const { loaded } of this.#open.values()) loaded?.renewPresence();
	}

	/**
	 * What brings a copy of a story's document, open or not, from where it is to now. Null: from
	 * nothing. A position the room no longer knows, or of another load, is answered with everything.
	 */
	async feed(name: string, since: FeedPosition | null): Promise<StoryFeed> {
		const open = this.#open.get(name);
		if (open) return (await open.room).feed(since);
		await this.#leaving.get(name)?.left;
		const updates = updatesOf(await this.#options.log.load(name));
		return { room: name, epoch: ++this.#epoch, from: 0, updates, to: 1 };
	}

	/** Whose client id is whose in a room, open or not. */
	async hands(name: string): Promise<Hands> {
		const open = this.#open.get(name);
		if (open) return (await open.room).hands;
		await this.#leaving.get(name)?.left;
		return new Ledger(await this.#options.log.load(name)).hands;
	}

	/** How many rooms have ended with words that were taken in and are not in the log. */
	get lost(): number {
		return this.#lost;
	}

	/** Resolves once all that a room has taken in is in the log; false: some of it never will be. */
	async written(name: string): Promise<boolean> {
		const room = await this.#open.get(name)?.room;
		const isWritten = (await room?.written()) ?? true;
		await this.#leaving.get(name)?.left;
		return isWritten;
	}

	/** See Sync.reload. */
	abandon(reason: unknown): void {
		for (const { loaded } of this.#open.values()) {
			loaded?.giveUp();
			loaded?.abandon(reason);
		}
		// What these have in hand was taken in before, too.
		for (const { room } of this.#leaving.values()) room.giveUp();
	}

	/** What became of what other servers wrote, over the rooms that are open. */
	get followed(): FollowCounts {
		const sum: FollowCounts = { told: 0, read: 0, known: 0, gaps: 0 };
		for (const { loaded } of this.#open.values())
			for (const key of COUNTED) sum[key] += loaded?.followed?.[key] ?? 0;
		return sum;
	}

	/** Ends every connection with the code once all that was written is on disk. */
	async close(patience: number): Promise<void> {
		this.#closed = true;
		const rooms = [...this.#open.entries()];
		await Promise.all(
			rooms.map(async ([name, open]) => {
				clearTimeout(open.timer);
				// A load that failed has told whoever waited for it.
				const room = await open.room.catch(() => null);
				if (room) await this.#end(name, open, room, patience);
			})
		);
		await Promise.all([...this.#leaving.values()].map(({ left }) => left));
	}

	#begin(name: string, storyId: Id): Open {
		const room = this.#load(name, storyId);
		const open: Open = { room, loaded: null, leases: 0, timer: undefined };
		this.#open.set(name, open);
		room.then(
			(loaded) => {
				open.loaded = loaded;
				loaded.begin();
			},
			(err: unknown) => {
				this.#options.logger.error({ room: name, err }, 'room not loaded');
				if (this.#open.get(name) === open) this.#open.delete(name);
			}
		);
		return open;
	}

	async #load(name: string, storyId: Id): Promise<Room> {
		const post = this.#options.neighbours?.open(name) ?? null;
		try {
			return await this.#loadWith(post, name, storyId);
		} catch (error) {
			post?.close();
			throw error;
		}
	}

	async #loadWith(post: Post | null, name: string, storyId: Id): Promise<Room> {
		const { log, logger, compactor, tick, changed, mayWrite } = this.#options;
		await this.#leaving.get(name)?.left;
		if (post && this.#givenUp.has(name)) await this.#giveUp(name, post.log);
		const loaded = await this.#seeded(name, storyId, await log.load(name));
		const state = await RoomState.read(updatesOf(loaded));
		const tail = compactor.watch(name, loaded, (snapshot) => room.rebase(snapshot));
		const room: Room = new Room({
			name,
			epoch: ++this.#epoch,
			loaded,
			state,
			log,
			post,
			mayWrite: (personId) => mayWrite(storyId, personId),
			logger,
			tick,
			changed: (personId) => changed(name, personId),
			committed: tail.grew,
			broken: () => this.#break(name, room)
		});
		return room;
	}

	/** Only here does a document without a log get its first blocks; no client ever seeds. */
	async #seeded(name: string, storyId: Id, loaded: LoadedRoom): Promise<LoadedRoom> {
		if (loaded.snapshot || loaded.tail.length > 0) return loaded;
		const personId = this.#options.ownerOf(storyId);
		if (personId === null) throw new Error(`no story ${storyId}`);
		const { log } = this.#options;
		// Another server may have been first.
		return (await seed(log, name, personId, loaded)) ?? log.load(name);
	}

	#release(name: string, open: Open): void {
		open.leases -= 1;
		if (open.leases > 0 || this.#open.get(name) !== open) return;
		this.#linger(name, open);
	}

	#linger(name: string, open: Open): void {
		clearTimeout(open.timer);
		const wait = this.#options.lingerMs ?? TIMES.linger;
		open.timer = setTimeout(() => void this.#unload(name, open), wait).unref();
	}

	async #unload(name: string, open: Open): Promise<void> {
		const room = await open.room;
		if (open.leases > 0 || this.#open.get(name) !== open) return;
		if (room.isSaved) await this.#end(name, open, room, TIMES.drain);
		else this.#linger(name, open);
	}

	/** The document can no longer be trusted: everybody comes back to one loaded from the log. */
	#break(name: string, room: Room): void {
		const open = this.#open.get(name);
		// It may have ended meanwhile, and another be open in its place.
		if (open?.loaded === room) void this.#end(name, open, room, TIMES.drain);
	}

	async #end(name: string, open: Open, room: Room, patience: number): Promise<void> {
		this.#open.delete(name);
		clearTimeout(open.timer);
		const left = this.#goodbye(room, patience).finally(() => this.#leaving.delete(name));
		this.#leaving.set(name, { room, left });
		await left;
	}

	async #goodbye(room: Room, patience: number): Promise<void> {
		const until = performance.now() + patience;
		await room.claimed(patience);
		room.close();
		const complete = await room.flush(Math.max(0, until - performance.now()));
		for (const member of [...room.members]) member.close(CLOSE.restart);
		room.end();
		this.#options.compactor.forget(room.name);
		if (complete) return this.#settle(room);
		this.#lost += 1;
		const { shared } = this.#options.log;
		if (!this.#options.neighbours || !shared) return;
		this.#givenUp.add(room.name);
		await this.#giveUp(room.name, shared).catch((err: unknown) =>
			// Until it is, nobody else may bring back what was lost here.
			this.#options.logger.error({ room: room.name, err }, 'not noted what was given up')
		);
	}

	async #giveUp(name: string, log: SharedLog): Promise<void> {
		await log.giveUp(name);
		this.#givenUp.delete(name);
	}

	/** All that the room passed on is in the log. */
	async #settle({ name, settled }: Room): Promise<void> {
		if (settled.length === 0) return;
		const { log, neighbours } = this.#options;
		try {
			// Alone, the room answers for what servers before this one have left as well.
			const back = neighbours ? [] : settled;
			await log.settle({ room: name, clientIds: settled, back });
		} catch (err) {
			// They count as ids under which something may lack; that costs nothing.
			this.#options.logger.error({ room: name, err }, 'not noted that nothing lacks');
		}
	}
}

/** The story of a room's name; throws for any other room, which only a bug asks for. */
export function storyOf(room: string): Id {
	const storyId = storyOfRoom(room);
	if (storyId === null) throw new Error(`not a story's room: ${room}`);
	return storyId;
}
