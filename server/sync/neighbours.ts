import type { Logger } from 'pino';
import type { Bus } from '../nodes/bus.ts';
import type { FoundUpdate, SharedLog } from '../store/store.ts';
import { CutOffWatch } from './cut-off-watch.ts';
import { LIMITS, TIMES } from './limits.ts';
import { decodeRoomMessages, encodeRoomMessages, type RoomMessage } from './room-message.ts';
import type { RoomLink } from './room-link.ts';

/** Other nodes on the same database, and what carries messages between them. */
export interface Nodes {
	bus: Bus;
	log: SharedLog;
	/** This node alone has not been able to write for longer than its right to lasts; see CutOffWatch. */
	cutOff?: () => void;
}

/** Where nodes say that they are there. */
const ALIVE = 'sync/alive';
/** And with this byte that they can write. */
const WRITES = 1;
/** So many updates no room passes on while it is open; below 2^53 there is room for eight million openings. */
const NUMBERS = 2 ** 30;
const channelOf = (room: string): string => `sync/room/${room}`;

/** A room's way to the other nodes: what they say of it waits until the room is loaded. */
export interface Post {
	readonly log: SharedLog;
	/** Dropped, but for what must not be missed, where nobody has the room open; see isHeard. */
	tell: (messages: readonly RoomMessage[]) => void;
	/** Whether that reaches anybody at the moment. */
	isUp: () => boolean;
	/** Whether another node may have the room open. */
	isHeard: () => boolean;
	/** What the room says ahead of the log it counts from here on: others remember earlier numbers of this node. */
	readonly numbers: number;
	open(room: RoomLink): void;
	close(): void;
}

/**
 * The other nodes as the open rooms of this one see them. What they tell may be lost, come twice or late:
 * the log is looked into for what nobody has told, and a node of which nothing is heard is gone.
 */
export class Neighbours {
	readonly log: SharedLog;
	readonly #bus: Bus;
	readonly #logger: Logger;
	readonly #rooms = new Set<RoomLink>();
	readonly #watch: CutOffWatch;
	/** When each other node was heard last. */
	readonly #heard = new Map<string, number>();
	readonly #ends: (() => void)[];
	/** How often a room was opened. */
	#opened = 0;
	#timer: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();
	#isFailing = false;
	#closed = false;

	constructor({ bus, log, cutOff = () => undefined }: Nodes, logger: Logger) {
		this.log = log;
		this.#bus = bus;
		this.#watch = new CutOffWatch({ canWrite: () => log.isFresh(), isTold: bus.isUp }, cutOff);
		this.#logger = logger;
		const alive = setInterval(() => this.#beat(), TIMES.alive).unref();
		const review = setInterval(() => {
			for (const room of this.#rooms) void room.review();
			this.#watch.look();
		}, TIMES.unlogged).unref();
		this.#ends = [
			() => clearInterval(alive),
			() => clearInterval(review),
			bus.subscribe(ALIVE, (bytes, node) => {
				if (bytes[0] === WRITES) this.#watch.othersWrite();
				this.#hearOf(node);
			}),
			bus.onChange((isUp) => {
				this.#watch.carries(isUp);
				if (isUp) this.#greet();
				this.#lookSoon(0);
			})
		];
		this.#beat();
		this.#lookSoon();
	}

	get isUp(): boolean {
		return this.#bus.isUp;
	}

	/** To be called before the room is loaded: nothing is missed from then on. */
	open(name: string): Post {
		const early: [RoomMessage, string][] = [];
		let room: RoomLink | null = null;
		const channel = channelOf(name);
		const end = this.#bus.subscribe(channel, (bytes, node) => {
			for (const message of this.#read(bytes)) {
				if (message.type === 'presence') this.#hearOf(node);
				if (room) this.#tell(room, message, node);
				else early.push([message, node]);
			}
		});
		let toldAt = -Infinity;
		const tell = (messages: readonly RoomMessage[]) => {
			const now = performance.now();
			// Where nobody is, whoever comes asks; and now and then it is found out that somebody is.
			const isDue = this.#bus.isHeard(channel) || now - toldAt >= TIMES.unheard;
			if (!isDue && !messages.some(isSaidOnce)) return;
			toldAt = now;
			this.#bus.publish(channel, encodeRoomMessages(messages));
		};
		return {
			log: this.log,
			tell,
			isUp: () => this.isUp,
			isHeard: () => this.#bus.isHeard(channel),
			numbers: this.#opened++ * NUMBERS,
			open: (loaded) => {
				room = loaded;
				this.#rooms.add(loaded);
				for (const [message, node] of early.splice(0)) this.#tell(loaded, message, node);
				tell([{ type: 'ask' }]);
			},
			close: () => {
				end();
				if (room) this.#rooms.delete(room);
			}
		};
	}

	/** Looks into the log for what others have written in rooms that are open here. */
	async look(): Promise<void> {
		const rooms = [...this.#rooms];
		const positions = rooms.map(({ position }) => position);
		if (positions.length === 0) return;
		const found = Map.groupBy(
			await this.log.after(positions, LIMITS.readAtOnce),
			({ room }) => room
		);
		await Promise.all(
			rooms.map(async (room) => {
				const updates: FoundUpdate[] = found.get(room.position.room) ?? [];
				await room.found(updates);
				if (updates.length >= LIMITS.readAtOnce) await room.catchUp();
			})
		);
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		for (const end of this.#ends) end();
		await this.#looking;
	}

	#lookSoon(wait: number = this.isUp ? TIMES.look : TIMES.lookUntold): void {
		clearTimeout(this.#timer);
		if (this.#closed) return;
		this.#timer = setTimeout(() => {
			const looked = this.#looking.then(() => this.look());
			this.#looking = looked
				.then(
					() => (this.#isFailing = false),
					(err: unknown) => {
						if (!this.#isFailing) this.#logger.error({ err }, 'what others wrote cannot be read');
						this.#isFailing = true;
					}
				)
				.then(() => this.#lookSoon());
		}, wait).unref();
	}

	#tell(room: RoomLink, message: RoomMessage, node: string): void {
		try {
			room.hear(message, node);
		} catch (err) {
			// What matters of it is in the log; what else is told is heard all the same.
			this.#logger.warn({ ...room.position, err }, 'what another node says cannot be taken in');
		}
	}

	#read(bytes: Uint8Array): RoomMessage[] {
		try {
			return decodeRoomMessages(bytes);
		} catch (err) {
			// What matters of it is in the log.
			this.#logger.warn({ err }, 'another node says what this one does not know');
			return [];
		}
	}

	#sayAlive(): void {
		this.#bus.publish(ALIVE, this.log.isFresh() ? Uint8Array.of(WRITES) : new Uint8Array());
	}

	#beat(): void {
		this.#sayAlive();
		const now = performance.now();
		for (const [node, at] of this.#heard) {
			if (now - at < TIMES.silent) continue;
			this.#heard.delete(node);
			for (const room of this.#rooms) room.forget(node);
		}
	}

	#hearOf(node: string): void {
		const isNew = !this.#heard.has(node);
		this.#heard.set(node, performance.now());
		if (isNew) this.#greet();
	}

	/** Tells everybody who is here, and asks the same. */
	#greet(): void {
		this.#sayAlive();
		for (const room of this.#rooms) room.greet();
	}
}

/** A question, or that somebody has left: who is here is told again and again. */
const isSaidOnce = (message: RoomMessage): boolean =>
	message.type === 'ask' ||
	(message.type === 'presence' && message.lines.some(({ json }) => json === 'null'));
