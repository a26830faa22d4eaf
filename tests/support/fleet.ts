import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bus } from '#server/nodes/bus.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { openPostgresStore, postgresEngine } from '#server/store/postgres-store.ts';
import { postgresLog } from '#server/store/postgres-update-log.ts';
import type { UpdateLog } from '#server/store/store.ts';
import type { Tables } from '#server/store/tables.ts';
import type { Random } from '#tests/sync/story/random.ts';
import { contentHash } from './content-hash.ts';
import { localHub, type LocalHub } from './local-bus.ts';
import type { TestDatabase } from './postgres.ts';
import { startSyncServer, type SyncServer } from './sync-server.ts';

/** One of several servers on one database. */
export interface FleetNode {
	readonly name: string;
	readonly server: SyncServer;
	readonly bus: Bus;
	readonly log: UpdateLog;
	/** Nothing is written until it is freed; whose words they are still is. */
	stall(): void;
	free(): void;
	/** It is gone without a word: what it has in hand is lost. Its lease is over so many ms later. */
	abandon(leaseMs?: number): Promise<void>;
	/** Its lease is over, and it does not know yet. */
	dream(): Promise<void>;
	/** It slept for so long that its lease is over; what it has in hand is refused, and it begins anew. */
	oversleep(): Promise<void>;
	/** It stops in order. */
	stop(): Promise<void>;
}

/** Several servers in one process on one database, joined by a hub. */
export interface Fleet {
	readonly hub: LocalHub;
	readonly nodes: FleetNode[];
	/** Messages are lost, doubled and held up from now on, or no longer. */
	disturb(random: Random | null): void;
	/** `lingerMs`: how long its rooms stay open without people. */
	add(name: string, options?: { lingerMs?: number }): Promise<FleetNode>;
	/** What the log of a room says, as a hash. */
	logged(room: string): Promise<string>;
	close(): Promise<void>;
}

export async function openFleet(database: TestDatabase): Promise<Fleet> {
	const made = await openPostgresStore(database.url);
	await made.store.close();
	const hub = localHub();
	const nodes: FleetNode[] = [];
	const endings: Promise<void>[] = [];
	let random: Random | null = null;
	const reader = await openPostgres<Tables>(database.url, {});
	const readerLog = postgresLog(
		reader.db,
		postgresEngine('several', () => 0)
	);

	return {
		hub,
		nodes,
		disturb: (by) => void (random = by),
		async add(name, { lingerMs } = {}) {
			let isHeard = true;
			const bus = disturbed(
				hub.join(),
				() => isHeard,
				() => random
			);
			const { log, ...life } = await openNodeLog(database);
			const server = await startSyncServer({ log, bus, lingerMs, editors: 8, stories: 2 });
			const leave = async () => {
				nodes.splice(nodes.indexOf(node), 1);
				await bus.close();
			};
			const node: FleetNode = {
				...{ name, server, bus, log },
				stall: life.stall,
				free: life.free,
				async abandon(leaseMs = 0) {
					life.kill();
					isHeard = false;
					await leave();
					// Its sockets break; nobody is told why.
					endings.push(server.close().then(life.close));
					await pause(leaseMs);
					await life.endLease();
				},
				dream: () => life.endLease(),
				async oversleep() {
					await life.endLease();
					life.free();
					server.sync.reload(new Error('the lease is over'));
					await life.beginLease();
				},
				async stop() {
					await server.close();
					await leave();
					await life.endLease();
					await life.close();
				}
			};
			nodes.push(node);
			return node;
		},
		async logged(room) {
			const { snapshot, tail } = await readerLog.load(room);
			const doc = new Y.Doc();
			if (snapshot) Y.applyUpdate(doc, snapshot);
			for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
			return contentHash(doc);
		},
		async close() {
			for (const node of [...nodes]) await node.stop();
			await Promise.all(endings);
			await reader.db.destroy();
		}
	};
}

/** The log as one server has it, which can be taken from it. */
async function openNodeLog(database: TestDatabase) {
	const { db, fence } = await openPostgres<Tables>(database.url, {});
	let epoch = await beginLease(database);
	let isFresh = true;
	fence({ epoch: () => epoch, onPassed: () => undefined });
	const log = postgresLog(
		db,
		postgresEngine(
			'several',
			() => epoch,
			() => isFresh
		)
	);
	const { shared } = log;
	if (!shared) throw new Error('nothing is shared');
	let isAlive = true;
	let stall: PromiseWithResolvers<void> | null = null;
	const never = new Promise<never>(() => undefined);
	/** Of a server that is gone nobody hears any more. */
	const alive = async <T>(write: () => Promise<T>): Promise<T> => {
		const answer = isAlive ? await write() : await never;
		return isAlive ? answer : never;
	};
	const freed = async () => {
		await stall?.promise;
	};
	return {
		log: {
			...log,
			append: (updates) => freed().then(() => alive(() => log.append(updates))),
			claim: (claim) => alive(() => log.claim(claim)),
			settle: (settled) => alive(() => log.settle(settled)),
			shared: {
				...shared,
				append: (updates) => freed().then(() => alive(() => shared.append(updates))),
				begin: (update) => alive(() => shared.begin(update)),
				giveUp: (room) => (isAlive ? shared.giveUp(room) : Promise.resolve())
			}
		} satisfies UpdateLog,
		stall: () => void (stall ??= Promise.withResolvers()),
		free() {
			stall?.resolve();
			stall = null;
		},
		kill() {
			isAlive = false;
			stall?.resolve();
		},
		async endLease() {
			isFresh = false;
			await endLease(database, epoch);
		},
		async beginLease() {
			epoch = await beginLease(database);
			isFresh = true;
		},
		async close() {
			await log.flush();
			await db.destroy();
		}
	};
}

/** The number under which a server may write beside the others. */
async function beginLease(database: TestDatabase): Promise<number> {
	const [row] = await database.run(
		`insert into writer (epoch) values (nextval('writer_epoch')) returning epoch`
	);
	return Number(row?.epoch);
}

async function endLease(database: TestDatabase, epoch: number): Promise<void> {
	await database.run(`delete from writer where epoch = ${epoch}`);
}

/** Loses one message in four while it is disturbed, doubles one and holds one up. */
function disturbed(bus: Bus, isHeard: () => boolean, random: () => Random | null): Bus {
	return {
		get node() {
			return bus.node;
		},
		get isUp() {
			return bus.isUp;
		},
		publish(channel, message) {
			if (!isHeard()) return;
			const dice = random()?.below(4);
			if (dice === 0) return;
			if (dice === 1) setTimeout(() => bus.publish(channel, message), random()?.below(150));
			else bus.publish(channel, message);
			if (dice === 2) bus.publish(channel, message);
		},
		subscribe: (channel, hear) => bus.subscribe(channel, hear),
		isHeard: (channel) => bus.isHeard(channel),
		onChange: (hear) => bus.onChange(hear),
		close: () => bus.close()
	};
}
