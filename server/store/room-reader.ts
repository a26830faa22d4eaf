import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ReturnedWords } from '#document/returned-words.ts';
import { TailPacker, UnpackedTail, type PackedTail } from './logged-tail.ts';
import type { LoadedRoom, LoggedHistory, RoomClient } from './store.ts';

/** Rows read at a time: some milliseconds, after which others have their turn. */
const ROWS_PER_STEP = 4096;
/** Larger updates are read by themselves, so that a step stays within 16 MiB. */
const LARGE = 4096;

/** A room as it comes from another thread. */
export type PackedRoom = Omit<LoadedRoom, 'tail'> & { tail: PackedTail };

export const unpackRoom = (room: PackedRoom): LoadedRoom => ({
	...room,
	tail: new UnpackedTail(room.tail)
});

/** The pieces of memory that can be handed over instead of copied. */
export const transferable = ({ snapshot, tail }: PackedRoom): ArrayBuffer[] =>
	[snapshot, tail.bytes, tail.ends, tail.seqs, tail.authors].flatMap((view) =>
		view ? [view.buffer as ArrayBuffer] : []
	);

/** The same of a history. */
export const transferableHistory = (history: LoggedHistory | null): ArrayBuffer[] =>
	history
		? [history.bytes, history.ends, history.seqs, history.at, history.authors].map(
				(view) => view.buffer as ArrayBuffer
			)
		: [];

/**
 * Reads rooms of the log. A long tail is read in steps: the seq up to which it reads is fixed in the
 * first, and no row up to there changes any more, so that what is written meanwhile does no harm. The
 * first step must not stand within a transaction of the same connection.
 *
 * SQLite puts the rows of a step together, their bytes too: a row at a time, most of the time would go
 * into making a hundred thousand small buffers (measured: decision 0016). It does so in the order in
 * which it reads them, which is that of the index; should it ever read them otherwise, or take bytes for
 * something else, then the step is read a row at a time.
 */
export class RoomReader {
	readonly #snapshot: StatementSync;
	readonly #last: StatementSync;
	readonly #clients: StatementSync;
	readonly #returned: StatementSync;
	readonly #people: StatementSync;
	readonly #rows: StatementSync;
	/** The same with the time of each. */
	readonly #dated: StatementSync;
	readonly #large: StatementSync;
	readonly #single: StatementSync;

