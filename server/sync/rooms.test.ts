import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { CloseCode } from '#document/close-codes.ts';
import { CLOSE } from '#document/close-codes.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { insertion } from '#tests/support/crafted.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { Compactor } from './compactor.ts';
import type { Room } from './room.ts';
import { RoomLog } from './room-log.ts';
import { Rooms } from './rooms.ts';
import type { FeedPosition } from './story-feed.ts';
import { Tick } from './tick.ts';

let log: MemoryLog;
let rooms: Rooms;
let compactor: Compactor;

beforeEach(() => {
	log = memoryLog();
	const logger = pino({ level: 'silent' });
	compactor = new Compactor(log, logger);
	const changed = () => undefined;
	rooms = new Rooms({
		log,
		logger,
		compactor,
		tick: new Tick(),
		ownerOf: () => 'anna',
		mayWrite: () => true,
		changed,
		lingerMs: 20
	});
});

afterEach(async () => {
	await rooms.close(1000);
	await compactor.close();
});

test('SYNC9: a room that broke is loaded anew only when all it had taken in is on disk', async () => {
	const { room } = await rooms.lease('fish-market');
	const closed: CloseCode[] = [];
	const member = {
		personId: 'anna',
		receive: () => undefined,
		close: (code: CloseCode) => closed.push(code)
	};
	room.join(member);
	let goOn = () => {};
	log.gate = new Promise((resolve) => (goOn = resolve));
	const acknowledged: number[] = [];
	const frame = { type: 'update' as const, update: insertion(room.copy(), '已收下') };
	const apply = () => room.apply(frame, member, (seq) => acknowledged.push(seq));
	await apply();
	expect(apply()).toMatchObject({ ok: true });

	room.abandon(new Error('broken on purpose'));
	expect(room.apply(frame, member, () => undefined)).toEqual({ ok: false, error: 'closed' });
	const again = rooms.lease('fish-market');
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(closed).toEqual([]);
	log.gate = null;
	goOn();
	const anew = (await again).room;
	expect(anew).not.toBe(room);
	expect(acknowledged).toEqual([2]);
	expect(closed).toEqual([CLOSE.restart]);
	expect(anew.copy().getText('story').toString()).toContain('已收下');
});

test('SYNC6: an edit whose room breaks before its turn is made in the next one, the one before it once', async () => {
	const { room } = await rooms.lease('fish-market');
	let goOn = () => {};
	log.gate = new Promise((resolve) => (goOn = resolve));
	const insert = (words: string) => (doc: Y.Doc) => doc.getText('story').insert(0, words);
	const first = rooms.edit('fish-market', 'anna', insert('先改'));
	const second = rooms.edit('fish-market', 'anna', insert('后改'));
	await expect.poll(() => log.appending).toBe(1);
	room.abandon(new Error('broken on purpose'));
	log.gate = null;
	goOn();
	await Promise.all([first, second]);
	const text = (await rooms.read('story/fish-market')).getText('story').toString();
	expect(text.startsWith('后改先改')).toBe(true);
	expect(log.rows).toHaveLength(3);
});

test('a copy is fed with what came since, by position in a load of the room, open or not', async () => {
	const insert = (words: string) => (doc: Y.Doc) => doc.getText('story').insert(0, words);
	const name = 'story/fish-market';
	const lease = await rooms.lease('fish-market');
	const copy = new Y.Doc();
	const follow = async (since: FeedPosition | null) => {
		const feed = await rooms.feed(name, since);
		feed.updates.forEach((update) => Y.applyUpdate(copy, update));
		return feed;
	};
	const first = await follow(null);
	await rooms.edit('fish-market', 'anna', insert('先改'));
	await rooms.edit('fish-market', 'anna', insert('后改'));
	const second = await follow({ epoch: first.epoch, position: first.to });
	expect([second.from, second.updates.length, second.to]).toEqual([first.to, 2, first.to + 2]);
	expect(contentHash(copy)).toBe(contentHash(await rooms.read(name)));

	lease.release();
	await expect.poll(() => rooms.size).toBe(0);
	const closed = [await follow({ epoch: first.epoch, position: second.to }), await follow(null)];
	await rooms.lease('fish-market');
	const again = await follow({ epoch: closed[1]!.epoch, position: 1 });
	expect([...closed, again].map(({ from }) => from)).toEqual([0, 0, 0]);
	expect(new Set([first, ...closed, again].map(({ epoch }) => epoch)).size).toBe(4);
	expect(contentHash(copy)).toBe(contentHash(await rooms.read(name)));
});

