import type { FoundUpdate, LogPlace, NewUpdate, RoomPosition, SharedLog } from '../store/store.ts';
import type { RoomMessage, ToldUpdate } from './room-message.ts';
import { LIMITS, TIMES } from './limits.ts';

export interface FollowerOptions {
	room: string;
	/** What the room was loaded with reaches up to this seq. */
	seq: number;
	log: SharedLog;
	/** Tells the other nodes. */
	tell: (message: RoomMessage) => void;
	/** Whether that reaches anybody at the moment. */
	isUp: () => boolean;
	/** Takes in what another node has written; false: all of it is in the room already. */
	fold: (update: ToldUpdate) => boolean;
	/** Learns whose words these are. */
	introduce: (updates: readonly ToldUpdate[]) => Promise<void>;
	/** It could not be taken in. */
	failed: (error: unknown) => void;
}

/** Updates that stand one after the other in the log. */
interface Part {
	prev: number;
	last: number;
	/** Empty where the room has them: this node has written them. */
	updates: readonly ToldUpdate[];
}

type Logged = Extract<RoomMessage, { type: 'logged' }>;

/** One that the others may have been told before it is in the log, and under which number. */
export interface SaidUpdate extends NewUpdate {
	ahead?: number;
}

/** What several nodes did with one room, to be seen by who runs them. */
export interface FollowCounts {
	/** Taken as they were told, and read from the database. */
	told: number;
	read: number;
	/** Those of them that brought nothing new. */
	known: number;
	/** How often the database was asked because something was missing. */
	gaps: number;
}

/**
 * An open room's place in the log that it shares with other nodes: up to one seq it has everything, and
 * what others append it takes in that order, told by them or, where something is missing, read from the
 * database. Its own updates are in the room before they are in the log; they only have to be passed by.
 */
export class Follower {
	readonly counts: FollowCounts = { told: 0, read: 0, known: 0, gaps: 0 };
	readonly #options: FollowerOptions;
	#seq: number;
	/** What came while something before it is missing, by what it follows on. */
	readonly #waiting = new Map<number, Part>();
	/** Of a reading that has been asked for, and of one for what is missing for too long. */
	#soon: NodeJS.Timeout | undefined;
	#late: NodeJS.Timeout | undefined;
	#reading: Promise<void> = Promise.resolve();
	/** A reading that has not begun. */
	#next: Promise<void> | null = null;
	#closed = false;

	constructor(options: FollowerOptions) {
		this.#options = options;
		this.#seq = options.seq;
	}

