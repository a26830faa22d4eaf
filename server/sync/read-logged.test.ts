import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { Behind } from '../behind.ts';
import { Compactor } from './compactor.ts';
import { TIMES } from './limits.ts';
import { readLogged, type Logged } from './read-logged.ts';
import { Rooms } from './rooms.ts';
import { Tick } from './tick.ts';

const ROOM = 'story/fish-market';
let log: MemoryLog;
let rooms: Rooms;
let compactor: Compactor;

beforeEach(() => {
	log = memoryLog();
	const logger = pino({ level: 'silent' });
	compactor = new Compactor(log, logger);
	const told = { ownerOf: () => 'anna', mayWrite: () => true, changed: () => undefined };
	rooms = new Rooms({ log, logger, compactor, tick: new Tick(), lingerMs: 20, ...told });
});
afterEach(async () => {
	await rooms.close(1000);
	await compactor.close();
});

const write = (words: string) =>
	rooms.edit('fish-market', 'anna', (doc: Y.Doc) => doc.getText('story').insert(0, words));
const words = async () => (await rooms.read(ROOM)).getText('story').toString().trim();
const read = (during: () => Promise<unknown> = async () => undefined): Promise<Logged<string>> =>
	readLogged({ rooms, log, neighbours: undefined }, [ROOM], async () => {
		const found = await words();
		await during();
		return found;
	});
/** Appends wait until it is called. */
const held = (): (() => void) => {
	const { promise, resolve } = Promise.withResolvers<void>();
	log.gate = promise;
	return () => {
		log.gate = null;
		resolve();
	};
};

test('words are read up to where the log ends, whether anybody is in the story or not', async () => {
	await write('早稻');
	expect(await read()).toEqual({ value: '早稻', texts: [{ room: ROOM, seq: 2 }] });
	await expect.poll(() => rooms.size).toBe(0);
	expect(await read()).toEqual({ value: '早稻', texts: [{ room: ROOM, seq: 2 }] });
});

test('what nobody has written in ends before its first words', async () => {
	const none = readLogged({ rooms, log, neighbours: undefined }, ['story/none'], async () => 0);
	expect(await none).toEqual({ value: 0, texts: [{ room: 'story/none', seq: 0 }] });
});

test('words that are not on disk yet are waited for', async () => {
	const lease = await rooms.lease('fish-market');
	const goOn = held();
	const writing = write('早稻');
	await expect.poll(() => log.appending).toBe(1);
	const reading = read();
	goOn();
	expect((await reading).texts).toEqual([{ room: ROOM, seq: 2 }]);
	await writing;
	lease.release();
});

test('words that come while it is read are in the log afterwards, beyond the place that is told', async () => {
	await write('稻');
	const { value, texts } = await read(() => write('早'));
	expect([value, texts]).toEqual(['稻', [{ room: ROOM, seq: 2 }]]);
	expect(await log.last([ROOM])).toMatchObject([{ seq: 3 }]);
});

test('what was read is not believed if some of it was given up meanwhile', async () => {
	const lease = await rooms.lease('fish-market');
	await expect(
		read(async () => {
			rooms.abandon(new Error('this server was away for too long'));
			await expect.poll(() => rooms.size).toBe(0);
		})
	).rejects.toThrow(Behind);
	lease.release();
	expect((await read()).texts).toEqual([{ room: ROOM, seq: 1 }]);
});

test('a disk that does not keep up holds nobody up for long', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const hanging = { written: () => new Promise<never>(() => undefined), lost: 0 };
	const reading = readLogged({ rooms: hanging, log, neighbours: undefined }, [ROOM], words);
	const late = expect(reading).rejects.toThrow('the disk does not keep up');
	await vi.advanceTimersByTimeAsync(TIMES.written);
	await late;
	vi.useRealTimers();
});
