import { createClient } from '@redis/client';
import { newId } from '#model/ids.ts';
import type { Log } from '../log.ts';
import { withTimeout } from '../with-timeout.ts';
import type { BusKeys } from './bus-keys.ts';
import type { Bus } from './bus.ts';
import { isSaidBy, readMessage, writeMessage, type Message } from './message.ts';

/** How often it is tried whether a message comes round, ms; and how long one may take. */
const BEAT_MS = 400;
const SILENCE_MS = 1500;
/** How long until a connection is tried again, ms. */
const AGAIN_MS = 300;
/** A connection on which nothing at all comes for so long is given up, ms. */
const DEAD_MS = 4000;
/** What may be on its way to Redis; beyond it messages are dropped. */
const MOST_BYTES = 16 * 1024 * 1024;
/** How long an end waits for what is on its way, ms. */
const GOODBYE_MS = 300;
/** What was said longer ago is not heard: somebody says it again who has kept it, ms. */
const OLD_MS = 60_000;
/** Numbers of messages count the time in parts of a millisecond: so many. */
const PER_MS = 100;
/** How often at most it is said that messages were refused, ms. */
const SAID_MS = 60_000;
/** A channel that nobody else uses. */
const BEATS = 'beats';

export interface RedisBusOptions {
	url: string;
	/** Before all its channels: one Redis may carry for several installations. */
	prefix: string;
	/** Redis is trusted for nothing: whoever may write there need not be one of ours. */
	keys: Pick<BusKeys, 'ofMessages'>;
	log: Pick<Log, 'warn' | 'info' | 'error'>;
	/** Told of every message that is not heard. */
	refused?: (why: RefusedMessage) => void;
}

/** forged: it does not prove that a server of this newsroom has said it; old: one did, some time ago. */
export type RefusedMessage = 'forged' | 'old';

type Hear = Parameters<Bus['subscribe']>[1];

/**
 * Messages by sharded pub/sub of Redis. It is up as long as what this node says on a channel of its own
 * comes back to it, which is asked of both connections and of Redis itself.
 */
export class RedisBus implements Bus {
	readonly node = newId();
	readonly prefix: string;
	readonly #keys: RedisBusOptions['keys'];
	readonly #log: RedisBusOptions['log'];
	readonly #refused: (why: RefusedMessage) => void;
	readonly #speaking: ReturnType<typeof clientOf>;
	readonly #hearing: ReturnType<typeof clientOf>;
	readonly #hearers = new Map<string, Set<Hear>>();
	readonly #watchers = new Set<(isUp: boolean) => void>();
	/** The number of the last message of each node: what comes late over an old connection is dropped. */
	readonly #last = new Map<string, number>();
	readonly #heart: NodeJS.Timeout;
	/** Where this node hears itself. */
	readonly #beats: string;
	/** Channels on which this node is heard by itself, as Redis has confirmed. */
	readonly #listening = new Set<string>();
	/** Channels on which nobody else was when something was said last. */
	readonly #unheard = new Set<string>();
	#sent = 0;
	#bytes = 0;
	#isUp = false;
	/** Beats before this one say nothing: they were sent before it went down. */
	#wanted = 0;
	#heardAt = 0;
	#saidAt = -SAID_MS;
	#reason: string | null = null;

