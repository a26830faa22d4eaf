import type { Logger } from 'pino';
import type { Result } from '#model/result.ts';
import { pack, type Packed } from '../pack.ts';
import { BoundedThread, ThreadLost, type ThreadLimits } from './bounded-thread.ts';
import { HeldStories, type HoldLimits } from './held-stories.ts';
import type { FeedPosition, StoryFeed } from './story-feed.ts';
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
type Thread = BoundedThread<StoryQuestion, StoryReply>;

const FILE = new URL('./stories-worker.ts', import.meta.url);
/** How often a task is tried when the thread ends under it. */
const TRIES = 2;

type Limits = HoldLimits &
	ThreadLimits & {
		/** For how long a question that has ended the thread so often is not put to it again, ms. */
		rest: number;
	};
const LIMITS: Limits = {
	stories: 1000,
	bytes: 8 * 1024 * 1024,
	memory: 256,
	budget: 5000,
	rest: 60_000
};

export interface StoriesOptions {
	/** What brings a copy of a room's document from there to now; null: from nothing. */
	feed: (room: string, since: FeedPosition | null) => Promise<StoryFeed>;
	logger: Pick<Logger, 'error'>;
	limits?: Partial<Limits>;
}

/**
 * Answers what is asked about the words of stories, in a thread beside the typing. The thread keeps
 * copies of the stories last asked about, and is fed with what came since. A question sees all that
 * was passed on before it was asked; questions about one room are answered in the order asked.
 */
export class Stories {
	readonly #options: StoriesOptions;
	readonly #limits: Limits;
	readonly #held: HeldStories;
	/** The last question about each room. */
	readonly #turns = new Map<string, Promise<unknown>>();
	/** The last question of all. */
	#asking: Promise<unknown> = Promise.resolve();
	/** Questions that are not put to the thread, and until when. */
	readonly #resting = new Map<string, number>();
	#thread: Thread | null = null;
	#closed = false;

	constructor(options: StoriesOptions) {
		this.#options = options;
		this.#limits = { ...LIMITS, ...options.limits };
		this.#held = new HeldStories(this.#limits);
	}

	/** Rejects where the words cannot be read, or twice not within the limits. */
	ask<T extends StoryTask>(room: string, task: T): Promise<StoryAnswer<T['type']>> {
		const before = this.#turns.get(room) ?? Promise.resolve();
		const answer = before.then(() => this.#answer(room, task));
		const turn = settled(answer).then(() => {
			if (this.#turns.get(room) === turn) this.#turns.delete(room);
		});
		this.#turns.set(room, turn);
		// The thread answers what it is asked; in between there are messages, which have no types.
		return answer;
	}

	/** Ends the thread; what still waits is rejected. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#thread?.close();
		await this.#asking;
	}

	async #answer(room: string, task: StoryTask): Promise<StoryAnswer> {
		const question = `${task.type} of ${room}`;
		if ((this.#resting.get(question) ?? 0) > performance.now())
			throw new Error(`${question} is not asked now: it has ended the thread`);
		this.#resting.delete(question);
		for (let tries = 1; ; tries++) {
			try {
				return await this.#try(room, task);
			} catch (error) {
				if (!(error instanceof ThreadLost) || this.#closed) throw error;
				if (tries < TRIES) continue;
				this.#resting.set(question, performance.now() + this.#limits.rest);
				throw error;
			}
		}
	}

	async #try(room: string, task: StoryTask): Promise<StoryAnswer> {
		for (;;) {
			const feed = await this.#options.feed(room, this.#held.since(room));
			// Stories are got from the disk side by side, and read one by one.
			const reply = this.#asking.then(() => this.#send(feed, task));
			this.#asking = settled(reply);
			const answer = await reply;
			if (answer === null) continue;
			if (answer.ok) return answer.value;
			throw new Error(`${room} cannot be read: ${answer.error}`);
		}
	}

	/** Null where the thread has lost what the feed goes on from. */
	async #send(feed: StoryFeed, task: StoryTask) {
		const thread = await this.#ready();
		if (!this.#held.fits(feed)) return null;
		const { room, from, updates } = feed;
		const forget = this.#held.take(feed);
		const packed = pack(updates);
		const question = { room, whole: from === 0, updates: packed, task, forget };
		const reply = await thread.ask(question, [packed.bytes.buffer]).catch((error: unknown) => {
			this.#held.clear();
			this.#options.logger.error({ room, task: task.type, err: error }, 'a story was not read');
			throw error;
		});
		if (!reply.ok) this.#held.drop(room);
		return reply;
	}

	async #ready(): Promise<Thread> {
		if (this.#closed) throw new Error('the stories are closed');
		if (this.#thread && !this.#thread.isLost) return this.#thread;
		this.#held.clear();
		const thread: Thread = await BoundedThread.start(FILE, this.#limits);
		this.#thread = thread;
		if (this.#closed) await thread.close();
		return thread;
	}
}

const settled = (work: Promise<unknown>): Promise<void> =>
	work.then(
		() => undefined,
		() => undefined
	);
