import type { FeedEvent } from '#model/feed.ts';
import type { Measurement } from '#model/measurement.ts';
import type { Log } from '../log.ts';
import type { Bus } from '../nodes/bus.ts';
import type { EventStream, StreamPosition } from '../store/store.ts';

/** How often the stream is looked at, ms: as a net while messages come, and while none do. */
const LOOK_MS = { up: 2000, down: 250 };
/** So long an event is kept for others, and how often it is looked for older ones, ms. */
const KEPT_MS = 15 * 60_000;
const TRIM_MS = 60_000;
/** An event that is longer than that others read in the store, bytes. */
const MOST = 64 * 1024;

export interface OthersOptions {
	events: EventStream;
	bus: Bus;
	log: Pick<Log, 'error'>;
	/** Another server has written this. */
	told: (event: FeedEvent) => Promise<void>;
	/** It is time to look whether there is something new. */
	look: () => Promise<void>;
	/** Measured by browsers of another server. */
	measured: (measurements: readonly Measurement[]) => Promise<void>;
}

type Message = { event: FeedEvent } | { behind: true } | { measured: Measurement[] };

/**
 * What other servers write, and what they are told: nothing that is said here need arrive, since the
 * stream in the store is looked at all the same.
 */
export class Others {
	readonly #options: OthersOptions;
	readonly #stops: (() => void)[];
	readonly #trimming: NodeJS.Timeout;
	#timer: NodeJS.Timeout | undefined;
	#isCut = false;
	#isClosed = false;

	constructor(options: OthersOptions) {
		this.#options = options;
		const { bus } = options;
		this.#stops = [
			bus.subscribe('desk', (bytes) => this.#hear(bytes)),
			// What was said meanwhile has not come; and from here on it is looked at more, or less, often.
			bus.onChange(() => this.#lookNow())
		];
		this.#lookLater();
		this.#trimming = setInterval(
			() => this.#try(options.events.trim(Date.now() - KEPT_MS)),
			TRIM_MS
		).unref();
	}

	all(): ReturnType<EventStream['all']> {
		return this.#options.events.all();
	}

	since(position: StreamPosition): Promise<FeedEvent[] | null> {
		return this.#options.events.after(position);
	}

	tell(event: FeedEvent): void {
		const whole = encode({ event });
		this.#options.bus.publish('desk', whole.length > MOST ? encode({ behind: true }) : whole);
	}

	/** What is kept nowhere, and measured again with the next words. */
	measured(measured: Measurement[]): void {
		if (measured.length > 0) this.#options.bus.publish('desk', encode({ measured }));
	}

	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		clearInterval(this.#trimming);
		this.#stops.forEach((stop) => stop());
	}

	#hear(bytes: Uint8Array): void {
		const message = JSON.parse(new TextDecoder().decode(bytes)) as Message;
		if ('event' in message) this.#try(this.#options.told(message.event));
		else if ('measured' in message) this.#try(this.#options.measured(message.measured));
		else this.#lookNow();
	}

	#lookLater(): void {
		clearTimeout(this.#timer);
		if (this.#isClosed) return;
		const wait = this.#options.bus.isUp ? LOOK_MS.up : LOOK_MS.down;
		this.#timer = setTimeout(() => this.#lookNow(), wait).unref();
	}

	#lookNow(): void {
		clearTimeout(this.#timer);
		if (!this.#isClosed) this.#try(this.#options.look().finally(() => this.#lookLater()));
	}

	/** While the database is away there is nothing to be read; it is said once. */
	#try(done: Promise<void>): void {
		done.then(
			() => void (this.#isCut = false),
			(error: unknown) => {
				if (!this.#isCut) this.#options.log.error({ err: error }, 'other servers cannot be heard');
				this.#isCut = true;
			}
		);
	}
}

const encode = (message: Message): Uint8Array => new TextEncoder().encode(JSON.stringify(message));