	constructor({ url, prefix, keys, log, refused = () => undefined }: RedisBusOptions) {
		this.prefix = `${prefix}:`;
		this.#keys = keys;
		this.#log = log;
		this.#refused = refused;
		this.#speaking = clientOf(url);
		this.#hearing = clientOf(url);
		for (const client of [this.#speaking, this.#hearing]) {
			client.on('error', (error: Error) => this.#isLost(error));
			client.on('end', () => this.#isLost(null));
			if (client === this.#hearing)
				for (const lost of ['error', 'end']) client.on(lost, () => this.#listening.clear());
			// Tries again for ever, and tells of each failure by 'error'.
			client.connect().catch((error: Error) => this.#isLost(error));
		}
		// What was asked for while the connection broke the client has forgotten.
		this.#hearing.on('ready', () => {
			for (const channel of this.#hearers.keys()) this.#listen(channel);
		});
		this.#beats = `${this.prefix}${BEATS}:${this.node}`;
		this.subscribe(`${BEATS}:${this.node}`, () => undefined);
		this.#heart = setInterval(() => this.#beat(), BEAT_MS).unref();
	}

	get isUp(): boolean {
		return this.#isUp;
	}

	/** What Redis, or the way to it, has said last when it did not carry; the address is not in it. */
	get reason(): string | null {
		return this.#reason;
	}

	/** For what is counted for all nodes together; see tallies.ts. */
	get client(): ReturnType<typeof clientOf> {
		return this.#speaking;
	}

	publish(channel: string, message: Uint8Array): void {
		if (!this.#speaking.isReady) return;
		const to = this.prefix + channel;
		this.#sent = Math.max(this.#sent + 1, Date.now() * PER_MS);
		const said = { node: this.node, number: this.#sent, content: message };
		const bytes = writeMessage(this.#keys.ofMessages(), to, said);
		if (this.#bytes + bytes.length > MOST_BYTES) return;
		this.#bytes += bytes.length;
		const isOwn = this.#listening.has(channel);
		this.#speaking
			.sPublish(to, bytes)
			.then((hearers) => this.#count(channel, isOwn && hearers === 1))
			// The connection broke meanwhile, which it has told itself.
			.catch(() => undefined)
			.finally(() => (this.#bytes -= bytes.length));
	}

	subscribe(channel: string, hear: Hear): () => void {
		const hearers = this.#hearers.get(channel) ?? new Set();
		hearers.add(hear);
		this.#hearers.set(channel, hearers);
		if (hearers.size === 1) this.#listen(channel);
		return () => {
			if (!hearers.delete(hear) || hearers.size > 0) return;
			this.#hearers.delete(channel);
			this.#listening.delete(channel);
			this.#unheard.delete(channel);
			this.#settle(this.#hearing.sUnsubscribe(this.prefix + channel, this.#hear, true));
		};
	}

	isHeard(channel: string): boolean {
		return !this.#unheard.has(channel);
	}

	onChange(hear: (isUp: boolean) => void): () => void {
		this.#watchers.add(hear);
		return () => void this.#watchers.delete(hear);
	}

	async close(): Promise<void> {
		clearInterval(this.#heart);
		this.#isUp = false;
		this.#watchers.clear();
		this.#hearers.clear();
		// What was said last is still on its way.
		if (this.#speaking.isReady)
			await withTimeout(GOODBYE_MS, this.#speaking.close(), () => undefined);
		for (const client of [this.#speaking, this.#hearing]) if (client.isOpen) client.destroy();
	}

	#listen(channel: string): void {
		// Else at the next 'ready'.
		if (!this.#hearing.isReady) return;
		const asked = this.#hearing.sSubscribe(this.prefix + channel, this.#hear, true);
		this.#settle(
			Promise.resolve(asked).then(() => {
				if (this.#hearers.has(channel)) this.#listening.add(channel);
			})
		);
	}

	/** Fails only with its connection, and is done again with the next one. */
	#settle(asked: Promise<unknown> | undefined): void {
		asked?.catch(() => undefined);
	}

	/** One function for all channels: asked for twice it is called once. */
	readonly #hear = (bytes: Buffer, name: Buffer | string): void => {
		const on = name.toString();
		if (on !== this.#beats && isSaidBy(this.node, bytes)) return this.#heardEcho(on, bytes);
		const message = readMessage(this.#keys.ofMessages(), on, bytes);
		if (!message) return this.#refuse('forged');
		if (message.node === this.node) return this.#heardBeat(message.number);
		if (message.number <= (this.#last.get(message.node) ?? 0)) return;
		if (message.number < (Date.now() - OLD_MS) * PER_MS) return this.#refuse('old');
		this.#last.set(message.node, message.number);
		this.#deliver(on.slice(this.prefix.length), message);
	};

	/** Where it is not certain that it was only this node, somebody may hear. */
	#count(channel: string, isAlone: boolean): void {
		if (isAlone) this.#unheard.add(channel);
		else this.#unheard.delete(channel);
	}

	#deliver(channel: string, { node, content }: Message): void {
		this.#unheard.delete(channel);
		for (const hear of this.#hearers.get(channel) ?? []) {
			try {
				hear(content, node);
			} catch (error) {
				this.#log.error({ err: error, channel, node }, 'a message was not understood');
			}
		}
	}

	#refuse(why: RefusedMessage): void {
		this.#refused(why);
		if (performance.now() - this.#saidAt < SAID_MS) return;
		this.#saidAt = performance.now();
		this.#log.warn({ why }, 'redis brings messages that no server of this newsroom has just sent');
	}

	#beat(): void {
		// What came while this process was busy is heard first.
		setImmediate(() => {
			if (this.#isUp && performance.now() - this.#heardAt > SILENCE_MS)
				this.#isLost(new Error('nothing comes round'));
		});
		// What was heard right after the last beat is almost as old as that.
		if (this.#isUnsure(BEAT_MS * 0.75)) this.publish(`${BEATS}:${this.node}`, new Uint8Array());
	}

	/** Whether it is not known of the last so many ms that what this node says comes round. */
	#isUnsure(ms: number): boolean {
		return !this.#isUp || performance.now() - this.#heardAt >= ms;
	}

	/** As good as a beat, if it proves that it is one of ours; soon enough that none is due. */
	#heardEcho(on: string, bytes: Buffer): void {
		const echo = this.#isUnsure(BEAT_MS / 2) && readMessage(this.#keys.ofMessages(), on, bytes);
		if (echo) this.#heardBeat(echo.number);
	}

	#heardBeat(number: number): void {
		if (number < this.#wanted) return;
		this.#heardAt = performance.now();
		if (this.#isUp) return;
		this.#isUp = true;
		this.#log.info('redis carries');
		this.#tell();
	}

	#isLost(error: Error | null): void {
		if (error) this.#reason = error.message || error.name;
		this.#wanted = this.#sent + 1;
		this.#unheard.clear();
		if (!this.#isUp) return;
		this.#isUp = false;
		this.#log.warn({ err: error }, 'redis does not carry');
		this.#tell();
	}

	#tell(): void {
		for (const hear of this.#watchers) hear(this.#isUp);
	}
}

const clientOf = (url: string) =>
	createClient({
		url,
		disableOfflineQueue: true,
		// The client would set a timer for each command; one that hangs ends with its connection.
		commandOptions: { timeout: undefined },
		socket: {
			connectTimeout: 3000,
			// Beats come more often than that.
			socketTimeout: DEAD_MS,
			reconnectStrategy: () => AGAIN_MS + Math.random() * AGAIN_MS
		}
	});
