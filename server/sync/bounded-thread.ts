import { once } from 'node:events';
import { Worker, type Transferable } from 'node:worker_threads';

export interface ThreadLimits {
	/** JavaScript memory of the thread, MiB. */
	memory: number;
	/** How long one task may take, ms. */
	budget: number;
}

/** The thread has ended, and all it had in hand is gone. */
export class ThreadLost extends Error {}

/**
 * A thread that is asked one thing at a time, and ended when that takes too long or too much. Its file
 * says something once it listens, and answers every message with one.
 */
export class BoundedThread<Question, Reply> {
	readonly #worker: Worker;
	readonly #budget: number;
	#lost: ThreadLost | null = null;
	#waiting: { heard: (reply: Reply) => void; lost: (why: ThreadLost) => void } | null = null;

	/** Resolves when it listens; rejects with ThreadLost. */
	static async start<Question, Reply>(
		file: URL,
		limits: ThreadLimits
	): Promise<BoundedThread<Question, Reply>> {
		const thread = new BoundedThread<Question, Reply>(file, limits);
		try {
			await Promise.race([once(thread.#worker, 'message'), thread.#exit()]);
		} catch (error) {
			thread.#end(String(error));
		}
		if (thread.#lost) throw thread.#lost;
		thread.#worker.on('message', (reply: Reply) => thread.#waiting?.heard(reply));
		thread.#worker.unref();
		return thread;
	}

	private constructor(file: URL, { memory, budget }: ThreadLimits) {
		this.#budget = budget;
		this.#worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memory } });
		this.#worker.on('error', (error) => this.#end(String(error)));
		this.#worker.on('exit', (code) => this.#end(`it ended with ${code}`));
	}

	get isLost(): boolean {
		return this.#lost !== null;
	}

	/** Only when the one before has been answered. Rejects with ThreadLost. */
	async ask(question: Question, transfer: readonly Transferable[] = []): Promise<Reply> {
		if (this.#lost) throw this.#lost;
		this.#worker.postMessage(question, transfer);
		this.#worker.ref();
		const timer = setTimeout(() => this.#end(`no answer in ${this.#budget} ms`), this.#budget);
		try {
			return await new Promise((heard, lost) => (this.#waiting = { heard, lost }));
		} finally {
			clearTimeout(timer);
			this.#waiting = null;
			this.#worker.unref();
		}
	}

	async close(): Promise<void> {
		this.#end('it was closed');
		await this.#worker.terminate();
	}

	async #exit(): Promise<void> {
		await once(this.#worker, 'exit');
	}

	#end(why: string): void {
		if (this.#lost) return;
		this.#lost = new ThreadLost(`the thread is gone: ${why}`);
		this.#waiting?.lost(this.#lost);
		void this.#worker.terminate();
	}
}
