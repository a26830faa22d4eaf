import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { RoomLog } from './room-log.ts';
import { isRefusal } from '../store/refusal.ts';
import type { NewUpdate } from '../store/store.ts';

const fail = (error: unknown) => {
	throw error;
};

test.each([0, 1, 2, 3, 4, 5])(
	'a commit that is asked for %i moments after another has its turn',
	async (moments) => {
		const append = () => Promise.reject(new Error('nothing is appended here'));
		const log = new RoomLog('story/a', { append, isRefusal }, pino({ level: 'silent' }), 0, fail);
		const committed: number[] = [];
		const commit = (seq: number) => log.commit(() => Promise.resolve(committed.push(seq)));
		await commit(1);
		for (let i = 0; i < moments; i++) await Promise.resolve();
		void commit(2);
		await new Promise((resolve) => setImmediate(resolve));
		expect(committed).toEqual([1, 2]);
		expect(log.idle).toBe(true);
	}
);

/** A log of which each write fails so often before it works. */
function failing(times: number, error = new Error('ENOSPC')) {
	const written: string[] = [];
	const refused: unknown[] = [];
	let left = times;
	const write = async (what: string) => {
		if (left-- > 0) throw error;
		written.push(what);
		return written.length;
	};
	const append = async (updates: readonly unknown[]) => [await write(`${updates.length} updates`)];
	const log = new RoomLog(
		'story/a',
		{ append, isRefusal },
		pino({ level: 'silent' }),
		0,
		(reason) => refused.push(reason)
	);
	const update = { personId: 'anna', clientId: 1, at: 1, bytes: Uint8Array.of(0, 0) };
	return { log, written, refused, write, type: () => log.append(update, () => undefined) };
}

test('a note is written in its turn, and again until it works', async () => {
	vi.useFakeTimers();
	try {
		const { log, written, write, type } = failing(2);
		type();
		const noted = log.note(() => write('note').then(() => undefined));
		type();
		await vi.runAllTimersAsync();
		expect(await noted).toBe(true);
		await log.flushed();
		expect(written).toEqual(['1 updates', 'note', '1 updates']);
	} finally {
		vi.useRealTimers();
	}
});

test('a database that is back is written to within two seconds, however long it was away', async () => {
	vi.useFakeTimers();
	try {
		let isBack = false;
		const append = async () => {
			if (!isBack) throw new Error('ECONNREFUSED');
			return [1];
		};
		const log = new RoomLog('story/a', { append, isRefusal }, pino({ level: 'silent' }), 0, fail);
		log.append(
			{ personId: 'anna', clientId: 1, at: 1, bytes: Uint8Array.of(0, 0) },
			() => undefined
		);
		await vi.advanceTimersByTimeAsync(8000);
		isBack = true;
		await vi.advanceTimersByTimeAsync(2000);
		expect(log.idle).toBe(true);
	} finally {
		vi.useRealTimers();
	}
});

test('a note that is given up, in its turn or before, was not written', async () => {
	const { log, written, write } = failing(Infinity);
	const notes = ['one', 'two'].map((what) => log.note(() => write(what).then(() => undefined)));
	await new Promise((resolve) => setImmediate(resolve));
	log.giveUp();
	expect(await Promise.all(notes)).toEqual([false, false]);
	expect(written).toEqual([]);
	await vi.waitFor(() => expect(log.idle).toBe(true));
});

test('a disk that hangs holds up nobody who gives up', async () => {
	const append = () => new Promise<number[]>(() => {});
	const log = new RoomLog('story/a', { append, isRefusal }, pino({ level: 'silent' }), 0, fail);
	const update = { personId: 'anna', clientId: 1, at: 1, bytes: Uint8Array.of(0, 0) };
	log.append(update, () => undefined);
	const flushed = log.flushed();
	log.giveUp();
	await flushed;
	expect(log.gaveUp).toBe(true);
});

test('what the database refuses for what it holds is not tried again, and all after it is given up', async () => {
	const refusal = Object.assign(new Error('NOT NULL constraint failed'), { errcode: 1299 });
	const { log, written, refused, write, type } = failing(1, refusal);
	type();
	const noted = log.note(() => write('note').then(() => undefined));
	await log.flushed();
	expect(await noted).toBe(false);
	expect(refused).toEqual([refusal]);
	expect(log.gaveUp).toBe(true);
	expect(written).toEqual([]);
});

test('notes that wait together are written together', async () => {
	let writing = 0;
	let most = 0;
	const { log } = failing(0);
	const write = async () => {
		most = Math.max(most, (writing += 1));
		await new Promise((resolve) => setImmediate(resolve));
		writing -= 1;
	};
	await Promise.all(Array.from({ length: 40 }, () => log.note(write)));
	expect(most).toBe(40);
});

test('what waits is written in parts of some megabytes, in order', async () => {
	const parts: number[][] = [];
	let seq = 0;
	const append = async (updates: readonly NewUpdate[]) => {
		parts.push(updates.map(({ at }) => at));
		return updates.map(() => (seq += 1));
	};
	const log = new RoomLog('story/a', { append, isRefusal }, pino({ level: 'silent' }), 0, fail);
	const bytes = new Uint8Array(3 * 1024 * 1024);
	const seqs: number[] = [];
	for (const at of [0, 1, 2, 3, 4])
		log.append({ personId: 'anna', clientId: 1, at, bytes }, (written) => seqs.push(written));
	await log.flushed();
	expect(parts).toEqual([[0, 1], [2, 3], [4]]);
	expect(seqs).toEqual([1, 2, 3, 4, 5]);
});
