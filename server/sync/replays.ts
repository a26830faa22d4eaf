import type { Logger } from 'pino';
import type { ChangeAuthors } from '#model/change-authors.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { LoggedHistory, UpdateLog } from '../store/store.ts';
import { BoundedThread, ThreadLost, type ThreadLimits } from './bounded-thread.ts';

/** A text that a story had after an update of its log; null: after the last. */
export interface LoggedText {
	seq: number | null;
	/** The words of each block. */
	texts: readonly string[];
}

/** For a replay, or for who made one text of another. */
export interface ReplayQuestion {
	history: LoggedHistory;
	between?: { from: LoggedText; to: LoggedText };
}

/** A ReplayRecord (document/replay-record.ts) as JSON, compressed. */
export interface PackedReplay {
	gzip: Uint8Array<ArrayBuffer>;
	/** Bytes of the JSON. */
	length: number;
}
/** `too-long`, or what went wrong, in a sentence for the log; authors are null where a text never stood there. */
export type ReplayAnswer =
	{ replay: PackedReplay } | { authors: ChangeAuthors | null } | { problem: string };
/** too-long: there is more than a browser can show; failed: the log says why. */
export type ReplayRefusal = 'too-long' | 'failed';

interface Bounds extends ThreadLimits {
	/** Bytes of a log that are read. */
	bytes: number;
	/** How long a thread with nothing to do is kept, ms. */
	idle: number;
}
/** A log of 100,000 edits has 3 MB and takes a fifth of a second. */
const BOUNDS: Bounds = { memory: 768, budget: 30_000, bytes: 96 * 1024 * 1024, idle: 30_000 };
const FILE = new URL('./replay-worker.ts', import.meta.url);
type Thread = BoundedThread<ReplayQuestion, ReplayAnswer>;

export interface ReplaysOptions {
	log: Pick<UpdateLog, 'history'>;
	logger: Pick<Logger, 'error'>;
	bounds?: Partial<Bounds>;
}

/**
 * How stories came to be, edit by edit, from the whole log, in a thread of its own. One after the
 * other; who asks for the same story meanwhile gets the same answer.
 */
export class Replays {
	readonly #options: ReplaysOptions;
	readonly #bounds: Bounds;
	readonly #asked = new Map<string, Promise<Result<PackedReplay, ReplayRefusal>>>();
	#work: Promise<unknown> = Promise.resolve();
	#thread: Thread | null = null;
	/** Ends the thread. */
	#idle: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(options: ReplaysOptions) {
		this.#options = options;
		this.#bounds = { ...BOUNDS, ...options.bounds };
	}

	of(room: string): Promise<Result<PackedReplay, ReplayRefusal>> {
		const asked = this.#asked.get(room);
		if (asked) return asked;
		const answer = this.#next(() => this.#replay(room)).finally(() => this.#asked.delete(room));
		this.#asked.set(room, answer);
		return answer;
	}

	/** Who made one text of another; ok with null: one of them never stood in the story. */
	authors(
		room: string,
		from: LoggedText,
		to: LoggedText
	): Promise<Result<ChangeAuthors | null, ReplayRefusal>> {
		return this.#next(async () => {
			const answer = await this.#ask(room, { from, to });
			return 'authors' in answer ? ok(answer.authors) : this.#refuse(room, answer);
		});
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#end();
		await this.#work;
	}

	/** After what was asked for before. */
	#next<T>(make: () => Promise<T>): Promise<T> {
		const answer = this.#work.then(make);
		this.#work = answer.catch(() => undefined);
		return answer;
	}

	async #replay(room: string): Promise<Result<PackedReplay, ReplayRefusal>> {
		const answer = await this.#ask(room);
		return 'replay' in answer ? ok(answer.replay) : this.#refuse(room, answer);
	}

	#refuse(room: string, answer: ReplayAnswer): Result<never, ReplayRefusal> {
		const problem = 'problem' in answer ? answer.problem : 'it answered something else';
		if (problem === 'too-long') return err('too-long');
		if (!this.#closed) this.#options.logger.error({ room, problem }, 'no replay of a story');
		return err('failed');
	}

	async #ask(room: string, between?: ReplayQuestion['between']): Promise<ReplayAnswer> {
		try {
			const reading = this.#options.log.history(room, this.#bounds.bytes);
			const [history, thread] = await Promise.all([reading, this.#ready()]);
			if (history === null) return { problem: 'too-long' };
			return await thread.ask({ history, ...(between && { between }) }, piecesOf(history));
		} catch (error) {
			if (error instanceof ThreadLost) return { problem: error.message };
			throw error;
		} finally {
			this.#idle = setTimeout(() => void this.#end(), this.#bounds.idle).unref();
		}
	}

	async #ready(): Promise<Thread> {
		clearTimeout(this.#idle);
		if (this.#closed) throw new ThreadLost('the replays are closed');
		if (this.#thread && !this.#thread.isLost) return this.#thread;
		return (this.#thread = await BoundedThread.start(FILE, this.#bounds));
	}

	async #end(): Promise<void> {
		clearTimeout(this.#idle);
		const thread = this.#thread;
		this.#thread = null;
		await thread?.close();
	}
}

/** What is handed over instead of copied. */
const piecesOf = ({ bytes, ends, seqs, at, authors }: LoggedHistory): ArrayBuffer[] =>
	[bytes, ends, seqs, at, authors].map(({ buffer }) => buffer as ArrayBuffer);
