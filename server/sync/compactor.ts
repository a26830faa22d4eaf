import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { LoadedRoom, UpdateLog } from '../store/store.ts';

/** A tail is merged when it has so many updates, or so many bytes and half those of its snapshot. */
const MAX_UPDATES = 1000;
const MAX_BYTES = 64 * 1024;
/** A shorter tail is left alone when the room closes. */
const WORTHWHILE = 100;

/** What the worker is asked to merge. */
export type CompactRequest = Pick<LoadedRoom, 'snapshot'> & { tail: Uint8Array[] };
/** The merged state, read back and found equal; or why there is none. */
export type CompactAnswer = { snapshot: Uint8Array } | { problem: string };

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
	readonly #tails = new Map<string, Tail>();
	readonly #queued = new Set<string>();
	#work: Promise<void> = Promise.resolve();
	#worker: Worker | null = null;

	constructor(log: Pick<UpdateLog, 'load' | 'compact'>, logger: Logger) {
		this.#log = log;
		this.#logger = logger;
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
		await this.settled();
		await this.#worker?.terminate();
		this.#worker = null;
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
			.finally(() => this.#queued.delete(room));
	}

	async #compact(room: string): Promise<void> {
		const { snapshot, tail } = await this.#log.load(room);
		const last = tail.at(-1);
		if (!last) return;
		const answer = await this.#ask({ snapshot, tail: tail.map(({ bytes }) => bytes) });
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

	#ask(request: CompactRequest): Promise<CompactAnswer> {
		const worker = (this.#worker ??= this.#hire());
		return new Promise((resolve, reject) => {
			const done = () => {
				worker.unref();
				worker.off('message', heard).off('error', failed);
			};
			const heard = (answer: CompactAnswer) => {
				done();
				resolve(answer);
			};
			const failed = (error: Error) => {
				done();
				this.#worker = null;
				reject(error);
			};
			worker.on('message', heard).on('error', failed);
			worker.ref();
			worker.postMessage(request);
		});
	}

	#hire(): Worker {
		return new Worker(new URL('./compact-worker.ts', import.meta.url));
	}
}
