import * as Y from 'yjs';
import type { LoadedRoom, UpdateLog } from '#server/store/store.ts';
import { shadowDoc } from '#server/sync/shadow-doc.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';

export const ROOM = `story/${STORY}`;

/** Lets everything happen that is ready to. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One life of the server, and its way to the disk, which ends with it. */
interface Life {
	server: SyncServer;
	alive: boolean;
}

/** The disk, and the server that stands on it: one after the other. */
export class House {
	readonly log: MemoryLog = memoryLog();
	/** Nothing is written before it is over; null: the disk works. */
	#stall: { over: Promise<void>; end: () => void; wordsOnly: boolean } | null = null;
	/** The disk refuses. */
	refuses = false;
	#life: Life | null = null;
	readonly #endings: Promise<void>[] = [];
	/** What the log holds, kept up as it grows. */
	readonly #replay = shadowDoc();
	#replayed = 0;

	get server(): SyncServer {
		if (!this.#life) throw new Error('the server is down');
		return this.#life.server;
	}

	isUp(server: SyncServer): boolean {
		return this.#life?.server === server;
	}

	get stalled(): boolean {
		return this.#stall !== null;
	}

	readonly accept: SyncServer['accept'] = (socket) => {
		if (this.#life) this.#life.server.accept(socket);
		else socket.destroy();
	};

	async start(): Promise<void> {
		const life = { alive: true } as Life;
		life.server = await startSyncServer({
			log: this.#logOf(life),
			port: null,
			editors: 1,
			// A clock would say when a room closes; here only the seed says what happens.
			lingerMs: 3_600_000
		});
		this.#life = life;
	}

	/** Stops in order, as SIGTERM does. */
	async stop(): Promise<void> {
		const life = this.#life;
		this.#life = null;
		await life?.server.close();
	}

	/** Ends as kill -9 does: what is not on disk is lost. Connections are the caller's to cut. */
	async crash(): Promise<void> {
		const life = this.#life;
		if (!life) return;
		life.alive = false;
		this.#life = null;
		// What had reached the disk is there, though nobody was told.
		for (let i = 0; i < 4; i++) await turn();
		this.#endings.push(life.server.close());
	}

	/** With `wordsOnly` it still notes whose words they are. */
	stall({ wordsOnly = false } = {}): void {
		let end = () => {};
		const over = new Promise<void>((resolve) => (end = resolve));
		this.#stall ??= { over, end, wordsOnly };
	}

	unstall(): void {
		this.#stall?.end();
		this.#stall = null;
	}

	/** Merges what is on disk into a snapshot, as the compactor does beside the typing. */
	async compact(): Promise<void> {
		const loaded = await this.log.load(ROOM);
		const last = loaded.tail.at(-1);
		if (!last) return;
		const updates = loaded.tail.map(({ bytes }) => bytes);
		const snapshot = Y.mergeUpdates(loaded.snapshot ? [loaded.snapshot, ...updates] : updates);
		await this.log.compact(ROOM, snapshot, last.seq);
	}

	/** All that was ever logged, applied one after the other. */
	replay(): Y.Doc {
		for (; this.#replayed < this.log.rows.length; this.#replayed++)
			Y.applyUpdate(this.#replay, this.log.rows[this.#replayed]?.bytes as Uint8Array);
		return this.#replay;
	}

	/** What a newly opened room would hold. */
	async reloaded(): Promise<string> {
		const { snapshot, tail } = await this.log.load(ROOM);
		const doc = new Y.Doc();
		if (snapshot) Y.applyUpdate(doc, snapshot);
		for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
		return contentHash(doc);
	}

	async inMemory(): Promise<string> {
		return contentHash(await this.server.sync.read(ROOM));
	}

	async close(): Promise<void> {
		await this.stop();
		await Promise.all(this.#endings);
		this.#replay.destroy();
	}

	/** The log as one life of the server sees it: with the life it ends. */
	#logOf(life: Life): UpdateLog {
		const { log } = this;
		// A dead server may believe what it likes: nobody hears of it, and it comes to an end.
		return {
			append: async (updates) => {
				await this.#stall?.over;
				if (!life.alive) return updates.map((_, index) => index + 1);
				if (this.refuses) throw new Error('ENOSPC');
				return log.append(updates);
			},
			load: (room): Promise<LoadedRoom> => log.load(room),
			history: (room, most) => log.history(room, most),
			recent: (updates) => log.recent(updates),
			last: (rooms) => log.last(rooms),
			compact: async (room, snapshot, throughSeq) => {
				if (life.alive) await log.compact(room, snapshot, throughSeq);
			},
			claim: async (claim) => {
				if (!this.#stall?.wordsOnly) await this.#stall?.over;
				if (!life.alive) return claim.clientIds.map(() => claim.personId);
				if (this.refuses) throw new Error('ENOSPC');
				return log.claim(claim);
			},
			settle: async (settled) => {
				if (life.alive) await log.settle(settled);
			},
			shared: null,
			isRefusal: (error) => log.isRefusal(error)
		};
	}
}
