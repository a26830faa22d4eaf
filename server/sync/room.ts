import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { PresenceEntry, PresenceLine, PresentPerson } from '#document/presence.ts';
import type { CloseCode } from '#document/close-codes.ts';
import type { WordFrame } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { LoadedRoom, NewUpdate, UpdateLog } from '../store/store.ts';
import { admit, type Admitted, type UpdateFault } from './admit.ts';
import { Broadcast, type Batch } from './broadcast.ts';
import { changeOn, docOf } from './room-doc.ts';
import { Ledger, type Hands } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { outlineOf, ownOutlineOf, type Outline } from './outline.ts';
import type { FollowCounts } from './follower.ts';
import type { Post } from './neighbours.ts';
import { PresenceTable } from './presence-table.ts';
import { RoomLink } from './room-link.ts';
import { RoomLog, type Append } from './room-log.ts';
import type { RoomState } from './room-state.ts';
import type { Tick } from './tick.ts';
import { RoomFeed, type FeedPosition, type StoryFeed } from './story-feed.ts';

/** A connection as its room sees it. */
export interface Member {
	readonly personId: Id;
	receive(batch: Batch): void;
	close(code: CloseCode): void;
}

/**
 * `full`: the disk does not keep up; `tooLong`: the story is as long as one may be; `held`: another server
 * still has the words of others in hand that it brings.
 */
export type ApplyFault = UpdateFault | 'full' | 'tooLong' | 'closed' | 'held';

export interface RoomOptions {
	name: string;
	/** See FeedPosition. */
	epoch: number;
	loaded: LoadedRoom;
	/** What it was loaded with makes this. */
	state: RoomState;
	log: Pick<UpdateLog, 'append' | 'claim' | 'settle' | 'isRefusal'>;
	/** The way to other servers that have the room open; null: there are none. */
	post: Post | null;
	/** Whether somebody may write in it, by what this server knows. */
	mayWrite: (personId: Id) => boolean;
	logger: Logger;
	tick: Tick;
	/** After each change of the words, with who made it. */
	changed: (personId: Id) => void;
	/** After each commit, with the size of what was written. */
	committed: (bytes: number) => void;
	/** What it knows can no longer be trusted: it must be loaded anew. */
	broken: () => void;
}

/** It was closed before the edit had its turn: nothing has happened. */
export class RoomClosed extends Error {}

/**
 * A story open on the server. An update is checked, passed on as it came, and on its way to the disk
 * within one tick; it is acknowledged when it is there. There is no document of Yjs: what a room
 * knows of the words is in its RoomState.
 */
export class Room {
	readonly name: string;
	readonly presence: PresenceTable<Member>;
	readonly #options: RoomOptions;
	readonly #state: RoomState;
	readonly #log: RoomLog;
	readonly #feed: RoomFeed;
	readonly #ledger: Ledger;
	readonly #link: RoomLink | null;
	readonly #append: UpdateLog['append'];
	readonly #members = new Set<Member>();
	readonly #broadcast: Broadcast<Member>;
	#editing: Promise<unknown> = Promise.resolve();
	/** First words of windows wait for these. */
	readonly #claiming = new Set<Promise<unknown>>();
	#closed = false;

