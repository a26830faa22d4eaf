import { pino } from 'pino';
import { expect, test } from 'vitest';
import { RoomLog } from './room-log.ts';

test.each([0, 1, 2, 3, 4, 5])(
	'a commit that is asked for %i moments after another has its turn',
	async (moments) => {
		const append = () => Promise.reject(new Error('nothing is appended here'));
		const log = new RoomLog('story/a', { append }, pino({ level: 'silent' }), 0);
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
