import type { LoggedUpdate, NewUpdate, UpdateLog } from '#server/store/store.ts';

/** An update log in memory that can be told to fail or to wait, for tests of what stands on it. */
export interface MemoryLog extends UpdateLog {
	/** Every update ever appended, in order. */
	readonly rows: (NewUpdate & { seq: number })[];
	readonly snapshots: Map<string, { snapshot: Uint8Array; throughSeq: number }>;
	/** While set, appends fail with it. */
	failure: Error | null;
	/** While set, loads fail with it. */
	loadFailure: Error | null;
	/** While set, appends wait for it before they are written. */
	gate: Promise<void> | null;
	loads: number;
	/** Appends that are under way. */
	appending: number;
	/** The rooms that were not closed in order. */
	readonly openRooms: Set<string>;
}

const ownedBy = ([clientId, personId]: [number, string]) => ({ clientId, personId });

export function memoryLog(): MemoryLog {
	const log: MemoryLog = {
		rows: [],
		snapshots: new Map(),
		failure: null,
		loadFailure: null,
		gate: null,
		loads: 0,
		appending: 0,
		openRooms: new Set(),
		async append(updates) {
			log.appending += 1;
			await log.gate;
			log.appending -= 1;
			await new Promise((resolve) => setImmediate(resolve));
			if (log.failure) throw log.failure;
			return updates.map((update) => log.rows.push({ ...update, seq: log.rows.length + 1 }));
		},
		async load(room) {
			log.loads += 1;
			await new Promise((resolve) => setImmediate(resolve));
			if (log.loadFailure) throw log.loadFailure;
			const kept = log.snapshots.get(room);
			const snapshotSeq = kept?.throughSeq ?? 0;
			const own = log.rows.filter((row) => row.room === room);
			const tail: LoggedUpdate[] = own.filter((row) => row.seq > snapshotSeq);
			const clients = new Map<number, string>();
			for (const { clientId, alsoUnder = [], personId } of own)
				for (const id of clientId === null ? [] : [clientId, ...alsoUnder])
					if (!clients.has(id)) clients.set(id, personId);
			return {
				snapshot: kept?.snapshot ?? null,
				snapshotSeq,
				tail,
				clients: [...clients].map(ownedBy)
			};
		},
		async recent(updates) {
			const latest = new Map(log.rows.slice(-updates).map((row) => [row.room, row]));
			return [...latest.values()];
		},
		async compact(room, snapshot, throughSeq) {
			log.snapshots.set(room, { snapshot, throughSeq });
		},
		async open(room) {
			const wasOpen = log.openRooms.has(room);
			log.openRooms.add(room);
			return wasOpen;
		},
		async close(room) {
			log.openRooms.delete(room);
		}
	};
	return log;
}
