import type { Logger } from 'pino';
import type { PresenceLine } from '#document/presence.ts';
import type { Id } from '#model/ids.ts';
import type {
	FoundUpdate,
	NewUpdate,
	RoomClient,
	RoomPosition,
	SharedClient,
	UpdateLog
} from '../store/store.ts';
import { admit } from './admit.ts';
import { Follower, type FollowCounts } from './follower.ts';
import type { Ledger } from './ledger.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { Post } from './neighbours.ts';
import { Outbox } from './outbox.ts';
import { ownOutlineOf, type Outline } from './outline.ts';
import type { PresenceTable } from './presence-table.ts';
import type { RoomMessage, ToldUpdate } from './room-message.ts';
import type { Append } from './room-log.ts';
import type { RoomState } from './room-state.ts';
import { Unlogged, type AheadPlace, type AheadUpdate } from './unlogged.ts';

export interface RoomLinkOptions {
	name: string;
	/** What the room was loaded with reaches up to this seq. */
	seq: number;
	post: Post;
	state: RoomState;
	ledger: Ledger;
	presence: PresenceTable<object>;
	settle: UpdateLog['settle'];
	logger: Logger;
	/** Whether somebody may write here, by what this node knows. */
	mayWrite: (personId: Id) => boolean;
	/** Takes words of others in and passes them on. */
	take: (update: Uint8Array, outline: Outline, personId: Id) => void;
	/** Puts words that are in the room on their way to the log. */
	keep: (update: Append) => void;
	/** Shows a line to those here. */
	show: (line: PresenceLine) => void;
	/** What the room knows can no longer be trusted. */
	failed: (error: unknown) => void;
}

/** What somebody has brought under ids that are not theirs. */
export type Verdict = 'lawful' | 'foreign' | 'held';

/** What ties an open room to the same room on other nodes. */
export class RoomLink {
	readonly #options: RoomLinkOptions;
	readonly #follower: Follower;
	readonly #outbox: Outbox;
	readonly #unlogged = new Unlogged();
	#reviewing = false;
	/** Windows that have brought all they have, and when, ms. */
	readonly #back = new Map<number, number>();
	/** The connections that brought it, as long as they are. */
	readonly #whole = new WeakSet<object>();