	get position(): RoomPosition {
		return { room: this.#options.room, seq: this.#seq };
	}

	/** Appends what is in the room already. */
	async append(updates: readonly SaidUpdate[]): Promise<number[]> {
		const places = await this.#options.log.append(updates);
		const [first, last] = [places[0], places.at(-1)];
		if (!first || !last) return [];
		this.#options.tell(messageOf(updates, places));
		this.#arrive({ prev: first.prev, last: last.seq, updates: [] });
		return places.map(({ seq }) => seq);
	}

	/** What another node has said ahead is in the log; `areHere`: and in the room, all of it. */
	logged({ prev, seq, count }: Logged, areHere: boolean): void {
		if (!areHere || seq <= prev) return this.#look(seq);
		if (seq > this.#seq) this.counts.told += count;
		this.#arrive({ prev, last: seq, updates: [] });
	}

	/** Something of this room was written beside it, up to a seq. */
	written(seq: number): void {
		this.#options.tell({ type: 'written', seq });
		this.#look(seq);
	}

	hear(message: Extract<RoomMessage, { type: 'words' | 'written' }>): void {
		if (message.type === 'written') return this.#look(message.seq);
		const { prev, updates } = message;
		const last = updates.at(-1)?.seq ?? 0;
		// A log says nothing of the kind; what it does say it is asked.
		if (!isInOrder(prev, updates)) return this.#look(last);
		this.#arrive({ prev, last, updates });
	}

	/** Takes what was read after a position of this room. */
	async found(updates: readonly FoundUpdate[]): Promise<void> {
		const news = updates.filter(({ seq }) => seq > this.#seq);
		if (news.length === 0) return;
		await this.#options.introduce(news);
		this.counts.read += this.#fold(news);
		this.#advance();
	}

	/** Reads what the log has by now and the room has not. */
	catchUp(): Promise<void> {
		this.#next ??= this.#reading.then(() => {
			this.#next = null;
			const reading = this.#read();
			this.#reading = reading.catch(() => undefined);
			return reading;
		});
		return this.#next;
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#soon);
		clearTimeout(this.#late);
		this.#waiting.clear();
	}

	async #read(): Promise<void> {
		this.counts.gaps += 1;
		for (;;) {
			if (this.#closed) return;
			const found = await this.#options.log.after([this.position], LIMITS.readAtOnce);
			await this.found(found);
			if (found.length < LIMITS.readAtOnce) return;
		}
	}

	#look(seq: number): void {
		if (seq > this.#seq && !this.#closed) this.#soon ??= this.#readIn(0);
	}

	#arrive(part: Part): void {
		if (this.#closed || part.last <= this.#seq) return;
		this.#waiting.set(part.prev, part);
		this.#advance();
	}

	/** Takes what follows on what there is; what waits longer than others need to tell is read. */
	#advance(): void {
		for (let next = this.#following(); next; next = this.#following()) {
			this.counts.told += this.#fold(next.updates);
			if (!this.#closed) this.#seq = Math.max(this.#seq, next.last);
			// If something is missing now, it is something else.
			this.#haveTime();
		}
		if (this.#waiting.size === 0) return this.#haveTime();
		// While nobody tells anything it is read at the next look into the log.
		if (this.#options.isUp()) this.#late ??= this.#readIn(TIMES.gap);
		if (this.#waiting.size <= LIMITS.partsWaiting) return;
		this.#waiting.clear();
		this.#soon ??= this.#readIn(0);
	}

	#following(): Part | null {
		for (const [prev, part] of this.#waiting) {
			if (prev > this.#seq) continue;
			this.#waiting.delete(prev);
			if (part.last > this.#seq) return part;
		}
		return null;
	}

	/** How many of them came after what there is. */
	#fold(updates: readonly ToldUpdate[]): number {
		let taken = 0;
		try {
			for (const update of updates) {
				if (this.#closed || update.seq <= this.#seq) continue;
				if (!this.#options.fold(update)) this.counts.known += 1;
				this.#seq = update.seq;
				taken += 1;
			}
		} catch (error) {
			this.close();
			this.#options.failed(error);
		}
		return taken;
	}

	#haveTime(): void {
		clearTimeout(this.#late);
		this.#late = undefined;
	}

	#readIn(wait: number): NodeJS.Timeout {
		return setTimeout(() => {
			clearTimeout(this.#soon);
			this.#soon = undefined;
			this.#haveTime();
			// Where the database is away, the next look into the log finds it.
			this.catchUp().catch(() => undefined);
		}, wait).unref();
	}
}

/** How the others are told that updates are in the log: what they have been told already they know. */
function messageOf(updates: readonly SaidUpdate[], places: readonly LogPlace[]): RoomMessage {
	const [prev, seq] = [places[0]?.prev ?? 0, places.at(-1)?.seq ?? 0];
	const first = updates[0]?.ahead;
	if (first !== undefined && updates.every(({ ahead }, index) => ahead === first + index))
		return { type: 'logged', prev, seq, first, count: updates.length };
	const told = updates.map((update, index) => ({ ...update, seq: places[index]?.seq ?? 0 }));
	const bytes = told.reduce((sum, update) => sum + update.bytes.length, 0);
	if (bytes > LIMITS.toldAtOnce) return { type: 'written', seq };
	return { type: 'words', prev, updates: told };
}

/** Whether seqs grow from one update to the next, as those of a log do. */
const isInOrder = (prev: number, updates: readonly ToldUpdate[]): boolean =>
	updates.every(({ seq }, index) => seq > (updates[index - 1]?.seq ?? prev));
