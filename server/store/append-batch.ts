import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Change } from '#model/records.ts';
import { pack, unpack, type Packed } from '../pack.ts';
import type { NewUpdate } from './store.ts';

/** Pairs of room and client id that are known to be on disk; then it begins anew. */
const REMEMBERED_CLIENTS = 100_000;

/** What stands or falls together. */
export interface LogWrite {
	updates: readonly NewUpdate[];
	/** Derived records. */
	records: readonly Change[];
}

/** Writes on their way to another thread: the bytes of all updates in one piece of memory. */
export interface AppendBatch extends Packed {
	updates: Omit<NewUpdate, 'bytes'>[];
	/** `value`: JSON; null: the record is taken away. */
	records: { kind: string; id: string; value: string | null }[];
}

export function packBatch(writes: readonly LogWrite[]): AppendBatch {
	const updates = writes.flatMap((write) => write.updates);
	const records = writes.flatMap((write) =>
		write.records.map(({ kind, id, value }) => ({
			kind,
			id,
			value: value && JSON.stringify(value)
		}))
	);
	return {
		...pack(updates.map(({ bytes }) => bytes)),
		updates: updates.map(({ bytes: _, ...update }) => update),
		records
	};
}

/** Writes batches, each in one transaction, without making SQL for any of them. */
export class BatchWriter {
	readonly #begin: StatementSync;
	readonly #commit: StatementSync;
	readonly #update: StatementSync;
	readonly #client: StatementSync;
	readonly #returned: StatementSync;
	readonly #record: StatementSync;
	readonly #noRecord: StatementSync;
	readonly #rollback: () => void;
	/** Client ids by room of which the row is on disk: nearly every keystroke comes under one. */
	readonly #clients = new Map<string, Set<number>>();
	#remembered = 0;

	/** The tables must be there. */
	constructor(database: DatabaseSync) {
		this.#begin = database.prepare('begin immediate');
		this.#commit = database.prepare('commit');
		this.#rollback = () => {
			// Some errors (a full disk) have ended it already.
			if (database.isTransaction) database.exec('rollback');
		};
		this.#update = database.prepare(
			'insert into story_update (room, person_id, client_id, at, bytes) values (?, ?, ?, ?, ?)'
		);
		this.#client = database.prepare(
			`insert into story_client (room, client_id, person_id) values (?, ?, ?)
			on conflict (room, client_id) do nothing`
		);
		this.#returned = database.prepare(
			`insert into story_returned (room, client_id, clock, length, person_id)
			values (?, ?, ?, ?, ?) on conflict (room, client_id, clock) do nothing`
		);
		this.#record = database.prepare(
			`insert into record (kind, id, value) values (?, ?, ?)
			on conflict (kind, id) do update set value = excluded.value`
		);
		this.#noRecord = database.prepare('delete from record where kind = ? and id = ?');
	}

	/** The seq of each update, once all is on disk; throws with nothing of it written. */
	write(batch: AppendBatch): number[] {
		const written: [string, number][] = [];
		let seqs: number[];
		this.#begin.run();
		try {
			const bytes = unpack(batch);
			seqs = batch.updates.map((update, index) => {
				this.#writeClients(update, written);
				const { room, personId, clientId, at, returned = [] } = update;
				for (const range of returned)
					this.#returned.run(room, range.clientId, range.clock, range.length, personId);
				return Number(
					this.#update.run(room, personId, clientId, at, bytes[index] ?? null).lastInsertRowid
				);
			});
			for (const { kind, id, value } of batch.records)
				if (value === null) this.#noRecord.run(kind, id);
				else this.#record.run(kind, id, value);
			this.#commit.run();
		} catch (error) {
			this.#rollback();
			throw error;
		}
		for (const [room, clientId] of written) this.#remember(room, clientId);
		return seqs;
	}

	#writeClients(
		{ room, personId, clientId, alsoUnder = [] }: AppendBatch['updates'][number],
		written: [string, number][]
	): void {
		if (clientId === null) return;
		for (const id of [clientId, ...alsoUnder]) {
			if (this.#clients.get(room)?.has(id)) continue;
			this.#client.run(room, id, personId);
			written.push([room, id]);
		}
	}

	#remember(room: string, clientId: number): void {
		if (this.#remembered >= REMEMBERED_CLIENTS) {
			this.#clients.clear();
			this.#remembered = 0;
		}
		const clients = this.#clients.get(room);
		if (clients) clients.add(clientId);
		else this.#clients.set(room, new Set([clientId]));
		this.#remembered += 1;
	}
}