	constructor(options: RoomLinkOptions) {
		const { name, seq, post, failed } = options;
		this.#options = options;
		this.#outbox = new Outbox(post, failed);
		this.#follower = new Follower({
			...{ room: name, seq, failed, log: post.log, isUp: post.isUp },
			tell: (message) => this.#outbox.say(message),
			fold: (update) => this.#fold(update),
			introduce: (updates) => this.#introduce(updates)
		});
	}

	/** Hears what others have told since before the room was loaded, and from then on. */
	begin(): void {
		this.#options.post.open(this);
	}

	get position(): RoomPosition {
		return this.#follower.position;
	}

	get counts(): FollowCounts {
		return this.#follower.counts;
	}

	/**
	 * Tells the other nodes what is about to be put on its way to the log; the number under which, undefined:
	 * they are told once it is there, or nobody has the room open.
	 */
	ahead({ personId, clientId, alsoUnder, returned = [], at, bytes }: Append): number | undefined {
		const { post } = this.#options;
		if (returned.length > 0 || bytes.length > LIMITS.ahead) return undefined;
		// The log would refuse it, and the others would write it in the place of this server.
		if (!post.isUp() || !post.isHeard() || !post.log.isFresh()) return undefined;
		return this.#outbox.ahead({ personId, clientId, alsoUnder, at, bytes });
	}

	/**
	 * Something is about to be put on its way to the log, after all that it stands on. `windowOf`: it is all
	 * that a window of theirs has and this room has not, so that once it is acknowledged all of theirs is.
	 */
	standOn(outline: Outline, windowOf: Id | null): void {
		const isTheirs = windowOf !== null && this.#unlogged.isBy(windowOf);
		if (isTheirs || this.#unlogged.isUnder(outline)) this.adopt();
	}

	/** Puts all that others have passed on and perhaps not written on its way to the log. */
	adopt(): void {
		for (const update of this.#unlogged.adopt()) this.#options.keep(update);
	}

	/** Has those written here of which whoever has passed them on is gone, or does not write them. */
	async review(): Promise<void> {
		const { name, post, logger } = this.#options;
		const late = this.#unlogged.late();
		if (late.length === 0 || this.#reviewing) return;
		this.#reviewing = true;
		try {
			// In this order: what was written by then is read after it.
			const present = await post.log.present(late.map(({ epoch }) => epoch));
			await this.catchUp();
			const isDue = this.#unlogged
				.late()
				.some(
					({ epoch, ms }) => ms > TIMES.lease || (isIn(late, epoch) && !present.includes(epoch))
				);
			if (isDue) this.adopt();
		} catch (err) {
			logger.warn({ room: name, err }, 'not known what becomes of what others have passed on');
		} finally {
			this.#reviewing = false;
		}
	}

	/** Appends what is in the room already. */
	readonly append = (updates: readonly NewUpdate[]): Promise<number[]> =>
		this.#follower.append(updates);

	/** Something of this room was written beside it. */
	written(seq: number): void {
		this.#follower.written(seq);
	}

	found(updates: readonly FoundUpdate[]): Promise<void> {
		return this.#follower.found(updates);
	}

	catchUp(): Promise<void> {
		return this.#follower.catchUp();
	}

	hear(message: RoomMessage, node: string): void {
		switch (message.type) {
			case 'words':
			case 'written':
				return this.#follower.hear(message);
			case 'presence':
				for (const told of message.lines) {
					const line = this.#options.presence.elsewhere(node, told);
					if (line) this.#options.show(line);
				}
				return;
			case 'back':
				return message.clientIds.forEach((id) => this.#options.ledger.cameBack(id));
			case 'ask':
				this.#tellAll();
				// What was written while they came they were not told.
				return this.#outbox.say({ type: 'written', seq: this.position.seq });
			case 'ahead':
				return message.updates.forEach((update, index) =>
					this.#take({ node, epoch: message.epoch, number: message.first + index }, update)
				);
			case 'logged':
				return this.#follower.logged(
					message,
					this.#unlogged.areLogged(node, message.first, message.count)
				);
		}
	}

	/** Another node is gone, and who is connected to it. */
	forget(node: string): void {
		for (const line of this.#options.presence.forget(node)) this.#options.show(line);
	}

	/** Tells who is here, and asks the same. */
	greet(): void {
		this.#tellAll();
		this.#outbox.say({ type: 'ask' });
	}

	/** Tells the other nodes, with what else there is to be told in a moment. */
	tell(line: PresenceLine): void {
		this.#outbox.show(line, this.#options.presence.since(line.clientId));
	}

	/** What the log says of whose client ids these are. */
	learn(clients: readonly Pick<RoomClient, 'clientId' | 'personId'>[]): void {
		const { ledger, presence, show } = this.#options;
		for (const line of presence.evict(ledger.learn(clients))) show(line);
	}

	/**
	 * Whether words may be brought back, of which `foreign` says at any moment which client ids they are
	 * under that are not their bringer's and are not in the room: others may have written them meanwhile, or
	 * have lost them.
	 */
	async judge(foreign: () => number[]): Promise<Verdict> {
		const { name, post, ledger, logger } = this.#options;
		try {
			// In this order: what is settled by then is read after it.
			const known = await post.log.clients(name, foreign());
			await this.catchUp();
			this.learn(known);
			const lost = known.filter((client) => client.mayLack && !this.#isBack(client));
			ledger.lacks(lost.map(({ clientId }) => clientId));
			const left = new Set(foreign());
			if (left.size === 0) return 'lawful';
			// What their own windows bring will be in the log, if it is theirs.
			const held = known.filter(
				({ clientId, isHeld, mayLack }) => (isHeld || mayLack) && left.has(clientId)
			);
			return held.length === left.size ? 'held' : 'foreign';
		} catch (err) {
			logger.error({ room: name, err }, 'not known whose words they are');
			return 'held';
		}
	}

	/** A window has brought all it has, on this connection. */
	cameBack(windowId: number, connection: object): void {
		this.#back.set(windowId, performance.now());
		this.#whole.add(connection);
	}

	/**
	 * Servers that are gone may have left something of windows that came here: the windows themselves have
	 * brought it, so nobody else may any more. Only once such a server counts as gone.
	 */
	async settleBack(isHere: (windowId: number) => boolean): Promise<void> {
		const { name, ledger, settle, logger } = this.#options;
		const due = [...this.#back].filter(([, at]) => performance.now() - at > TIMES.lease);
		for (const [id] of due) this.#back.delete(id);
		const back = due.map(([id]) => id).filter(isHere);
		if (back.length === 0) return;
		for (const id of back) ledger.cameBack(id);
		try {
			await settle({ room: name, clientIds: [], back });
			// After that: who asks the log in between is not to hear that they lack again.
			this.#outbox.say({ type: 'back', clientIds: back });
		} catch (err) {
			logger.error({ room: name, err }, 'not noted that windows are back');
		}
	}

	close(): void {
		this.#outbox.flush();
		this.#follower.close();
		this.#options.post.close();
	}

	#fold({ personId, clientId, alsoUnder = [], bytes }: ToldUpdate): boolean {
		const { state, ledger, take } = this.#options;
		const clients = clientId === null ? [] : [clientId, ...alsoUnder];
		this.learn(clients.map((id) => ({ clientId: id, personId })));
		this.#unlogged.isLogged(bytes);
		const news = state.newsOf(bytes);
		if (news === null) return false;
		ledger.takeBack(news.outline.structs, personId);
		take(news.update, news.outline, personId);
		return true;
	}

	/** Takes what another node has passed on, if it goes on here; otherwise it comes when it is in the log. */
	#take(place: AheadPlace, update: AheadUpdate): void {
		const { state, take, mayWrite, failed } = this.#options;
		const { personId, clientId, alsoUnder = [], bytes } = update;
		if (this.#unlogged.has(place) || !this.#unlogged.hasRoomFor(update) || !mayWrite(personId))
			return;
		const clients = clientId === null ? [] : [clientId, ...alsoUnder];
		this.learn(clients.map((id) => ({ clientId: id, personId })));
		const outline = ownOutlineOf(bytes);
		if (outline === null) return;
		const admitted = admit(bytes, outline, state, (client) => clients.includes(client));
		if (!admitted.ok) return;
		if (!admitted.value.isNews) return this.#unlogged.add(place, update, null);
		// What was in part here before gets into the log in several ways.
		if (admitted.value.update !== bytes) return;
		// First: whoever builds on it is to know that it may not be in the log.
		this.#unlogged.add(place, update, outline);
		try {
			take(bytes, outline, personId);
		} catch (error) {
			failed(error);
		}
	}

	/** What is read of an update does not tell of each client id in it whose it is. */
	async #introduce(updates: readonly ToldUpdate[]): Promise<void> {
		const { name, post, ledger } = this.#options;
		const strangers = new Set<number>();
		for (const { bytes, clientId } of updates)
			for (const { client } of ownOutlineOf(bytes)?.structs ?? [])
				if (client !== clientId && !ledger.isKnown(client)) strangers.add(client);
		if (strangers.size > 0) this.learn(await post.log.clients(name, [...strangers]));
	}

	/**
	 * Whether a window of which a server that is gone has left something has itself brought all it has, here
	 * or where it writes now: nobody else has more of it.
	 */
	#isBack({ clientId, isHeld }: SharedClient): boolean {
		const holder = this.#options.presence.holderOf(clientId);
		if (typeof holder === 'string') return isHeld;
		return holder !== null && this.#whole.has(holder);
	}

	#tellAll(): void {
		for (const [, line] of this.#options.presence.renewed()) this.tell(line);
	}
}

const isIn = (late: readonly { epoch: number }[], epoch: number): boolean =>
	late.some((one) => one.epoch === epoch);
