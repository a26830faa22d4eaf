import { DatabaseSync } from 'node:sqlite';
import { decodeFrame, type Frame } from '#document/protocol.ts';
import type { Syscall } from './syscalls.ts';

/** A row of the log as it is in the end. */
export interface LoggedRow {
	seq: number;
	clientId: number;
	bytes: Uint8Array;
}

/** An acknowledgement on its way out. */
export interface SentAck extends Pick<Extract<Frame, { type: 'ack' }>, 'frames' | 'seq'> {
	/** The line on which the write of its first byte began. */
	begun: number;
}

export const TRACED = ['pwrite64', 'fsync', 'fdatasync', 'write', 'writev', 'sendto', 'sendmsg'];

/** All rows of a database after one. */
export function loggedRows(file: string, after = 0): LoggedRow[] {
	const database = new DatabaseSync(file, { readOnly: true });
	const rows = database
		.prepare(
			'select seq, client_id as clientId, bytes from story_update where seq > ? order by seq'
		)
		.all(after);
	database.close();
	return rows as unknown as LoggedRow[];
}

/** What comes before a page in SQLite's write-ahead log; bytes 4 to 8 are not 0 where it commits. */
const FRAME_HEADER = 24;

/**
 * By seq, the line on which the row was on disk: an fsync of the write-ahead log ended well that had
 * begun after the row's page, and all up to a commit after it, were written. After an fsync that
 * failed nothing written before counts: it must be written anew.
 */
export function onDisk(
	calls: readonly Syscall[],
	wal: string,
	rows: readonly LoggedRow[]
): Map<number, number> {
	const log = new LogOnDisk(rows);
	const moments = calls
		.filter(({ file }) => file === wal)
		.flatMap((call) => [
			{ line: call.begun, call, ends: false },
			{ line: call.ended, call, ends: true }
		])
		.sort((a, b) => a.line - b.line || Number(a.ends) - Number(b.ends));
	for (const { line, call, ends } of moments) {
		if (call.name === 'pwrite64') {
			if (ends && call.result === call.bytes.length) log.wrote(call);
		} else if (ends) log.synced(line, call.result === 0);
		else log.syncs();
	}
	return log.durable;
}

/** Follows the write-ahead log from write to write. */
class LogOnDisk {
	readonly durable = new Map<number, number>();
	readonly #rows: readonly LoggedRow[];
	/** Rows that were written, and where; whatever is written there or before takes them away. */
	#written: { seq: number; offset: number; isCommitted: boolean }[] = [];
	/** Whether the page that comes ends a commit. */
	#commits = false;
	/** What the fsync that has begun is for. */
	#syncing: number[] = [];

	constructor(rows: readonly LoggedRow[]) {
		this.#rows = rows;
	}

	wrote({ bytes, offset }: Syscall): void {
		const at = offset ?? 0;
		const page = Buffer.from(bytes);
		this.#written = this.#written.filter((row) => row.offset < at);
		if (page.length === FRAME_HEADER) {
			this.#commits = page.readUInt32BE(4) !== 0;
			return;
		}
		for (const { seq, bytes: row } of this.#rows)
			if (!this.durable.has(seq) && page.includes(Buffer.from(row)))
				this.#written.push({ seq, offset: at, isCommitted: false });
		if (this.#commits) for (const row of this.#written) row.isCommitted = true;
	}

	syncs(): void {
		this.#syncing = this.#written.filter((row) => row.isCommitted).map(({ seq }) => seq);
	}

	synced(line: number, well: boolean): void {
		if (!well) this.#written = [];
		else for (const seq of this.#syncing) if (!this.durable.has(seq)) this.durable.set(seq, line);
	}
}

/**
 * The acknowledgements that left before all they are for was on disk: each edit of the connection
 * up to its frame, of which the first is an empty step 2, and all of the log up to its seq.
 * `writers`: client ids by the address they come from.
 */
export function earlyAcks(
	calls: readonly Syscall[],
	wal: string,
	rows: readonly LoggedRow[],
	writers: ReadonlyMap<string, number>
): SentAck[] {
	const durable = onDisk(calls, wal, rows);
	const early: SentAck[] = [];
	for (const [socket, acks] of sentAcks(calls)) {
		const client = writers.get(/->([\d.]+):/.exec(socket)?.[1] ?? '');
		const own = rows.filter(({ clientId }) => clientId === client);
		for (const ack of acks) {
			const edits = own.slice(0, ack.frames - 1);
			// One writer: a row with a lower seq, of whichever story, is never committed later.
			const before = rows.filter(({ seq }) => seq <= ack.seq);
			const isThere = ({ seq }: LoggedRow) => (durable.get(seq) ?? Infinity) < ack.begun;
			if (edits.length < ack.frames - 1 || ![...edits, ...before].every(isThere)) early.push(ack);
		}
	}
	return early;
}

/** The acknowledgements the server sent over each of its sockets, in order. */
export function sentAcks(calls: readonly Syscall[]): Map<string, SentAck[]> {
	const sent = new Map<string, SentAck[]>();
	const sockets = Map.groupBy(
		calls.filter(({ file, result }) => file.startsWith('TCP') && (result ?? 0) > 0),
		({ file }) => file
	);
	for (const [socket, writes] of sockets) {
		const acks = acksOf(writes);
		if (acks.length > 0) sent.set(socket, acks);
	}
	return sent;
}

/** Of one connection, from the answer to its upgrade on. */
function acksOf(writes: readonly Syscall[]): SentAck[] {
	const ends: { end: number; begun: number }[] = [];
	let length = 0;
	for (const { result, begun } of writes) ends.push({ end: (length += result ?? 0), begun });
	const stream = Buffer.concat(writes.map(({ bytes, result }) => bytes.subarray(0, result ?? 0)));
	if (!stream.toString('latin1', 0, 12).startsWith('HTTP/1.1 101')) return [];
	const acks: SentAck[] = [];
	for (let at = stream.indexOf('\r\n\r\n') + 4; at + 2 <= stream.length;) {
		const { payload, next } = frameAt(stream, at);
		const frame = decodeFrame(Uint8Array.from(payload));
		const begun = ends.find(({ end }) => end > at)?.begun ?? Infinity;
		if (frame?.type === 'ack') acks.push({ frames: frame.frames, seq: frame.seq, begun });
		at = next;
	}
	return acks;
}

/** A WebSocket frame of a server's, which is not masked. */
function frameAt(stream: Buffer, at: number): { payload: Buffer; next: number } {
	const short = stream.readUInt8(at + 1) & 0x7f;
	if (short === 127) return part(stream, at + 10, Number(stream.readBigUInt64BE(at + 2)));
	if (short === 126) return part(stream, at + 4, stream.readUInt16BE(at + 2));
	return part(stream, at + 2, short);
}

const part = (stream: Buffer, start: number, length: number) => ({
	payload: stream.subarray(start, start + length),
	next: start + length
});
