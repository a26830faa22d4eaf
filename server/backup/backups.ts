import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Result } from '#model/result.ts';
import type { Log } from '../log.ts';
import type { StorePlace } from '../store/open-store.ts';
import type { BackedUp } from './back-up.ts';
import type { Span, WithinSpan } from '../tracing/tracing.ts';
import { withTimeout } from '../with-timeout.ts';
import { readState } from './backup-folder.ts';

/** From the end of one round until the next: with what a round takes, less than the minute that may be lost, ms. */
const EVERY = 20_000;
/** How long a stop waits for the last round, ms. */
const LAST = 3000;

export interface BackupQuestion {
	place: StorePlace;
	folder: string;
	mayBase: boolean;
}

export type BackupReply = Result<BackedUp, string>;

export interface BackupsOptions {
	place: StorePlace;
	folder: string;
	log: Pick<Log, 'error' | 'info'>;
	/** Does a round within a span. */
	traced?: WithinSpan;
	/** Between two rounds, ms. */
	every?: number;
	/** Of several servers one keeps it. */
	isFirst?: () => boolean;
}

/** Keeps the backup of a newsroom up to date while it runs. */
export interface Backups {
	/** All that was acknowledged before then is in it, epoch ms; null: nothing yet. */
	until(): number | null;
	/** Once more, and no more; so long at most, ms. */
	close(most?: number): Promise<void>;
}

export async function startBackups(options: BackupsOptions): Promise<Backups> {
	const { log, folder, traced, every = EVERY, isFirst = () => true } = options;
	let until: number | null = null;
	// What is wrong with the folder the first round says, again and again.
	const look = async () => {
		until = await readState(folder).then(
			(state) => state?.until ?? until,
			() => until
		);
	};
	await look();
	let worker: Worker | null = null;
	let hasFailed = false;
	const stop = new AbortController();

	function start(): Worker {
		const started = new Worker(new URL('./backup-worker.ts', import.meta.url), { name: 'backup' });
		started.unref();
		// Whoever waits for its answer is told; the next round starts another.
		started.on('error', () => undefined);
		started.on('exit', () => (worker = null));
		return started;
	}

	const round = (mayBase: boolean) =>
		traced ? traced((span) => roundWithin(mayBase, span)) : roundWithin(mayBase);

	async function roundWithin(mayBase: boolean, span?: Span): Promise<void> {
		const thread = (worker ??= start());
		const over = new AbortController();
		const { signal } = over;
		const answered = once(thread, 'message', { signal }) as Promise<[BackupReply]>;
		const ended = once(thread, 'exit', { signal }).then(() => {
			throw new Error('the thread of backups has ended');
		});
		for (const loser of [answered, ended]) loser.catch(() => undefined);
		thread.postMessage({ place: options.place, folder, mayBase } satisfies BackupQuestion);
		try {
			const [reply] = await Promise.race([answered, ended]);
			if (!reply.ok) throw new Error(reply.error);
			until = reply.value.until;
			const { segments, files } = reply.value;
			span?.tell({ 'copydesk.segments': segments, 'copydesk.files': files });
			if (hasFailed) log.info({ folder }, 'backed up again');
			hasFailed = false;
		} catch (error) {
			hasFailed = true;
			span?.fail(error);
			log.error({ err: error, folder }, 'not backed up');
		} finally {
			over.abort();
		}
	}

	async function rounds(): Promise<void> {
		while (!stop.signal.aborted) {
			// What another server has done is in the folder.
			await (isFirst() ? round(true) : look());
			await pause(every, undefined, { ref: false, signal: stop.signal }).catch(() => undefined);
		}
	}
	const running = rounds();

	return {
		until: () => until,
		async close(most = LAST) {
			stop.abort();
			const last = running.then(() => (isFirst() ? round(false) : undefined));
			await withTimeout(Math.max(0, Math.min(LAST, most)), last, () => undefined);
			await worker?.terminate();
		}
	};
}
