import { Worker } from 'node:worker_threads';
import { packBatch, type AppendBatch, type LogWrite } from './append-batch.ts';
import { unpackRoom, type PackedRoom } from './room-reader.ts';
import type { Query, QueryAnswer } from './sqlite-database.ts';
import type { SqliteLink } from './sqlite-dialect.ts';
import type { LoadedRoom, LoggedHistory } from './store.ts';

type Work =
	| { type: 'run'; query: Query }
	| { type: 'rollback' }
	| { type: 'append'; batch: AppendBatch }
	| { type: 'load'; room: string }
	| { type: 'history'; room: string; most: number }
	| { type: 'close' };

export type StoreRequest = Work & { id: number };

/** What was asked for; or why not, as node:sqlite says it. */
export interface StoreAnswer {
	id: number;
	value?: unknown;
	error?: { message: string; code?: string; errcode?: number; errstr?: string };
}

/**
 * The thread that holds a SQLite file, so that no fsync holds up sockets. It is started when it is
 * first needed. If it ends by itself, everything that waits is rejected, and the next use starts
 * another: what had been answered is on disk, whatever was not is tried again by who wanted it.
 */
export class SqliteThread implements SqliteLink {
	readonly #file: string;
	readonly #waiting = new Map<
		number,
		{ resolve: (value: never) => void; reject: (e: Error) => void }
	>();
	#worker: Worker | null = null;
	#lastId = 0;
	#closed = false;

	constructor(file: string) {
		this.#file = file;
	}

	run(query: Query): Promise<QueryAnswer> {
		return this.#ask({ type: 'run', query });
	}

	rollback(): Promise<void> {
		return this.#ask({ type: 'rollback' });
	}

	/** Writes all of them in one transaction; resolves to the updates' seqs once they are on disk. */
	append(writes: readonly LogWrite[]): Promise<number[]> {
		return this.#ask({ type: 'append', batch: packBatch(writes) });
	}

	async load(room: string): Promise<LoadedRoom> {
		return unpackRoom(await this.#ask<PackedRoom>({ type: 'load', room }));
	}

	history(room: string, most: number): Promise<LoggedHistory | null> {
		return this.#ask({ type: 'history', room, most });
	}

	/** After what was asked for before. */
	async close(): Promise<void> {
		const worker = this.#worker;
		const ended = worker && new Promise((resolve) => worker.once('exit', resolve));
		const closing = worker && this.#ask({ type: 'close' });
		this.#closed = true;
		await closing;
		worker?.ref();
		await ended;
	}

	#ask<T>(work: Work): Promise<T> {
		if (this.#closed) return Promise.reject(new Error('the store is closed'));
		const worker = (this.#worker ??= this.#start());
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			if (this.#waiting.size === 0) worker.ref();
			this.#waiting.set(id, { resolve, reject });
			worker.postMessage({ ...work, id } satisfies StoreRequest);
		});
	}

	#start(): Worker {
		const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
			name: 'store',
			workerData: this.#file
		});
		let reason: unknown;
		worker.on('message', ({ id, value, error }: StoreAnswer) => {
			const asked = this.#waiting.get(id);
			this.#waiting.delete(id);
			if (this.#waiting.size === 0) worker.unref();
			if (error) asked?.reject(Object.assign(new Error(error.message), error));
			else asked?.resolve(value as never);
		});
		worker.on('error', (error) => (reason = error));
		worker.on('exit', () => this.#lose(reason));
		return worker;
	}

	#lose(reason: unknown): void {
		this.#worker = null;
		const lost = [...this.#waiting.values()];
		this.#waiting.clear();
		const why = reason instanceof Error ? `: ${reason.message}` : '';
		const error = new Error(`the thread of the store has ended${why}`, { cause: reason });
		for (const { reject } of lost) reject(error);
	}
}
