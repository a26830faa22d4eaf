import { sql, type Kysely } from 'kysely';
import { TailPacker, UnpackedTail } from './logged-tail.ts';
import type { SqlEngine } from './sql-engine.ts';
import { clientsIn, returnedIn } from './sql-hands.ts';
import type { LoadedRoom, LoggedHistory } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows read at a time, and bytes: some milliseconds, after which others have their turn. */
const ROWS_PER_STEP = 4096;
const BYTES_PER_STEP = 8 << 20;

interface Step {
	bytes: Uint8Array;
	/** Lists with commas. */
	lengths: string;
	seqs: string;
	at: string;
	/** With line ends. */
	people: string;
}

/**
 * Reads rooms of the log, a long tail in steps: the seq up to which it reads is fixed in the first, and
 * no row up to there comes any more. PostgreSQL puts the rows of a step together: a row at a time, most
 * of the time would go into making a hundred thousand small buffers (decision 0016).
 */
export async function readRoom(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string
): Promise<LoadedRoom> {
	const kept = await db
		.selectFrom('story_snapshot')
		.select(['bytes', 'through_seq'])
		.where('room', '=', room)
		.executeTakeFirst();
	const snapshotSeq = kept?.through_seq ?? 0;
	const packer = new TailPacker();
	await addRows(db, { room, after: snapshotSeq }, packer);
	return {
		snapshot: kept?.bytes ?? null,
		snapshotSeq,
		tail: new UnpackedTail(packer.pack()),
		...(await handsIn(db, engine, room))
	};
}

/** Every update there ever was; null: they are more bytes than `most`. */
export async function readHistory(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string,
	most: number
): Promise<LoggedHistory | null> {
	const packer = new TailPacker();
	await addRows(db, { room, after: 0 }, packer, most);
	if (packer.length > most) return null;
	return { ...packer.pack(), ...(await handsIn(db, engine, room)) };
}

const handsIn = async (db: Kysely<Tables>, engine: SqlEngine, room: string) => ({
	clients: await clientsIn(db, engine, room),
	returned: await returnedIn(db, room)
});

async function addRows(
	db: Kysely<Tables>,
	{ room, after }: { room: string; after: number },
	packer: TailPacker,
	most = Infinity
): Promise<void> {
	const { last } = await db
		.selectFrom('story_update')
		.select(({ fn }) => fn.max('seq').as('last'))
		.where('room', '=', room)
		.executeTakeFirstOrThrow();
	for (let from = after; last !== null && from < last && packer.length <= most;) {
		const { rows } = await step(room, from, last).execute(db);
		if (!rows[0]) return;
		from = add(rows[0], packer);
	}
}

const step = (room: string, from: number, last: number) => sql<Step>`
	select string_agg(bytes, ''::bytea order by seq) as bytes,
		string_agg(size::text, ',' order by seq) as lengths,
		string_agg(seq::text, ',' order by seq) as seqs,
		string_agg(at::text, ',' order by seq) as at,
		string_agg(person_id, e'\n' order by seq) as people
	from (
		select *, sum(size) over (order by seq) - size as before from (
			select seq, person_id, at, bytes, length(bytes) as size from story_update
			where room = ${room} and seq > ${from} and seq <= ${last}
			order by seq limit ${ROWS_PER_STEP}
		) as part
	) as measured where before <= ${BYTES_PER_STEP}`;

/** The seq of the last one. */
function add({ bytes, lengths, seqs, at, people }: Step, packer: TailPacker): number {
	const [sizes, numbers, times] = [lengths, seqs, at].map((list) => list.split(',').map(Number));
	let [from, last] = [0, 0];
	for (const [index, personId] of people.split('\n').entries()) {
		const to = from + (sizes?.[index] ?? 0);
		packer.addBytes(bytes.subarray(from, to));
		last = numbers?.[index] ?? 0;
		packer.label(last, packer.numberOf(personId), times?.[index]);
		from = to;
	}
	return last;
}
