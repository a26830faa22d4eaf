import type { Logger } from 'pino';
import type { Id } from '#model/ids.ts';
import type { NewUpdate, UpdateLog } from '../store/store.ts';
import { LIMITS } from './limits.ts';

/** An update on its way to the disk; `ahead`: the number under which other nodes were told of it. */
export type Append = Omit<NewUpdate, 'room'> & { personId: Id; ahead?: number };

type Entry =
	| { type: 'update'; update: NewUpdate; done: (seq: number) => void }
	/** Something that may be written twice; `done` with null: it was not written. */
	| { type: 'note'; write: () => Promise<void>; done: (seq: number | null) => void }
	/** Nothing to write: told when everything before it is on disk. */
	| { type: 'mark'; done: (seq: number) => void }
	/** Written by somebody else, in its turn. */
	| {
			type: 'commit';
			run: () => Promise<number>;
			done: (seq: number) => void;
			failed: (e: unknown) => void;
	  };

const BATCH = 500;
/** Bytes of a batch; a single update may be more. */
const BATCH_BYTES = 8 * 1024 * 1024;
/** Until it is tried again, at first and in the end, ms: a disk that is back does not wait for long. */
const RETRY_FIRST = 250;
const RETRY_LAST = 2000;

/**
 * One room's way into the log: strictly in order, so that whatever is told to be on disk has all it
 * stands on there too. While the disk refuses, nothing is acknowledged and it tries again. What the
 * database refuses for what is in it is given up, with all that comes after it.
 */
export class RoomLog {
	readonly #room: string;
	readonly #log: Pick<UpdateLog, 'append' | 'isRefusal'>;
	readonly #logger: Logger;
	readonly #refused: (error: unknown) => void;
	#queue: Entry[] = [];
	/** Entries that are being written. */
	#underWay = 0;
	#running: Promise<void> | null = null;
	#given = false;
	#endWaiting = () => {};
	readonly #givenUp = new Promise<void>((resolve) => (this.#endWaiting = resolve));
	/** Each ends a wait between two tries. */
	readonly #wakes = new Set<() => void>();
	#seq: number;

	/** `refused` is called when it was given up for what it should have written. */
	constructor(
		room: string,
		log: Pick<UpdateLog, 'append' | 'isRefusal'>,
		logger: Logger,
		seq: number,
		refused: (error: unknown) => void
	) {
		this.#room = room;
		this.#log = log;
		this.#logger = logger;
		this.#refused = refused;
		this.#seq = seq;
	}

	/** Whether so much waits for the disk that no more should be taken in. */
	get full(): boolean {
		return this.#queue.length >= LIMITS.uncommitted;
	}

	/** How many entries are not on disk yet. */
	get waiting(): number {
		return this.#queue.length + this.#underWay;
	}

	get idle(): boolean {
		return this.#running === null;
	}

	/** `done` is called with the log's seq once the update is on disk. */
	append(update: Append, done: (seq: number) => void): void {
		this.#add({ type: 'update', update: { room: this.#room, ...update }, done });
	}

	/** Writes something else in its turn, which may be written twice; false: given up before. */
	note(write: () => Promise<void>): Promise<boolean> {
		return new Promise((resolve) => {
			this.#add({ type: 'note', write, done: (seq) => resolve(seq !== null) });
		});
	}

