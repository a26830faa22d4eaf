import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localHub } from '#tests/support/local-bus.ts';
import type { SharedLog } from '../store/store.ts';
import { Neighbours } from './neighbours.ts';
import { encodeRoomMessages, type RoomMessage } from './room-message.ts';
import type { RoomLink } from './room-link.ts';

const ROOM = 'story/s1';

test('a message that a room cannot take, come early or late, keeps it from none of the others', async () => {
	const hub = localHub();
	const [bus, other] = [hub.join(), hub.join()];
	const log = { after: async () => [], isFresh: () => true } as unknown as SharedLog;
	const neighbours = new Neighbours({ bus, log }, pino({ level: 'silent' }));
	const heard: string[] = [];
	const room = {
		position: { room: ROOM, seq: 0 },
		greet: () => undefined,
		hear({ type }: RoomMessage) {
			heard.push(type);
			if (type === 'back') throw new Error('a room cannot take this');
		}
	} as unknown as RoomLink;
	const tell = (message: RoomMessage) =>
		other.publish(`sync/room/${ROOM}`, encodeRoomMessages([message]));
	const post = neighbours.open(ROOM);
	tell({ type: 'back', clientIds: [1] });
	tell({ type: 'written', seq: 1 });
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(() => post.open(room)).not.toThrow();
	expect(heard).toEqual(['back', 'written']);
	tell({ type: 'back', clientIds: [1] });
	tell({ type: 'ask' });
	await expect.poll(() => heard).toEqual(['back', 'written', 'back', 'ask']);
	post.close();
	await neighbours.close();
});

test('a room that nobody else has open is told of once a second, until somebody asks', async () => {
	vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'setTimeout'] });
	const hub = localHub();
	const bus = hub.join();
	const publish = vi.spyOn(bus, 'publish');
	const log = { after: async () => [], isFresh: () => true } as unknown as SharedLog;
	const neighbours = new Neighbours({ bus, log }, pino({ level: 'silent' }));
	const post = neighbours.open(ROOM);
	const told = () => publish.mock.calls.filter(([channel]) => channel === `sync/room/${ROOM}`);
	const tell = () => post.tell([{ type: 'written', seq: 1 }]);
	for (let tenths = 0; tenths < 25; tenths++) {
		tell();
		await new Promise((resolve) => setImmediate(resolve));
		await vi.advanceTimersByTimeAsync(100);
	}
	expect(post.isHeard()).toBe(false);
	expect(told()).toHaveLength(3);
	// Whoever asks is not known yet.
	post.tell([{ type: 'ask' }]);
	expect(told()).toHaveLength(4);
	const gone = { clientId: 1, since: 1, clock: 1, json: 'null' };
	post.tell([{ type: 'presence', lines: [gone] }]);
	expect(told()).toHaveLength(5);
	const other = hub.join();
	other.subscribe(`sync/room/${ROOM}`, () => undefined);
	tell();
	expect(told()).toHaveLength(5);
	other.publish(`sync/room/${ROOM}`, encodeRoomMessages([{ type: 'ask' }]));
	await new Promise((resolve) => setImmediate(resolve));
	for (let count = 0; count < 5; count++) tell();
	expect(told()).toHaveLength(10);
	vi.useRealTimers();
	post.close();
	await neighbours.close();
});

describe('who cannot write any more', () => {
	/** Two nodes with what each can do, and how often the first one has sent its windows away. */
	function house() {
		const hub = localHub();
		const can = { here: true, there: true };
		const cutOff = vi.fn();
		const logOf = (isFresh: () => boolean) =>
			({ after: async () => [], isFresh }) as unknown as SharedLog;
		const quiet = pino({ level: 'silent' });
		const begin = (isFresh: () => boolean, sent?: () => void) =>
			new Neighbours({ bus: hub.join(), log: logOf(isFresh), cutOff: sent }, quiet);
		return {
			...{ hub, can, cutOff },
			here: begin(() => can.here, cutOff),
			there: () => begin(() => can.there)
		};
	}
	async function pass(seconds: number): Promise<void> {
		for (let passed = 0; passed < seconds; passed += 0.1) {
			await vi.advanceTimersByTimeAsync(100);
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'setTimeout', 'clearTimeout'] });
	});
	afterEach(() => void vi.useRealTimers());

	test('while another one can sends its windows away, once', async () => {
		const { can, cutOff, here, there } = house();
		const other = there();
		await pass(3);
		can.here = false;
		await pass(5);
		expect(cutOff).not.toHaveBeenCalled();
		await pass(30);
		expect(cutOff).toHaveBeenCalledTimes(1);
		can.here = true;
		await pass(3);
		can.here = false;
		await pass(10);
		expect(cutOff).toHaveBeenCalledTimes(2);
		await Promise.all([here.close(), other.close()]);
	});

	test('keeps its windows where nobody can, however late the others find out', async () => {
		for (let phase = 0; phase < 2; phase += 0.3) {
			const { can, cutOff, here, there } = house();
			await pass(phase);
			const other = there();
			await pass(4);
			can.here = false;
			await pass(1);
			can.there = false;
			await pass(20);
			expect(cutOff, `others ${phase} s later`).not.toHaveBeenCalled();
			await Promise.all([here.close(), other.close()]);
		}
	});

	test('and hears of nobody for a while sends them away, not at once', async () => {
		const { hub, can, cutOff, here, there } = house();
		const other = there();
		await pass(3);
		can.here = can.there = false;
		await pass(20);
		hub.stop();
		await pass(3);
		expect(cutOff).not.toHaveBeenCalled();
		await pass(5);
		expect(cutOff).toHaveBeenCalledTimes(1);
		await Promise.all([here.close(), other.close()]);
	});
});
