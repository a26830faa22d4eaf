import type { PresenceLine } from '#document/presence.ts';
import { TIMES } from './limits.ts';
import type { Post } from './neighbours.ts';
import type { RoomMessage, ToldPresence } from './room-message.ts';
import type { AheadUpdate } from './unlogged.ts';

/**
 * What a room has to tell the other nodes, put together into as few messages as can be: what a window shows goes
 * with its words, and that words are in the log with the next ones (decision 0062).
 */
export class Outbox {
	readonly #post: Post;
	readonly #failed: (error: unknown) => void;
	/** Of who is here; only the last of each. */
	readonly #lines = new Map<number, ToldPresence>();
	/** What else waits to be told. */
	readonly #waiting: RoomMessage[] = [];
	/** The updates of the last of these. */
	#ahead: AheadUpdate[] = [];
	/** The number of the last update that was said ahead of the log. */
	#said: number;
	#timer: NodeJS.Timeout | undefined;
	/** When that is, by performance.now(). */
	#due = Infinity;
	#isNext = false;
	readonly #flush = () => this.#guarded();

	/** `failed`: what was to go out of itself did not. */
	constructor(post: Post, failed: (error: unknown) => void) {
		this.#post = post;
		this.#said = post.numbers;
		this.#failed = failed;
	}

	/** Says now what waits and this, but for what can wait a little: that is in the log what others had before. */
	say(message: RoomMessage): void {
		this.#waiting.push(message);
		if (message.type === 'logged') this.#flushIn(TIMES.logged);
		else this.flush();
	}

	/** Says an update that is not in the log yet, in a moment; the number under which. */
	ahead(update: AheadUpdate): number {
		const first = this.#said + 1;
		if (this.#waiting.at(-1)?.type !== 'ahead') {
			this.#ahead = [];
			const epoch = this.#post.log.epoch();
			this.#waiting.push({ type: 'ahead', epoch, first, updates: this.#ahead });
		}
		this.#ahead.push(update);
		this.#said = first;
		this.#flushNext();
		return first;
	}

	/** Says what a window shows, with what else there is to be told in a moment. */
	show({ clientId, clock, json }: PresenceLine, since: number): void {
		this.#lines.set(clientId, { clientId, since, clock, json });
		this.#flushIn(TIMES.presence);
	}

	/** Says all that waits, in one message. */
	flush(): void {
		clearTimeout(this.#timer);
		this.#due = Infinity;
		// It may have slept since these were put there.
		const isSayable = ({ type }: RoomMessage) => type !== 'ahead' || this.#post.log.isFresh();
		const messages = this.#waiting.splice(0).filter(isSayable);
		if (this.#lines.size > 0) messages.push({ type: 'presence', lines: [...this.#lines.values()] });
		this.#lines.clear();
		if (messages.length > 0) this.#post.tell(messages);
	}

	#flushIn(ms: number): void {
		const due = performance.now() + ms;
		if (due >= this.#due) return;
		clearTimeout(this.#timer);
		this.#due = due;
		this.#timer = setTimeout(this.#flush, ms).unref();
	}

	/** Not in this turn of the event loop: what a window shows comes right behind its words. */
	#flushNext(): void {
		if (this.#isNext) return;
		this.#isNext = true;
		setImmediate(() => {
			this.#isNext = false;
			setImmediate(this.#flush);
		});
	}

	/** Called from the event loop, where what is thrown would end every room. */
	#guarded(): void {
		try {
			this.flush();
		} catch (error) {
			this.#failed(error);
		}
	}
}
