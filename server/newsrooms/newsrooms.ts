import type { Logger } from 'pino';
import { err, ok, type Result } from '#model/result.ts';
import type { Services } from '../boot.ts';
import { ConfigError } from '../config.ts';
import { withTimeout } from '../with-timeout.ts';
import type { NewsroomEntry } from './newsroom-list.ts';
import { WaitingLine } from './waiting-line.ts';

/** What is asked of a newsroom that is open. */
export type OpenedServices = Pick<Services, 'store' | 'superseded' | 'rest' | 'settled' | 'close'>;

export interface NewsroomsOptions<S extends OpenedServices> {
	entries: () => readonly NewsroomEntry[];
	open: (entry: NewsroomEntry) => Promise<S>;
	/** Resolves if something can be written where those are kept that are not open. */
	probe: () => Promise<void>;
	/** See NewsroomsConfig. */
	idle: number;
	most: number;
	/** How long whoever finds no room waits for it, ms. */
	patience?: number;
	log: Pick<Logger, 'info' | 'error'>;
	now?: () => number;
}

/** Somebody is in a newsroom until they leave. */
export interface Visit<S> {
	services: S;
	leave: () => void;
}

/** Why nobody gets in: there is no room for it, it could not be opened, or everything stops. */
export type Shut = 'full' | 'failed' | 'stopping';

interface Open<S> {
	opened: Promise<S>;
	/** As it was listed then. */
	origin: string | null;
	/** Null: it is being opened. */
	services: S | null;
	/** Who is in it. */
	visits: number;
	/** When it was last left, epoch ms. */
	leftAt: number;
}

/** A large newsroom opens in a second or two; where all are in use for longer it is better told. */
const PATIENCE_MS = 30_000;
/** So long the next one is not opened, ms. */
const SETTLE_MS = 5_000;
/** How long after a failure it is not tried again, ms. */
const FAILED_MS = 5_000;
/** After another server has taken one over, ms. */
const SUPERSEDED_MS = 30_000;
/** How long after a failure one that has something to do is tried again, ms. */
const WAKE_AGAIN_MS = 60_000;

/**
 * The newsrooms of an installation. Each is opened when somebody comes, whole and apart from all others,
 * and closed when nobody was in it for long and nothing is left to be done; one that cannot be opened
 * keeps no other from anything.
 */
export class Newsrooms<S extends OpenedServices> {
	readonly #options: NewsroomsOptions<S>;
	readonly #now: () => number;
	readonly #open = new Map<string, Open<S>>();
	readonly #closing = new Map<string, Promise<void>>();
	/** Until when each is not tried again. */
	readonly #failed = new Map<string, number>();
	/** When each that is closed has something to do. */
	readonly #wakeAt = new Map<string, number>();
	/** Those who wait for room. */
	readonly #waiting = new WaitingLine();
	#isStopping = false;

