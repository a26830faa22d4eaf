import { TailPacker } from '#server/store/logged-tail.ts';
import { isRefusal } from '#server/store/refusal.ts';
import type { Claim, LoggedUpdate, NewUpdate, RoomClient, UpdateLog } from '#server/store/store.ts';

/** An update log in memory that can be told to fail or to wait, for tests of what stands on it. */
export interface MemoryLog extends UpdateLog {
	/** Every update ever appended, in order. */
	readonly rows: (NewUpdate & { seq: number })[];
	readonly snapshots: Map<string, { snapshot: Uint8Array; throughSeq: number }>;
	/** While set, appends and claims fail with it. */
	failure: Error | null;
	/** While set, loads fail with it. */
	loadFailure: Error | null;
	/** While set, appends wait for it before they are written. */
	gate: Promise<void> | null;
	loads: number;
	/** Appends that are under way. */
	appending: number;
	/** Every claim ever made, in order. */
	readonly claims: Claim[];
	/** Client ids by room that are not settled. */
	readonly unsettled: Map<string, Set<number>>;
}

export function memoryLog(): MemoryLog {
	const log: MemoryLog = {
		rows: [],
		snapshots: new Map(),
		failure: null,
		loadFailure: null,
		gate: null,
		loads: 0,
		appending: 0,
		claims: [],
		unsettled: new Map(),
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
			return {
				snapshot: kept?.snapshot ?? null,
				snapshotSeq,
				tail,
				clients: clientsIn(log, room),
				returned: own.flatMap(({ personId, returned = [] }) =>
					returned.map((range) => ({ ...range, personId }))
				)
			};
		},
		async history(room, most) {
			const { clients, returned } = await log.load(room);
			const tail = new TailPacker();
			for (const { seq, personId, at, bytes } of log.rows.filter((row) => row.room === room)) {
				tail.addBytes(bytes);
				tail.label(seq, tail.numberOf(personId), at);
				if (tail.length > most) return null;
			}
			return { ...tail.pack(), clients, returned };
		},
		async recent(updates) {
			const latest = new Map(log.rows.slice(-updates).map((row) => [row.room, row]));
			return [...latest.values()];
		},
		async last(rooms) {
			const latest = new Map(log.rows.map((row) => [row.room, row]));
			return rooms.flatMap((room) => latest.get(room) ?? []);
		},
		async compact(room, snapshot, throughSeq) {
			log.snapshots.set(room, { snapshot, throughSeq });
		},
		async claim(claim) {
			await new Promise((resolve) => setImmediate(resolve));
			if (log.failure) throw log.failure;
			log.claims.push(claim);
			const unsettled = log.unsettled.get(claim.room) ?? new Set();
			log.unsettled.set(claim.room, unsettled);
			claim.clientIds.forEach((id) => unsettled.add(id));
			const owners = new Map(
				clientsIn(log, claim.room).map(({ clientId, personId }) => [clientId, personId])
			);
			return claim.clientIds.map((id) => owners.get(id) ?? claim.personId);
		},
		async settle({ room, clientIds }) {
			clientIds.forEach((id) => log.unsettled.get(room)?.delete(id));
		},
		shared: null,
		isRefusal
	};
	return log;
}

/** In the order of claims and rows, of which the first under an id counts; a claim comes before its rows. */
function clientsIn({ claims, rows, unsettled }: MemoryLog, room: string): RoomClient[] {
	const written = rows.map(({ clientId, alsoUnder = [], ...row }) => ({
		...row,
		clientIds: clientId === null ? [] : [clientId, ...alsoUnder]
	}));
	const clients = new Map<number, RoomClient>();
	for (const { clientIds, personId, room: where } of [...claims, ...written])
		for (const clientId of where === room ? clientIds : []) {
			const mayLack = unsettled.get(room)?.has(clientId) ?? false;
			if (!clients.has(clientId)) clients.set(clientId, { clientId, personId, mayLack });
		}
	return [...clients.values()];
}
