import type { Logger } from 'pino';
import type { LoadedRoom, LoggedTail, UpdateLog } from '../store/store.ts';
import { BoundedThread, type ThreadLimits } from './bounded-thread.ts';

/** A tail is merged when it has so many updates, or so many bytes and half those of its snapshot. */
const MAX_UPDATES = 1000;
const MAX_BYTES = 64 * 1024;
/** A shorter tail is left alone when the room closes. */
const WORTHWHILE = 100;

interface Bounds extends ThreadLimits {
	/** How long a thread with nothing to merge is kept, ms. */
	idle: number;
	/** For how long others that may be about to merge the same log are waited for at most, ms. */
	stagger: number;
}
/**
 * What merging one log may take: a story typed in a million pieces takes 7 s. A thread holds 25 MiB,
 * and starts in 0.1 s.
 */
const BOUNDS: Bounds = { memory: 512, budget: 30_000, idle: 30_000, stagger: 0 };
const FILE = new URL('./compact-worker.ts', import.meta.url);

/** What the worker is asked to merge. */
export type CompactRequest = Pick<LoadedRoom, 'snapshot'> & { tail: Uint8Array[] };
/** The merged state, read back and found equal; or why there is none. */
export type CompactAnswer = { snapshot: Uint8Array } | { problem: string };
type Thread = BoundedThread<CompactRequest, CompactAnswer>;

interface Tail {
	updates: number;
	bytes: number;
	snapshot: number;
	compacted: (snapshot: Uint8Array) => void;
}

/**
 * Keeps what a joiner or a restart must read short: merges a room's log into a snapshot in a worker,
 * from what is on disk, beside the typing.
 */
export class Compactor {
	readonly #log: Pick<UpdateLog, 'load' | 'compact'>;
	readonly #logger: Logger;
	readonly #limits: Bounds;
	readonly #tails = new Map<string, Tail>();
	readonly #queued = new Set<string>();
	#work: Promise<void> = Promise.resolve();
	#thread: Thread | null = null;
	/** Ends the thread. */
	#idle: NodeJS.Timeout | undefined;
	/** Ends the wait for others. */
	#wake: (() => void) | undefined;

	constructor(
		log: Pick<UpdateLog, 'load' | 'compact'>,
		logger: Logger,
		limits: Partial<Bounds> = {}
	) {
		this.#log = log;
		this.#logger = logger;
		this.#limits = { ...BOUNDS, ...limits };
	}

	/**
	 * Begins to count; `grew` is told of every update that was written, and `compacted` with each
	 * snapshot that has been kept.
	 */
	watch(
		room: string,
		{ snapshot, tail }: LoadedRoom,
		compacted: (snapshot: Uint8Array) => void
	): { grew: (bytes: number) => void } {
		const counted: Tail = {
			compacted,
			updates: tail.length,
			bytes: tail.reduce((sum, { bytes }) => sum + bytes.length, 0),
			snapshot: snapshot?.length ?? 0
		};
		this.#tails.set(room, counted);
		this.#judge(room, counted);
		return {
			grew: (bytes) => {
				counted.updates += 1;
				counted.bytes += bytes;
				this.#judge(room, counted);
			}
		};
	}

	/** The room closes: a tail worth it is merged once more. */
	forget(room: string): void {
		const tail = this.#tails.get(room);
		this.#tails.delete(room);
		if (tail && tail.updates >= WORTHWHILE) this.#queue(room);
	}

	/** Resolves when nothing is being merged any more. */
	async settled(): Promise<void> {
		while (this.#queued.size > 0) await this.#work;
	}

	async close(): Promise<void> {
		this.#wake?.();
		this.#limits.stagger = 0;
		await this.settled();
		await this.#end();
	}

	#judge(room: string, tail: Tail): void {
		const long = tail.bytes > MAX_BYTES && tail.bytes > tail.snapshot / 2;
		if (tail.updates > MAX_UPDATES || long) this.#queue(room);
	}

	#queue(room: string): void {
		if (this.#queued.has(room)) return;
		this.#queued.add(room);
		this.#work = this.#work
			.then(() => this.#compact(room))
			.catch((err: unknown) => {
				this.#logger.error({ room, err }, 'log not compacted');
				// Tried again when it has grown by as much again.
				Object.assign(this.#tails.get(room) ?? {}, { updates: 0, bytes: 0 });
			})
			.finally(() => {
				this.#queued.delete(room);
				clearTimeout(this.#idle);
				this.#idle = setTimeout(() => void this.#end(), this.#limits.idle).unref();
			});
	}

	async #compact(room: string): Promise<void> {
		if (this.#limits.stagger > 0) await this.#stagger();
		const { snapshot, tail } = await this.#log.load(room);
		if (snapshot && tail.length < WORTHWHILE && !this.#isHeavy(tail))
			return this.#reset(room, snapshot, tail);
		const last = tail.at(-1);
		if (!last) return;
		const thread = await this.#ready();
		const answer = await thread.ask({ snapshot, tail: tail.map(({ bytes }) => bytes) });
		if ('problem' in answer) throw new Error(answer.problem);
		await this.#log.compact(room, answer.snapshot, last.seq);
		const counted = this.#tails.get(room);
		if (!counted) return;
		counted.updates = Math.max(0, counted.updates - tail.length);
		counted.bytes = Math.max(
			0,
			tail.reduce((left, { bytes }) => left - bytes.length, counted.bytes)
		);
		counted.snapshot = answer.snapshot.length;
		counted.compacted(answer.snapshot);
	}

	/** Another server has merged it meanwhile. */
	#reset(room: string, snapshot: Uint8Array, tail: LoggedTail): void {
		const counted = this.#tails.get(room);
		if (!counted) return;
		const bytes = tail.reduce((sum, update) => sum + update.bytes.length, 0);
		Object.assign(counted, { updates: tail.length, bytes, snapshot: snapshot.length });
		counted.compacted(snapshot);
	}

	#isHeavy(tail: LoggedTail): boolean {
		return tail.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_BYTES;
	}

	async #stagger(): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve) => {
			this.#wake = resolve;
			timer = setTimeout(resolve, this.#turn() * this.#limits.stagger).unref();
		});
		clearTimeout(timer);
	}

	/** Whoever has a thread for it goes first, so that not each of them starts one. */
	#turn(): number {
		return this.#hasThread ? Math.random() / 3 : (1 + 2 * Math.random()) / 3;
	}

	get #hasThread(): boolean {
		return this.#thread !== null && !this.#thread.isLost;
	}

	async #ready(): Promise<Thread> {
		clearTimeout(this.#idle);
		if (this.#thread && !this.#thread.isLost) return this.#thread;
		return (this.#thread = await BoundedThread.start(FILE, this.#limits));
	}

	async #end(): Promise<void> {
		clearTimeout(this.#idle);
		const thread = this.#thread;
		this.#thread = null;
		await thread?.close();
	}
}
