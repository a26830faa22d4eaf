import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysOf } from '#tests/support/bus-keys.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { busKeys, type BusKeys } from './bus-keys.ts';
import { readMessage, writeMessage } from './message.ts';
import { RedisBus, type RefusedMessage } from './redis-bus.ts';

const PREFIX = 'test';
const DESK = `${PREFIX}:desk`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const MEGABYTE = 1024 * 1024;

interface Listener {
	bus: RedisBus;
	heard: string[];
	refused: RefusedMessage[];
	said: unknown[][];
}

describe.skipIf(!(await hasRedis()))('a bus over a Redis that anybody may write to', () => {
	let redis: TestRedis;
	let stranger: ReturnType<typeof createClient>;
	const listeners: Listener[] = [];
	beforeEach(async () => {
		redis = await testRedis();
		stranger = createClient({ url: redis.url });
		await stranger.connect();
	});
	afterEach(async () => {
		await Promise.all(listeners.splice(0).map(({ bus }) => bus.close()));
		if (stranger.isOpen) stranger.destroy();
		await redis.dispose();
	});

	/** A server that listens to the desk of the others. */
	async function join(keys: BusKeys = keysOf()): Promise<Listener> {
		const said: unknown[][] = [];
		const refused: RefusedMessage[] = [];
		const note = (...line: unknown[]) => void said.push(line);
		const log = { warn: note, info: () => undefined, error: note };
		const told = (why: RefusedMessage) => void refused.push(why);
		const bus = new RedisBus({ url: redis.url, prefix: PREFIX, keys, log, refused: told });
		const listener: Listener = { bus, heard: [], refused, said };
		bus.subscribe('desk', (message) => {
			listener.heard.push(message.length > 100 ? 'long' : new TextDecoder().decode(message));
		});
		listeners.push(listener);
		await expect.poll(() => bus.isUp).toBe(true);
		return listener;
	}
	const numbered = (ago = 0) => (Date.now() - ago) * 100;
	/** What a server that has the key says on a channel, as it goes over the wire. */
	const sealed = (text: string, { keys = keysOf(), channel = DESK, ago = 0 } = {}) =>
		writeMessage(keys.ofMessages(), channel, {
			...{ node: `n${text}`, number: numbered(ago) },
			content: bytes(text)
		});
	const publish = (message: Buffer, channel = DESK) => stranger.sPublish(channel, message);
	/** Resolves once all that was published before has come. */
	async function heardAll(listener: Listener): Promise<string[]> {
		const last = `last ${Math.random()}`;
		await publish(sealed(last));
		await expect.poll(() => listener.heard.at(-1)).toBe(last);
		return listener.heard.splice(0).slice(0, -1);
	}

	it('hears what a server of the newsroom says', async () => {
		const listener = await join();
		await publish(sealed('ours'));
		expect(await heardAll(listener)).toEqual(['ours']);
		expect(listener.refused).toEqual([]);
	});

	it('hears nothing that proves nothing, counts it, and says so once without a word of it', async () => {
		const listener = await join();
		const altered = sealed('altered');
		altered[altered.length - 1]! ^= 1;
		const forgeries = [
			altered,
			Buffer.from('nothing of ours'),
			Buffer.alloc(0),
			// As it looked before there was a proof.
			sealed('bare').subarray(32),
			sealed('with another key', { keys: keysOf('stream', 'another') }),
			sealed('of another stream', { keys: keysOf('another') }),
			sealed('from another channel', { channel: `${PREFIX}:revoked` })
		];
		for (const forged of forgeries) await publish(forged);
		expect(await heardAll(listener)).toEqual([]);
		expect(listener.refused).toEqual(forgeries.map(() => 'forged'));
		expect(listener.said).toHaveLength(1);
		expect(JSON.stringify(listener.said)).not.toMatch(/altered|ours|bare|another/);
	});

	it('does not pass for itself', async () => {
		const listener = await join();
		const own = { node: listener.bus.node, number: numbered(), content: bytes('') };
		const beats = `${PREFIX}:beats:${listener.bus.node}`;
		for (const channel of [DESK, beats])
			await publish(writeMessage(keysOf('another').ofMessages(), channel, own), channel);
		expect(await heardAll(listener)).toEqual([]);
		// What looks like an echo is dropped, whoever it is from; a beat has to be one.
		expect(listener.refused).toEqual(['forged']);
	});

	it('hears nothing again, nor what was said long ago', async () => {
		const listener = await join();
		const once = sealed('once');
		for (let time = 0; time < 3; time++) await publish(once);
		// Of a server that this one has never heard.
		await publish(sealed('kept for an hour', { ago: 3_600_000 }));
		expect(await heardAll(listener)).toEqual(['once']);
		expect(listener.refused).toEqual(['old']);
	});

	it('hears who has come to another stream once it has come there, too', async () => {
		let stream = 'stream';
		const keys = busKeys('secret', () => stream);
		const listener = await join(keys);
		await publish(sealed('before'));
		expect(await heardAll(listener)).toEqual(['before']);
		stream = 'another';
		await publish(sealed('late'));
		await publish(sealed('after', { keys: keysOf('another') }));
		await expect.poll(() => listener.heard).toEqual(['after']);
		expect(listener.refused).toEqual(['forged']);
	});

	it('goes on where all that Redis knows is thrown away', async () => {
		const [speaker, listener] = [await join(), await join()];
		const carried = async (text: string) =>
			expect.poll(() => (speaker.bus.publish('desk', bytes(text)), listener.heard)).toContain(text);
		await carried('before');
		const told: boolean[] = [];
		for (const { bus } of [speaker, listener]) bus.onChange((isUp) => void told.push(isUp));
		await stranger.flushAll();
		await stranger.scriptFlush();
		await carried('after');
		expect(told).toEqual([]);
	});

	it('holds on to no more than it may while Redis does not read', async () => {
		const [speaker, listener] = [await join(), await join()];
		await expect
			.poll(() => (speaker.bus.publish('desk', bytes('try')), listener.heard))
			.toContain('try');
		redis.pause();
		// The third would be more than 16 MB; what is short has its place still.
		for (let message = 0; message < 3; message++)
			speaker.bus.publish('desk', new Uint8Array(6 * MEGABYTE));
		speaker.bus.publish('desk', bytes('short'));
		redis.resume();
		await expect.poll(() => listener.heard).toContain('short');
		expect(listener.heard.filter((one) => one === 'long')).toHaveLength(2);
	});
});

describe('a message', () => {
	it('brings any bytes and says who has said it', () => {
		const key = keysOf().ofMessages();
		for (const length of [0, 1, 70_000]) {
			const content = Uint8Array.from({ length }, (_, index) => index % 256);
			const said = { node: 'node', number: numberOf(length), content };
			expect(readMessage(key, DESK, writeMessage(key, DESK, said))).toEqual(said);
		}
	});

	it('that was changed anywhere, or cut, is none', () => {
		const key = keysOf().ofMessages();
		const whole = writeMessage(key, DESK, { node: 'node', number: 1, content: bytes('words') });
		for (let at = 0; at < whole.length; at++) {
			const changed = Buffer.from(whole);
			changed[at]! ^= 1;
			expect(readMessage(key, DESK, changed)).toBeNull();
			expect(readMessage(key, DESK, whole.subarray(0, at))).toBeNull();
		}
	});
});

const numberOf = (length: number): number => 2 ** 47 + length;