/** A member of the room who writes words, and where they are acknowledged. */
function annaIn(room: Room) {
	const [acknowledged, closed]: [number[], CloseCode[]] = [[], []];
	const member = {
		personId: 'anna',
		receive: () => undefined,
		close: (code: CloseCode) => closed.push(code)
	};
	room.join(member);
	const write = async (words: string) => {
		const frame = { type: 'update' as const, update: insertion(room.copy(), words) };
		const apply = () => room.apply(frame, member, (seq) => acknowledged.push(seq));
		await apply();
		return apply();
	};
	return { acknowledged, closed, write };
}

test('SYNC7: words of which the log has not said that it has them are written twice, and open as one', async () => {
	const lease = await rooms.lease('fish-market');
	const { acknowledged, write } = annaIn(lease.room);
	const append = log.append;
	log.append = async (updates) => {
		await append(updates);
		log.append = append;
		throw new Error('the thread of the store has ended');
	};
	await write('写了两遍');
	await expect.poll(() => acknowledged).toEqual([3]);
	const before = contentHash(lease.room.copy());
	lease.release();
	await expect.poll(() => rooms.size).toBe(0);
	expect(log.rows).toHaveLength(3);
	const { room } = await rooms.lease('fish-market');
	expect(contentHash(room.copy())).toBe(before);
});

test('SYNC7: a room of which the log refuses what is in it is loaded anew without that', async () => {
	const { room } = await rooms.lease('fish-market');
	const { acknowledged, closed, write } = annaIn(room);
	const before = contentHash(room.copy());
	const append = log.append;
	log.append = async () => {
		log.append = append;
		throw Object.assign(new Error('NOT NULL constraint failed'), { errcode: 1299 });
	};
	await write('存不下');
	await expect.poll(() => closed).toEqual([CLOSE.restart]);
	expect(acknowledged).toEqual([]);
	expect(contentHash((await rooms.lease('fish-market')).room.copy())).toBe(before);
});

test('SYNC14: first words that the log refuses while a room is closing are not brought again and again', async () => {
	const { room } = await rooms.lease('fish-market');
	const member = { personId: 'anna', receive: () => undefined, close: () => undefined };
	room.join(member);
	log.failure = Object.assign(new Error('NOT NULL constraint failed'), { errcode: 1299 });
	const frame = { type: 'update' as const, update: insertion(room.copy(), '存不下') };
	const bring = async () => {
		for (let tries = 1; tries < 1000; tries++) {
			const applied = room.apply(frame, member, () => undefined);
			if (!(applied instanceof Promise)) return applied;
			await applied;
		}
		throw new Error('it is brought again without end');
	};
	const brought = bring();
	await rooms.close(1000);
	expect(await brought).toEqual({ ok: false, error: 'closed' });
});

test('SYNC14: nothing is opened any more once all is closed', async () => {
	await rooms.lease('fish-market');
	await rooms.close(1000);
	await expect(rooms.lease('fish-market')).rejects.toThrow('closed');
});