	constructor(database: DatabaseSync) {
		const prepare = (sql: string) => {
			const statement = database.prepare(sql);
			statement.setReturnArrays(true);
			return statement;
		};
		this.#snapshot = prepare('select bytes, through_seq from story_snapshot where room = ?');
		this.#last = prepare('select max(seq) from story_update where room = ?');
		this.#clients = prepare(
			`select client_id, person_id, unsettled.room from story_client
			left join story_in_hand as unsettled using (room, client_id) where room = ?`
		);
		this.#returned = prepare(
			'select client_id, clock, length, person_id from story_returned where room = ?'
		);
		const step = `from (
			select seq, person_id, at, bytes from story_update
			where room = ? and seq > ? and seq <= ? order by seq limit ${ROWS_PER_STEP}
		)`;
		this.#people = prepare(`select distinct person_id ${step}`);
		const small = `case when length(bytes) > ${LARGE} then '' else cast(bytes as text) end`;
		const columns = `${listOf('seq')}, ${listOf('instr(?, person_id)')}, ${listOf('length(bytes)')},
			cast(group_concat(${small}, '') as blob)`;
		this.#rows = prepare(`select ${columns} ${step}`);
		this.#dated = prepare(`select ${columns}, ${listOf('at')} ${step}`);
		this.#large = prepare('select bytes from story_update where seq = ?');
		this.#single = prepare(`select seq, person_id, at, bytes ${step} order by seq`);
	}

	/** Each step of the generator is one piece of work; its result is the room. */
	*steps(room: string): Generator<undefined, PackedRoom> {
		const [snapshot, snapshotSeq] = row<[Uint8Array, number]>(this.#snapshot.get(room)) ?? [
			null,
			0
		];
		const last = this.#lastIn(room);
		const [clients, returned] = [this.#clientsOf(room), this.#returnedIn(room)];
		const tail = new TailPacker();
		for (let from = snapshotSeq; from < last;) {
			from = this.#step(this.#rows, { room, from, last }, tail);
			if (from < last) yield;
		}
		return { snapshot, snapshotSeq, tail: tail.pack(), clients, returned };
	}

	/** The same for every update there ever was; null: they are more bytes than that. */
	*history(room: string, most: number): Generator<undefined, LoggedHistory | null> {
		const last = this.#lastIn(room);
		const [clients, returned] = [this.#clientsOf(room), this.#returnedIn(room)];
		const tail = new TailPacker();
		for (let from = 0; from < last;) {
			from = this.#step(this.#dated, { room, from, last }, tail);
			if (tail.length > most) return null;
			if (from < last) yield;
		}
		return { ...tail.pack(), clients, returned };
	}

	#lastIn(room: string): number {
		return row<[number | null]>(this.#last.get(room))?.[0] ?? 0;
	}

	#clientsOf(room: string): RoomClient[] {
		const rows = this.#clients.all(room) as unknown as [number, string, string | null][];
		return rows.map(([clientId, personId, unsettled]) => ({
			clientId,
			personId,
			mayLack: unsettled !== null
		}));
	}

	#returnedIn(room: string): ReturnedWords[] {
		const rows = this.#returned.all(room) as unknown as [number, number, number, string][];
		return rows.map(([clientId, clock, length, personId]) => ({
			clientId,
			clock,
			length,
			personId
		}));
	}

	/** Reads up to ROWS_PER_STEP rows after `from`; the seq of the last of them. */
	#step(rows: StatementSync, { room, from, last }: Range, tail: TailPacker): number {
		const people = this.#places(room, from, last, tail);
		const read = row<[string, string, string, Uint8Array, string?]>(
			rows.get(people.list, room, from, last)
		);
		if (!read) return last;
		const [seqs, places, lengths] = [numbersIn(read[0]), numbersIn(read[1]), numbersIn(read[2])];
		const times = numbersIn(read[4] ?? '');
		if (!isWhole(seqs, lengths, read[3])) return this.#slowly({ room, from, last }, tail);
		let start = 0;
		seqs.forEach((seq, index) => {
			const length = lengths[index] ?? 0;
			if (length > LARGE)
				tail.addBytes(row<[Uint8Array]>(this.#large.get(seq))?.[0] ?? new Uint8Array());
			else tail.addPart(read[3], start, (start += length));
			tail.label(seq, people.at.get(places[index] ?? 0) ?? 0, times[index]);
		});
		return seqs.at(-1) ?? last;
	}

	/** The same a row at a time. */
	#slowly({ room, from, last }: Range, tail: TailPacker): number {
		let end = last;
		const rows = this.#single.all(room, from, last) as unknown as [
			...[seq: number, personId: string, at: number, bytes: Uint8Array]
		][];
		for (const [seq, personId, at, bytes] of rows) {
			tail.addBytes(bytes);
			tail.label(seq, tail.numberOf(personId), at);
			end = seq;
		}
		return end;
	}

	/**
	 * Who wrote in a step, as a list for SQLite to say of each row where in it its writer stands: a
	 * number a row instead of an id. Shorter ids come first, so none is found within another.
	 */
	#places(
		room: string,
		from: number,
		last: number,
		tail: TailPacker
	): { list: string; at: Map<number, number> } {
		const ids = (this.#people.all(room, from, last) as unknown as [string][])
			.map(([id]) => id)
			.sort((one, other) => one.length - other.length);
		const at = new Map<number, number>();
		let place = 1;
		for (const id of ids) {
			at.set(place, tail.numberOf(id));
			// SQLite counts characters.
			place += Array.from(id).length + 1;
		}
		return { list: ids.join('\n'), at };
	}
}

/** Rows of a room after one seq up to another. */
interface Range {
	room: string;
	from: number;
	last: number;
}

/** An order of its own would cost more than all of the rest. */
const listOf = (value: string): string => `group_concat(${value}, ',')`;

const numbersIn = (list: string): number[] => JSON.parse(`[${list}]`) as number[];

/** Whether a step came in the order of its seqs, and with every byte of its small updates. */
function isWhole(seqs: number[], lengths: readonly number[], bytes: Uint8Array): boolean {
	const small = lengths.reduce((sum, length) => sum + (length > LARGE ? 0 : length), 0);
	return small === bytes.length && seqs.every((seq, i) => i === 0 || seq > (seqs[i - 1] ?? 0));
}

/** A row of a statement that returns arrays, which its types do not know. */
const row = <T extends unknown[]>(found: unknown): T | undefined => found as T | undefined;
