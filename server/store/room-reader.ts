import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ReturnedWords } from '#document/returned-words.ts';
import { TailPacker, UnpackedTail, type PackedTail } from './logged-tail.ts';
import type { LoadedRoom, RoomClient } from './store.ts';

/** Rows read at a time: some milliseconds, after which others have their turn. */
const ROWS_PER_STEP = 4096;
/** Larger updates are read by themselves, so that a step stays within 32 MiB of text. */
const LARGE = 4096;
const DASH = 45;

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

/**
 * Reads rooms of the log. A long tail is read in steps: the seq up to which it reads is fixed in the
 * first, and no row up to there changes any more, so that what is written meanwhile does no harm. The
 * first step must not stand within a transaction of the same connection.
 *
 * SQLite puts the rows of a step together as text: a row at a time, most of the time would go into
 * making a hundred thousand small buffers (measured: decision 0016).
 */
export class RoomReader {
	readonly #snapshot: StatementSync;
	readonly #last: StatementSync;
	readonly #clients: StatementSync;
	readonly #returned: StatementSync;
	readonly #people: StatementSync;
	readonly #rows: StatementSync;
	readonly #large: StatementSync;

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
			left join story_unsettled as unsettled using (room, client_id) where room = ?`
		);
		this.#returned = prepare(
			'select client_id, clock, length, person_id from story_returned where room = ?'
		);
		const step = `from (
			select seq, person_id, bytes from story_update
			where room = ? and seq > ? and seq <= ? order by seq limit ${ROWS_PER_STEP}
		)`;
		this.#people = prepare(`select distinct person_id ${step}`);
		this.#rows = prepare(
			`select ${inOrder('seq')}, ${inOrder('instr(?, person_id)')},
				${inOrder(`case when length(bytes) > ${LARGE} then '-' else hex(bytes) end`)} ${step}`
		);
		this.#large = prepare('select bytes from story_update where seq = ?');
	}

	/** Each step of the generator is one piece of work; its result is the room. */
	*steps(room: string): Generator<undefined, PackedRoom> {
		const [snapshot, snapshotSeq] = row<[Uint8Array, number]>(this.#snapshot.get(room)) ?? [
			null,
			0
		];
		const [last] = row<[number | null]>(this.#last.get(room)) ?? [null];
		const [clients, returned] = [this.#clientsOf(room), this.#returnedIn(room)];
		const tail = new TailPacker();
		for (let from = snapshotSeq; last !== null && from < last;) {
			from = this.#step(room, from, last, tail);
			if (from < last) yield;
		}
		return { snapshot, snapshotSeq, tail: tail.pack(), clients, returned };
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
	#step(room: string, from: number, last: number, tail: TailPacker): number {
		const people = this.#places(room, from, last, tail);
		const [seqs, authors, bytes] = row<[string, string, string]>(
			this.#rows.get(people.list, room, from, last)
		) as [string, string, string];
		const numbers = JSON.parse(`[${seqs}]`) as number[];
		const places = JSON.parse(`[${authors}]`) as number[];
		const text = Buffer.from(bytes, 'latin1');
		let start = 0;
		numbers.forEach((seq, index) => {
			if (text[start] === DASH) {
				tail.addBytes(row<[Uint8Array]>(this.#large.get(seq))?.[0] ?? new Uint8Array());
				start += 2;
			} else {
				start = tail.addHex(text, start) + 1;
			}
			tail.label(seq, people.at.get(places[index] ?? 0) ?? 0);
		});
		return numbers.at(-1) ?? last;
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

/** Without an order of its own, the order of an aggregate is whatever the plan of the query makes it. */
const inOrder = (value: string): string => `group_concat(${value}, ',' order by seq)`;

/** A row of a statement that returns arrays, which its types do not know. */
const row = <T extends unknown[]>(found: unknown): T | undefined => found as T | undefined;

/** Reads the log beside the server that writes it, in the thread that opened it. */
export interface UpdateReader {
	load(room: string): LoadedRoom;
	close(): void;
}

/** Opens a file that a store has been opened on before. */
export function openUpdateReader(file: string): UpdateReader {
	const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
	const reader = new RoomReader(database);
	return {
		load(room) {
			const steps = reader.steps(room);
			for (;;) {
				const { done, value } = steps.next();
				if (done) return unpackRoom(value);
			}
		},
		close: () => database.close()
	};
}
