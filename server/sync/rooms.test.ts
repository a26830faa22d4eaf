import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { CloseCode } from '#document/protocol.ts';
import { CLOSE } from '#document/protocol.ts';
import { insertion } from '#tests/support/crafted.ts';
import { memoryLog } from '#tests/support/memory-log.ts';
import { Compactor } from './compactor.ts';
import { Rooms } from './rooms.ts';

test('SYNC9: a room that broke is loaded anew only when all it had taken in is on disk', async () => {
	const log = memoryLog();
	const logger = pino({ level: 'silent' });
	const compactor = new Compactor(log, logger);
	const changed = () => undefined;
	const rooms = new Rooms({ log, logger, compactor, ownerOf: () => 'anna', changed });
	const { room } = await rooms.lease('fish-market');
	const closed: CloseCode[] = [];
	const sent: Uint8Array[] = [];
	const member = {
		personId: 'anna',
		send: (frame: Uint8Array) => sent.push(frame),
		sendPresence: () => undefined,
		close: (code: CloseCode) => closed.push(code)
	};
	room.join(member);
	let goOn = () => {};
	log.gate = new Promise((resolve) => (goOn = resolve));
	const acknowledged: number[] = [];
	const frame = { type: 'update' as const, update: insertion(room.copy(), '已收下') };
	expect(room.apply(frame, member, (seq) => acknowledged.push(seq)).ok).toBe(true);

	room.abandon(new Error('broken on purpose'));
	expect(room.apply(frame, member, () => undefined)).toEqual({ ok: false, error: 'broken' });
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
	await rooms.close(1000);
	await compactor.close();
});