	constructor(options: RoomOptions) {
		const { name, epoch, log, logger, loaded, state, tick, post } = options;
		this.name = name;
		this.#options = options;
		this.#state = state;
		this.#feed = new RoomFeed(epoch, () => this.missing());
		const seq = loaded.tail.at(-1)?.seq ?? loaded.snapshotSeq;
		this.#ledger = new Ledger(loaded, post !== null);
		this.presence = new PresenceTable(this.#ledger);
		this.#broadcast = new Broadcast(this.#members, tick, (error) => this.abandon(error));
		this.#link = post && this.#linkTo(post, seq);
		this.#append = this.#link?.append ?? ((updates) => log.append(updates));
		const way = { append: this.#append, isRefusal: log.isRefusal };
		this.#log = new RoomLog(name, way, logger, seq, (error) => this.abandon(error));
	}

	#linkTo(post: Post, seq: number): RoomLink {
		const { name, log, logger, state, mayWrite } = this.#options;
		return new RoomLink({
			...{ name, seq, post, state, logger, ledger: this.#ledger, presence: this.presence },
			mayWrite,
			settle: (settled) => log.settle(settled),
			take: (update, outline, personId) => {
				state.take(update, outline);
				this.#pass(update, personId, null);
				this.#options.committed(update.length);
			},
			keep: (update) => this.#log.append(update, () => undefined),
			show: (line) => this.#broadcast.presence(line, null),
			failed: (error) => this.abandon(error)
		});
	}

	get members(): ReadonlySet<Member> {
		return this.#members;
	}

	/** Whose client id is whose, those included that have only shown themselves. */
	get hands(): Hands {
		return this.#ledger.hands;
	}

	/** How many changes wait for the disk. */
	get waiting(): number {
		return this.#log.waiting;
	}

	/** Nothing waits for the disk. */
	get isSaved(): boolean {
		return this.#log.idle;
	}

	/** From now on it follows what other servers write in it. */
	begin(): void {
		this.#link?.begin();
	}

	join(member: Member): void {
		this.#members.add(member);
	}

	leave(member: Member): void {
		if (!this.#members.delete(member)) return;
		const left = this.presence.leave(member);
		if (left) this.#show(left, member);
	}

	/** The clock up to which each client's characters are here. */
	clocks(): Map<number, number> {
		return this.#state.clocks();
	}

	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.clocks());
	}

	/** What somebody lacks who has these characters, and every deletion. */
	missing(known?: ReadonlyMap<number, number>): Uint8Array {
		return this.#state.missing(known);
	}

	/**
	 * `saved` is called with the log's seq once the update, and all before it, is on disk. A promise
	 * where the log must first know, or tell, whose words they are; once it resolves to null they are to
	 * be brought again.
	 */
	apply(
		frame: WordFrame,
		from: Member,
		saved: (seq: number) => void
	): Result<void, ApplyFault> | Promise<ApplyFault | null> {
		if (this.#closed) return err('closed');
		if (this.#log.full) return err('full');
		const outline = outlineOf(frame.update);
		if (outline === null) return err('malformed');
		const admitted = this.#admit(frame, outline, from.personId);
		if (!admitted.ok) {
			const mayBeBack = admitted.error === 'foreign' && frame.type === 'step2';
			return mayBeBack && this.#link ? this.#inquire(frame, from, this.#link) : admitted;
		}
		const unnoted = this.#ledger.unnoted(admitted.value.clients, from.personId);
		if (unnoted.length > 0) return this.#claim(unnoted, from.personId, frame);
		this.#link?.standOn(outline, frame.type === 'step2' ? from.personId : null);
		if (admitted.value.isNews) this.#take(admitted.value, from, saved);
		else this.#log.mark(saved);
		const windowId = this.presence.clientOf(from);
		if (frame.type === 'step2' && windowId !== null) {
			this.#ledger.cameBack(windowId);
			this.#link?.cameBack(windowId, from);
		}
		return ok(undefined);
	}

	/**
	 * An edit of the server's: `change` runs on a copy, and what it did is logged under the person and
	 * passed on. With `commit` the caller writes the update itself, with what belongs to it, and
	 * nobody sees it before that; `change` that changes nothing commits nothing.
	 */
	edit<T>(
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T> {
		const turn = this.#editing.then(() => this.#edit(personId, change, commit));
		this.#editing = turn.catch(() => undefined);
		return turn;
	}

	/** A document with the words as they are now. */
	copy(): Y.Doc {
		return docOf({ snapshot: this.missing(), tail: [] });
	}

	/** Keeps what the log was merged to in the place of what it was merged from. */
	rebase(snapshot: Uint8Array): void {
		if (!this.#closed) this.#state.rebase(snapshot);
	}

	/** See Rooms.feed. */
	feed(since: FeedPosition | null): StoryFeed {
		return { room: this.name, ...this.#feed.after(since) };
	}

	hear(from: Member, person: PresentPerson, entries: readonly PresenceEntry[]): void {
		const told = this.presence.hear(from, person, entries);
		if (told) this.#show(told, from);
	}

	restamp(member: Member, person: PresentPerson): void {
		const told = this.presence.restamp(member, person);
		if (told) this.#show(told, member);
	}

	/** Tells everybody again who is here; they forget those they hear nothing of. */
	renewPresence(): void {
		for (const [member, entry] of this.presence.renewed()) this.#show(entry, member);
		const here = new Set([...this.#members].map((member) => this.presence.clientOf(member)));
		void this.#link?.settleBack((windowId) => here.has(windowId));
	}

	/** What became of it that other servers write in the room, too; null: none does. */
	get followed(): FollowCounts | null {
		return this.#link?.counts ?? null;
	}

	/** A frame that changes nothing has failed: the room is as it was. */
	report(err: unknown): void {
		this.#options.logger.error({ room: this.name, err }, 'a frame failed');
	}

	/** Nobody knows what state it is in: everybody comes back to it, loaded from the log. */
	abandon(err: unknown): void {
		this.#options.logger.error({ room: this.name, err }, 'room abandoned');
		if (this.#closed) return;
		this.#closed = true;
		this.#options.broken();
	}

	/** What waits for the disk is not written any more. */
	giveUp(): void {
		this.#log.giveUp();
	}

	/** What is waiting for the disk is given up after `patience` ms; whether nothing was. */
	async flush(patience: number): Promise<boolean> {
		const timer = setTimeout(() => this.#log.giveUp(), patience);
		await this.#log.flushed();
		clearTimeout(timer);
		this.#broadcast.flush();
		return !this.#log.gaveUp;
	}

	/** Under which client ids all is in the log that was ever passed on, once it is closed and flushed. */
	get settled(): number[] {
		return this.#ledger.settled;
	}

	/** Resolves once all that is in it is in the log; false: some of it never will be. */
	written(): Promise<boolean> {
		// What others have passed on may be read here, and perhaps is not written.
		this.#link?.adopt();
		return this.#log.written();
	}

	/** Resolves when no first words wait any more, or after `patience` ms. */
	async claimed(patience: number): Promise<void> {
		let isOver = false;
		let timer: NodeJS.Timeout | undefined;
		const over = new Promise<void>((resolve) => {
			timer = setTimeout(() => resolve(void (isOver = true)), patience);
		});
		while (this.#claiming.size > 0 && !this.#closed && !isOver) {
			await Promise.race([Promise.allSettled(this.#claiming), over]);
			// What stood behind them has its turn first, and may have to wait again.
			await new Promise((resolve) => setImmediate(resolve));
		}
		clearTimeout(timer);
	}

	close(): void {
		this.#closed = true;
	}

	/** It is heard of no more. */
	end(): void {
		this.#link?.close();
	}

	/** Asks the log about words under ids that are not their bringer's. */
	async #inquire({ update }: WordFrame, from: Member, link: RoomLink): Promise<ApplyFault | null> {
		const structs = outlineOf(update)?.structs ?? [];
		const verdict = await link.judge(() => {
			const foreign = structs.filter(
				({ client, clock, length }) =>
					clock + length > this.#state.clock(client) &&
					!this.#ledger.mayReturn(client, from.personId)
			);
			return [...new Set(foreign.map(({ client }) => client))];
		});
		return verdict === 'lawful' ? null : verdict;
	}

	#show(line: PresenceLine, member: Member): void {
		this.#broadcast.presence(line, member);
		this.#link?.tell(line);
	}

	#admit(
		{ type, update }: WordFrame,
		outline: Outline,
		personId: Id
	): Result<Admitted, ApplyFault> {
		const admitted = admit(update, outline, this.#state, (client) =>
			type === 'step2'
				? this.#ledger.mayReturn(client, personId)
				: this.#ledger.isOpenTo(client, personId)
		);
		if (!admitted.ok) return admitted;
		const added = admitted.value.outline.structs.reduce((sum, { length }) => sum + length, 0);
		if (added > 0 && this.#state.length + added > LIMITS.story) return err('tooLong');
		return admitted;
	}

	/**
	 * Has the log know whose ids these are before anybody else sees words under them: whatever a
	 * server loses, nobody is left with words of somebody it does not know.
	 */
	async #claim(
		clientIds: readonly number[],
		personId: Id,
		{ type }: WordFrame
	): Promise<ApplyFault | null> {
		const claim = this.#note(clientIds, personId).finally(() => this.#claiming.delete(claim));
		this.#claiming.add(claim);
		const areTheirs = await claim;
		// Whoever was first may have written the same characters meanwhile: then nothing would be new of these.
		return areTheirs || type === 'step2' ? null : 'foreign';
	}

	/** Whether nobody else was first. */
	async #note(clientIds: readonly number[], personId: Id): Promise<boolean> {
		let areTheirs = true;
		for (const id of clientIds) this.#ledger.claim(id, personId);
		const claim = { room: this.name, clientIds, personId };
		const noted = await this.#log.note(async () => {
			const owners = await this.#options.log.claim(claim);
			areTheirs = owners.every((owner) => owner === personId);
			// Somebody may have been first on another server.
			this.#link?.learn(
				owners.map((owner, at) => ({ clientId: clientIds[at] ?? 0, personId: owner }))
			);
		});
		if (noted) this.#ledger.note(clientIds);
		return areTheirs;
	}

	#take({ update, outline, clients }: Admitted, from: Member, saved: (seq: number) => void): void {
		const { personId } = from;
		const [clientId = null, ...alsoUnder] = this.#ledger.own(clients, personId);
		const returned = this.#ledger.takeBack(outline.structs, personId);
		if (returned.length > 0)
			this.#options.logger.warn({ room: this.name, personId, returned }, 'lost words came back');
		this.#state.take(update, outline);
		// First: nobody is to have words that are on no way to the log.
		const entry = { personId, clientId, alsoUnder, returned, at: Date.now(), bytes: update };
		this.#keep({ ...entry, ahead: this.#link?.ahead(entry) }, saved);
		this.#pass(update, personId, from);
	}

	async #edit<T>(
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T> {
		if (this.#closed) throw new RoomClosed(`room ${this.name} is closed`);
		const { value, update: bytes } = changeOn(this.copy(), change);
		if (bytes === null) return value;
		const outline = ownOutlineOf(bytes);
		if (outline === null) throw new Error('an edit of ours cannot be read');
		const clientId = outline.structs[0]?.client ?? null;
		const entry = { room: this.name, personId, clientId, at: Date.now(), bytes };
		// The copy was made with all there is.
		this.#link?.adopt();
		await this.#log.commit(() => this.#write(entry, commit));
		if (clientId !== null) this.#ledger.claim(clientId, personId);
		// Read from the log meanwhile, as what others wrote.
		if (this.#link && this.#state.newsOf(bytes) === null) return value;
		// A room on its way out sends everybody back, and they get it from the log.
		if (!this.#closed) this.#state.take(bytes, outline);
		this.#pass(bytes, personId, null);
		this.#options.committed(bytes.length);
		return value;
	}

	async #write(entry: NewUpdate, commit?: (update: NewUpdate) => Promise<number>): Promise<number> {
		if (!commit) return (await this.#append([entry]))[0] ?? 0;
		const seq = await commit(entry);
		this.#link?.written(seq);
		return seq;
	}

	#keep(update: Append, saved: (seq: number) => void): void {
		this.#log.append(update, (seq) => {
			this.#options.committed(update.bytes.length);
			saved(seq);
		});
	}

	#pass(update: Uint8Array, personId: Id, from: Member | null): void {
		this.#feed.pass(update);
		this.#broadcast.words(update, from);
		this.#options.changed(personId);
	}
}