	/** Resolves once everything before it is on disk; false: some of it was given up. */
	written(): Promise<boolean> {
		if (this.idle) return Promise.resolve(!this.#given);
		return this.note(() => Promise.resolve());
	}

	/** `done` is called once everything before it is on disk. */
	mark(done: (seq: number) => void): void {
		this.#add({ type: 'mark', done });
	}

	/** Runs somebody's own commit when everything before it is on disk; rejects if that does. */
	commit(run: () => Promise<number>): Promise<number> {
		return new Promise((done, failed) => this.#add({ type: 'commit', run, done, failed }));
	}

	/** Resolves when nothing waits any more, or what does is given up: a disk that hangs never answers. */
	async flushed(): Promise<void> {
		while (this.#running && !this.#given) await Promise.race([this.#running, this.#givenUp]);
	}

	/** Stops trying where the disk refuses; what waits is not acknowledged. */
	giveUp(): void {
		this.#given = true;
		this.#endWaiting();
		for (const wake of this.#wakes) wake();
	}

	/** Whether what waited was given up. */
	get gaveUp(): boolean {
		return this.#given;
	}

	#add(entry: Entry): void {
		this.#queue.push(entry);
		this.#running ??= this.#run();
	}

	async #run(): Promise<void> {
		// What comes in the same tick goes together.
		await Promise.resolve();
		try {
			while (this.#queue.length > 0 && !this.#given) {
				const batch = this.#take();
				const [first] = batch;
				this.#underWay = batch.length;
				if (first?.type === 'commit') await this.#commit(first);
				else if (first?.type === 'note') await Promise.all(batch.map((entry) => this.#note(entry)));
				else await this.#write(batch);
				this.#underWay = 0;
			}
			for (const entry of this.#queue.splice(0)) {
				if (entry.type === 'commit') entry.failed(new Error('the log was not written'));
				if (entry.type === 'note') entry.done(null);
			}
		} finally {
			// In the same moment, or what comes right after would wait for a run that is over.
			this.#running = null;
		}
	}

	#take(): Entry[] {
		const kind = kindOf(this.#queue[0]);
		if (kind === 'commit') return this.#queue.splice(0, 1);
		let bytes = 0;
		const until = this.#queue.findIndex((entry, index) => {
			bytes += entry.type === 'update' ? entry.update.bytes.length : 0;
			return kindOf(entry) !== kind || index === BATCH || (index > 0 && bytes > BATCH_BYTES);
		});
		return this.#queue.splice(0, until === -1 ? this.#queue.length : until);
	}

	async #commit(entry: Extract<Entry, { type: 'commit' }>): Promise<void> {
		try {
			this.#seq = Math.max(this.#seq, await entry.run());
		} catch (error) {
			entry.failed(error);
			return;
		}
		entry.done(this.#seq);
	}

	async #note(entry: Entry): Promise<void> {
		if (entry.type !== 'note') return;
		const { write, done } = entry;
		const written = await this.#try(() => write().then(() => true), 1);
		done(written === null ? null : this.#seq);
	}

	async #write(batch: Entry[]): Promise<void> {
		const updates = batch.flatMap((entry) => (entry.type === 'update' ? [entry.update] : []));
		const append = () => this.#log.append(updates);
		const seqs = updates.length === 0 ? [] : await this.#try(append, updates.length);
		if (seqs === null) return;
		let next = 0;
		for (const entry of batch) {
			if (entry.type === 'update') this.#seq = seqs[next++] ?? this.#seq;
			entry.done(this.#seq);
		}
	}

	/** Tries until it works; null where it is given up. */
	async #try<T>(write: () => Promise<T>, waiting: number): Promise<T | null> {
		for (let wait = RETRY_FIRST; !this.#given; wait = Math.min(wait * 2, RETRY_LAST)) {
			try {
				return await write();
			} catch (err) {
				this.#logger.error({ room: this.#room, err, waiting }, 'log not written');
				if (this.#log.isRefusal(err)) {
					this.giveUp();
					this.#refused(err);
				}
			}
			await this.#pause(wait);
		}
		return null;
	}

	#pause(ms: number): Promise<void> {
		if (this.#given) return Promise.resolve();
		return new Promise((resolve) => {
			const wake = () => {
				clearTimeout(timer);
				this.#wakes.delete(wake);
				resolve();
			};
			const timer = setTimeout(wake, ms);
			this.#wakes.add(wake);
		});
	}
}

/** What can be written together. */
const kindOf = (entry: Entry | undefined): 'commit' | 'note' | 'update' =>
	entry?.type === 'commit' || entry?.type === 'note' ? entry.type : 'update';