	constructor(options: NewsroomsOptions<S>) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
	}

	/** How many are open or being opened. */
	get size(): number {
		return this.#open.size;
	}

	/** Those that are open. */
	get opened(): S[] {
		return [...this.#open.values()].flatMap(({ services }) => services ?? []);
	}

	/** Names of those that are open. */
	get names(): string[] {
		return [...this.#open.keys()];
	}

	/** Lets somebody in; whoever comes while it is being opened waits for the same opening, and a while for room. */
	async enter(
		entry: NewsroomEntry,
		patience = this.#options.patience ?? PATIENCE_MS
	): Promise<Result<Visit<S>, Shut>> {
		const open = this.#visit(entry.name) ?? (await this.#begin(entry, patience));
		if (typeof open === 'string') return err(open);
		let isIn = true;
		const leave = () => {
			if (!isIn) return;
			isIn = false;
			open.visits -= 1;
			open.leftAt = this.#now();
			if (open.visits === 0) this.#waiting.tell();
		};
		try {
			return ok({ services: await open.opened, leave });
		} catch {
			// Said in the log by whoever opened it.
			return err('failed');
		}
	}

	/**
	 * Closes those that have been empty for long, are on the list no more or have another origin there, and opens those that have
	 * something to do. Called by a timer.
	 */
	async look(): Promise<void> {
		const now = this.#now();
		const listed = new Map(this.#options.entries().map((entry) => [entry.name, entry]));
		for (const [name, { leftAt, origin }] of this.#open) {
			const isOver = now - leftAt >= this.#options.idle && this.#mayClose(name);
			if (isOver || listed.get(name)?.origin !== origin) await this.#close(name);
		}
		for (const [name, at] of this.#wakeAt) if (at <= now) await this.#wake(name);
	}

	/** Opens each once, one after the other: what a stop has left undone is done, and what cannot be opened said. */
	async openEach(): Promise<void> {
		for (const { name } of [...this.#options.entries()]) await this.#wake(name);
	}

	/** Resolves if any of those that are open can write; where none is open, if one could. */
	async probe(): Promise<void> {
		const { opened } = this;
		if (opened.length === 0) return this.#options.probe();
		await Promise.any(opened.map(({ store }) => store.probe()));
	}

	/** Lets nobody in any more, and closes all. */
	async close(): Promise<void> {
		this.#isStopping = true;
		this.#waiting.tell();
		await Promise.all([...this.#open.keys()].map((name) => this.#close(name)));
		await Promise.all(this.#closing.values());
	}

	async #begin(entry: NewsroomEntry, patience: number): Promise<Open<S> | Shut> {
		const { name } = entry;
		const until = performance.now() + patience;
		for (;;) {
			if (this.#isStopping) return 'stopping';
			if ((this.#failed.get(name) ?? 0) > this.#now()) return 'failed';
			const open = this.#visit(name);
			if (open) return open;
			const closing = this.#closing.get(name);
			if (closing) await closing;
			else if (this.#open.size + this.#closing.size < this.#options.most)
				return this.#openOne(entry);
			else if (!(await this.#makeRoom()) && !(await this.#isLeft(until))) return 'full';
		}
	}

	/** Waits until one may be closed; false: it is too late. */
	#isLeft(until: number): Promise<boolean> {
		const ms = until - performance.now();
		// It may have been left while that was found out.
		if (ms <= 0 || this.#mayBegin()) return Promise.resolve(ms > 0);
		return this.#waiting.wait(ms);
	}

	/** Whether there is room, or some can be made, or nobody gets in any more. */
	#mayBegin(): boolean {
		const isFull = this.#open.size >= this.#options.most && this.#closing.size === 0;
		return (
			this.#isStopping || !isFull || [...this.#open.keys()].some((name) => this.#mayClose(name))
		);
	}

	/** Somebody is in it from this moment on. */
	#visit(name: string): Open<S> | undefined {
		const open = this.#open.get(name);
		if (open) open.visits += 1;
		return open;
	}

	/** For whoever comes first, who is in it. */
	#openOne(entry: NewsroomEntry): Open<S> {
		const { name, origin } = entry;
		const began = performance.now();
		const opened = this.#options.open(entry);
		const open: Open<S> = { opened, origin, services: null, visits: 1, leftAt: this.#now() };
		this.#open.set(name, open);
		this.#wakeAt.delete(name);
		opened.then(
			(services) => {
				open.services = services;
				open.leftAt = this.#now();
				// It may be closed again where nobody has waited for it.
				if (open.visits === 0) this.#waiting.tell();
				const ms = Math.round(performance.now() - began);
				this.#options.log.info({ newsroom: name, ms }, 'a newsroom is open');
				void services.superseded.then(() => this.#lose(name, services));
			},
			(error: unknown) => this.#fail(name, open, error)
		);
		return open;
	}

	#fail(name: string, open: Open<S>, error: unknown): void {
		if (this.#open.get(name) === open) this.#open.delete(name);
		this.#failed.set(name, this.#now() + FAILED_MS);
		this.#waiting.tell();
		const why = error instanceof ConfigError ? { why: error.message } : { err: error };
		this.#options.log.error({ newsroom: name, ...why }, 'a newsroom cannot be opened');
	}

	/** Another server works on it: what windows have not saved they keep, and bring to that one. */
	async #lose(name: string, services: S): Promise<void> {
		if (this.#open.get(name)?.services !== services) return;
		this.#failed.set(name, this.#now() + SUPERSEDED_MS);
		this.#options.log.error({ newsroom: name }, 'another server works on a newsroom now');
		await this.#close(name);
	}

	#mayClose(name: string): boolean {
		const open = this.#open.get(name);
		return open?.services != null && open.visits === 0 && !open.services.rest().isBusy;
	}

	/** Closes one, the one that was left longest ago; false: all that are open are in use. */
	async #makeRoom(): Promise<boolean> {
		const [closing] = this.#closing.values();
		const longest = [...this.#open].sort(([, one], [, other]) => one.leftAt - other.leftAt);
		const name = longest.find(([candidate]) => this.#mayClose(candidate))?.[0];
		if (closing) await closing;
		else if (name !== undefined) await this.#close(name);
		return closing !== undefined || name !== undefined;
	}

	async #wake(name: string): Promise<void> {
		const entry = this.#options.entries().find((one) => one.name === name);
		this.#wakeAt.delete(name);
		if (!entry || this.#isStopping) return;
		const isNew = !this.#open.has(name);
		const visit = await this.enter(entry, 0);
		// Where there was no room for it, it is tried again at the next look.
		if (!visit.ok) {
			if (visit.error !== 'stopping') this.#wakeAt.set(name, this.#now() + WAKE_AGAIN_MS);
			return;
		}
		visit.value.leave();
		if (!isNew) return;
		// It looks at once whether something was left undone; if so, that is done in its own time.
		await withTimeout(SETTLE_MS, visit.value.services.settled(), () => undefined);
		if (this.#mayClose(name)) await this.#close(name);
	}

	#close(name: string): Promise<void> {
		const open = this.#open.get(name);
		if (!open) return Promise.resolve();
		this.#open.delete(name);
		const closed = this.#end(name, open).finally(() => this.#closing.delete(name));
		this.#closing.set(name, closed);
		return closed;
	}

	async #end(name: string, { opened }: Open<S>): Promise<void> {
		const services = await opened.catch(() => null);
		if (!services) return;
		const { wakeAt } = services.rest();
		try {
			await services.close();
		} catch (error) {
			this.#options.log.error({ err: error, newsroom: name }, 'a newsroom was not closed in order');
		}
		if (wakeAt !== null && !this.#isStopping) this.#wakeAt.set(name, wakeAt);
	}
}