test('SYNC14: giving up does not wait for the next try', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		log.failure = new Error('ENOSPC');
		const logger = pino({ level: 'silent' });
		const roomLog = new RoomLog('story/fish-market', log, logger, 0, () => undefined);
		const refused = roomLog.commit(() => Promise.resolve(1)).catch((error: Error) => error.message);
		roomLog.append({ personId: 'anna', clientId: null, at: 1, bytes: Uint8Array.of(0, 0) }, () => {
			throw new Error('acknowledged');
		});
		const late = roomLog.commit(() => Promise.resolve(2)).catch((error: Error) => error.message);
		await refused;
		await vi.waitUntil(() => vi.getTimerCount() > 0);
		roomLog.giveUp();
		await roomLog.flushed();
		expect(await late).toBe('the log was not written');
		expect(roomLog.gaveUp).toBe(true);
	} finally {
		vi.useRealTimers();
	}
});

test('SYNC14: first words that wait for the log are written before a room closes', async () => {
	const { room } = await rooms.lease('fish-market');
	const member = { personId: 'anna', receive: () => undefined, close: () => undefined };
	room.join(member);
	const acknowledged: number[] = [];
	const frame = { type: 'update' as const, update: insertion(room.copy(), '刚写下') };
	const apply = () => room.apply(frame, member, (seq) => acknowledged.push(seq));
	const waits = Promise.resolve(apply()).then(() => void apply());
	const rows = log.rows.length;
	await rooms.close(1000);
	await waits;
	expect(acknowledged).toHaveLength(1);
	expect(log.rows).toHaveLength(rows + 1);
});

test('SYNC18: words that were passed on stay with whoever has them, though the room broke over them', async () => {
	const listeners = [
		() => {
			throw new Error('broken on purpose');
		}
	];
	rooms = new Rooms({
		log,
		logger: pino({ level: 'silent' }),
		compactor,
		tick: new Tick(),
		ownerOf: () => 'anna',
		mayWrite: () => true,
		changed: () => listeners.forEach((listener) => listener()),
		lingerMs: 20
	});
	const { room } = await rooms.lease('fish-market');
	const member = { personId: 'anna', receive: () => undefined, close: () => undefined };
	const frame = { type: 'update' as const, update: insertion(room.copy(), '已传开') };
	const apply = () => room.apply(frame, member, () => undefined);
	await apply();
	expect(apply).toThrow('broken on purpose');
	room.abandon(new Error('broken on purpose'));
	const { room: again } = await rooms.lease('fish-market');
	expect(again.copy().getText('story').toString()).toContain('已传开');
});

test('SYNC7: what a room on its way out has in hand is not written any more once all are given up', async () => {
	const { room } = await rooms.lease('fish-market');
	const { acknowledged, closed, write } = annaIn(room);
	const rows = log.rows.length;
	let refused = () => {};
	const isRefused = new Promise<void>((resolve) => (refused = resolve));
	const append = log.append;
	log.append = async () => {
		refused();
		throw new Error('the lease is over');
	};
	await write('租约已过');
	await isRefused;
	room.abandon(new Error('broken on purpose'));
	rooms.abandon(new Error('the lease is over'));
	log.append = append;
	await expect.poll(() => closed).toEqual([CLOSE.restart]);
	expect(acknowledged).toEqual([]);
	expect(log.rows).toHaveLength(rows);
	const { room: anew } = await rooms.lease('fish-market');
	expect(anew.copy().getText('story').toString()).not.toContain('租约已过');
});

test('SYNC20: what a server before this one has left is taken away with this one’s own, once nothing lacks', async () => {
	const settled: unknown[] = [];
	const settle = log.settle;
	log.settle = (what) => {
		settled.push(what);
		return settle(what);
	};
	const lease = await rooms.lease('fish-market');
	const { write } = annaIn(lease.room);
	await write('写完');
	await expect.poll(() => log.rows).toHaveLength(2);
	const clientIds = log.rows.slice(1).flatMap(({ clientId }) => clientId ?? []);
	lease.release();
	await expect.poll(() => settled).toHaveLength(1);
	expect(settled).toEqual([{ room: 'story/fish-market', clientIds, back: clientIds }]);
});
