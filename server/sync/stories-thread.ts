import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Result } from '#model/result.ts';
import type { Packed } from '../pack.ts';
import type { StoryAnswer, StoryTask } from './story-tasks.ts';

/** What the thread is asked. */
export interface StoryQuestion {
	room: string;
	/** Whether the updates are all there is, or come on top of what the thread has. */
	whole: boolean;
	updates: Packed;
	task: StoryTask;
	/** Rooms that are no longer needed. */
	forget: string[];
}
/** What it says; or why the words could not be read. */
export type StoryReply = Result<StoryAnswer, string>;

export interface ThreadLimits {
	/** JavaScript memory of the thread, MiB. */
	memory: number;
	/** How long one task may take, ms. */
	budget: number;
}

/** The thread has ended, and all it had in hand is gone. */
export class ThreadLost extends Error {}

/** A thread that reads stories: asked one thing at a time, and ended when that takes too long. */
export class StoriesThread {
	readonly #worker: Worker;
	readonly #budget: number;
	#lost: ThreadLost | null = null;
	#waiting: { heard: (reply: StoryReply) => void; lost: (why: ThreadLost) => void } | null = null;

	/** Resolves when it listens; rejects with ThreadLost. */
	static async start(limits: ThreadLimits): Promise<StoriesThread> {
		const thread = new StoriesThread(limits);
		try {
			await Promise.race([once(thread.#worker, 'message'), thread.#exit()]);
		} catch (error) {
			thread.#end(String(error));
		}
		if (thread.#lost) throw thread.#lost;
		thread.#worker.on('message', (reply: StoryReply) => thread.#waiting?.heard(reply));
		thread.#worker.unref();
		return thread;
	}

	private constructor({ memory, budget }: ThreadLimits) {
		this.#budget = budget;
		this.#worker = new Worker(new URL('./stories-worker.ts', import.meta.url), {
			resourceLimits: { maxOldGenerationSizeMb: memory }
		});
		this.#worker.on('error', (error) => this.#end(String(error)));
		this.#worker.on('exit', (code) => this.#end(`it ended with ${code}`));
	}

	get isLost(): boolean {
		return this.#lost !== null;
	}

	/** Only when the one before has been answered. Rejects with ThreadLost. */
	async ask(question: StoryQuestion): Promise<StoryReply> {
		if (this.#lost) throw this.#lost;
		this.#worker.postMessage(question, [question.updates.bytes.buffer]);
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
		this.#lost = new ThreadLost(`the thread that reads stories is gone: ${why}`);
		this.#waiting?.lost(this.#lost);
		void this.#worker.terminate();
	}
}
