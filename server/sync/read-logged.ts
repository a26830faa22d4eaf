import { Behind } from '../behind.ts';
import type { LastUpdate, RoomPosition, UpdateLog } from '../store/store.ts';
import { withTimeout } from '../with-timeout.ts';
import { TIMES } from './limits.ts';
import type { Neighbours } from './neighbours.ts';
import type { Rooms } from './rooms.ts';

/** What was read of words, and up to where in the log they are all that is there of them. */
export interface Logged<T> {
	value: T;
	texts: RoomPosition[];
}

interface Words {
	rooms: Pick<Rooms, 'written' | 'lost'>;
	log: Pick<UpdateLog, 'last'>;
	/** Other servers on the same log. */
	neighbours: Pick<Neighbours, 'look'> | undefined;
}

/**
 * Reads words that are in the log: all of them up to `texts`, and none that are not, unless there is more
 * in the log by then. So a command that rests on them is written only if `texts` is where they end in its
 * own transaction. Rejects with Behind where words that were read have been given up since.
 */
export async function readLogged<T>(
	{ rooms, log, neighbours }: Words,
	names: readonly string[],
	read: (ends: readonly LastUpdate[]) => Promise<T>
): Promise<Logged<T>> {
	const { lost } = rooms;
	await allWritten(rooms, names);
	const ends = await log.last(names);
	// Of those that were being loaded meanwhile nobody knows how much of it they have.
	await allWritten(rooms, names);
	await neighbours?.look();
	const value = await read(ends);
	await allWritten(rooms, names);
	if (rooms.lost !== lost) throw new Behind();
	const seqs = new Map(ends.map(({ room, seq }) => [room, seq]));
	return { value, texts: names.map((room) => ({ room, seq: seqs.get(room) ?? 0 })) };
}

async function allWritten(rooms: Words['rooms'], names: readonly string[]): Promise<void> {
	const written = Promise.all(names.map((name) => rooms.written(name)));
	// Whoever waits holds up everybody’s commands.
	const all = await withTimeout(TIMES.written, written, () => {
		throw new Error('words are not written: the disk does not keep up');
	});
	if (all.includes(false)) throw new Behind();
}
