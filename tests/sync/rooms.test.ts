import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { NEW_STORY, seedStory } from '#document/story-doc.ts';
import { CLOSE } from '#document/close-codes.ts';
import type { NewUpdate } from '#server/store/store.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { forged, insertion, riddled } from '#tests/support/crafted.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { cookieOf, startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { writer, type Writer } from '#tests/support/writer.ts';

/** A worker has to start first. */
const WAIT = { timeout: 10_000 };
const ROOM = `story/${STORY}`;
let log: MemoryLog;
let server: SyncServer;
const writers: Writer[] = [];

async function join(person: string): Promise<Writer> {
	const one = writer(server, person);
	writers.push(one);
	await one.synced();
	return one;
}

beforeEach(async () => {
	log = memoryLog();
	server = await startSyncServer({ log });
});

afterEach(async () => {
	writers.splice(0).forEach((one) => one.destroy());
	await server.close();
});

describe('SYNC2: loading', () => {
	test('a failed load tells the client, leaves nothing behind, and the next one succeeds', async () => {
		log.loadFailure = new Error('EIO');
		const first = await Promise.all([rawClient(server, 'anna'), rawClient(server, 'ben')]);
		expect(await Promise.all(first.map((client) => client.closed))).toEqual([
			CLOSE.unavailable,
			CLOSE.unavailable
		]);
		expect(first.flatMap((client) => client.frames)).toEqual([]);
		expect(server.sync.stats()).toMatchObject({ rooms: 0, connections: 0 });
		expect(log.rows).toEqual([]);
		log.loadFailure = null;
		const anna = await join('anna');
		expect(anna.text.toDelta()).toHaveLength(5);
	});

	test('a log that makes no document is not seeded anew', async () => {
		await log.append([
			{ room: ROOM, personId: 'anna', clientId: 1, at: 1, bytes: Uint8Array.of(9, 9, 9) }
		]);
		const client = await rawClient(server, 'anna');
		expect(await client.closed).toBe(CLOSE.unavailable);
		expect(log.rows).toHaveLength(1);
	});

	test('a socket that breaks while the room is loading is forgotten', async () => {
		let goOn = () => {};
		log.gate = new Promise((resolve) => (goOn = resolve));
		const { port } = new URL(server.origin);
		const socket = net.connect(Number(port), '127.0.0.1');
		socket.write(
			`GET /sync/story/${STORY}?v=${SCHEMA_VERSION} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
				`Cookie: ${cookieOf('anna')}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
				'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
		);
		await expect.poll(() => log.loads).toBe(1);
		socket.resetAndDestroy();
		await new Promise((resolve) => socket.once('close', resolve));
		log.gate = null;
		goOn();
		await expect.poll(() => server.sync.stats()).toMatchObject({ rooms: 0, connections: 0 });
		await join('ben');
		expect(log.loads).toBe(2);
	});

	describe('what changes while the room is loading counts', () => {
		/** Comes while the room loads, which it does not end before `meanwhile` has happened. */
		async function comes(person: string, meanwhile: () => void): Promise<RawClient> {
			let goOn = () => {};
			log.gate = new Promise((resolve) => (goOn = resolve));
			const coming = rawClient(server, person);
			await expect.poll(() => log.loads).toBe(1);
			meanwhile();
			log.gate = null;
			goOn();
			return coming;
		}

		test('the right to write', async () => {
			const ben = await comes('ben', () => server.person('ben', { roles: ['proofreader'] }));
			expect(await ben.next('access')).toEqual({ type: 'access', access: 'read' });
			ben.close();
		});

		test.each([
			['the right to read', () => server.person('ben', { roles: [] }), CLOSE.forbidden],
			['being active', () => server.person('ben', { active: false }), CLOSE.deactivated],
			[
				'being signed in',
				() => server.revoke({ personId: 'ben', sessionId: 'session-ben' }),
				CLOSE.signedOut
			]
		])('%s', async (_what, meanwhile, code) => {
			const ben = await comes('ben', meanwhile);
			expect(await ben.closed).toBe(code);
			expect(ben.frames).toEqual([]);
			expect(server.sync.stats().connections).toBe(0);
			await expect.poll(() => server.sync.stats().rooms).toBe(0);
		});

		test('SYNC12: those who are lost on the way to their seats take up none', async () => {
			let goOn = () => {};
			log.gate = new Promise((resolve) => (goOn = resolve));
			const coming = Array.from({ length: LIMITS.connectionsPerPerson }, () =>
				rawClient(server, 'ben')
			);
			await expect.poll(() => server.lookups).toBe(coming.length);
			server.failure = new Error('a bug');
			log.gate = null;
			goOn();
			const lost = await Promise.all(coming);
			expect(new Set(await Promise.all(lost.map(({ closed }) => closed)))).toEqual(new Set([1006]));
			server.failure = null;
			await expect.poll(() => server.sync.stats().rooms).toBe(0);
			const ben = await rawClient(server, 'ben');
			await ben.next('access');
			ben.close();
		});

		test('SYNC12: those who come at once are counted', async () => {
			const many = LIMITS.connectionsPerPerson + 3;
			let goOn = () => {};
			log.gate = new Promise((resolve) => (goOn = resolve));
			const coming = Array.from({ length: many }, () => rawClient(server, 'ben'));
			await Promise.race(coming);
			log.gate = null;
			goOn();
			const clients = await Promise.all(coming);
			await expect
				.poll(() => server.sync.stats())
				.toMatchObject({
					connections: LIMITS.connectionsPerPerson,
					closed: { [CLOSE.tooMany]: 3 }
				});
			clients.forEach((client) => client.close());
		});
	});
});

describe('SYNC3: relay', () => {
	test('the bytes that came go to the others, once, and not to the sender', async () => {
		const ben = await rawClient(server, 'ben');
		const chen = await rawClient(server, 'chen');
		await Promise.all([ben.next('step1'), chen.next('step1')]);
		await chen.ask();
		const update = insertion(await server.sync.read(ROOM), '照原样');
		ben.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		ben.send({ type: 'update', update });
		ben.send({ type: 'update', update });
		await ben.next('ack', ({ frames }) => frames === 3);
		await chen.next('update');
		chen.send({ type: 'queryAwareness' });
		await chen.next('awareness');
		expect(chen.frames.filter((frame) => frame.type === 'update')).toEqual([
			{ type: 'update', update }
		]);
		expect(ben.frames.some((frame) => frame.type === 'update')).toBe(false);
		expect(log.rows.slice(1).map((row) => row.bytes)).toEqual([update]);
		ben.close();
		chen.close();
	});

	test('SYNC9: what was taken in before that step 2 does not acknowledge what was put aside', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		const doc = await server.sync.read(ROOM);
		Y.applyUpdate(doc, insertion(doc, '线下的'));
		const typed: Uint8Array[] = [];
		doc.on('update', (bytes: Uint8Array) => typed.push(bytes));
		doc.getText('story').insert(1, '接着写');
		let goOn = () => {};
		log.gate = new Promise((resolve) => (goOn = resolve));
		ben.send({ type: 'update', update: typed[0] as Uint8Array });
		ben.send({ type: 'update', update: forged(4242, 0, '另一处') });
		await expect.poll(() => log.appending).toBe(1);
		ben.send({ type: 'step2', update: Y.encodeStateAsUpdate(doc) });
		ben.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		await ben.next('step2');
		log.gate = null;
		goOn();
		await ben.next('ack', ({ frames }) => frames === 3);
		expect(ben.frames.filter((frame) => frame.type === 'ack')).toHaveLength(1);
		ben.close();
	});

	test('SYNC9: an update on offline edits is acknowledged only with the step 2 that brings them', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		const doc = await server.sync.read(ROOM);
		const offline = insertion(doc, '线下的');
		Y.applyUpdate(doc, offline);
		const typed: Uint8Array[] = [];
		doc.on('update', (bytes: Uint8Array) => typed.push(bytes));
		doc.getText('story').insert(1, '接着写');
		const alone = forged(4242, 0, '另一处');
		ben.send({ type: 'update', update: typed[0] as Uint8Array });
		ben.send({ type: 'update', update: alone });
		await expect.poll(() => log.rows.length).toBe(2);
		ben.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		await ben.next('step2');
		expect(ben.frames.some((frame) => frame.type === 'ack')).toBe(false);
		ben.send({ type: 'step2', update: Y.encodeStateAsUpdate(doc) });
		await ben.next('ack', ({ frames }) => frames === 3);
		const text = (await server.sync.read(ROOM)).getText('story').toString();
		for (const words of ['线', '接着写', '另一处']) expect(text).toContain(words);
		ben.close();
	});
});

describe('SYNC6: edits of the server', () => {
	test('are on disk when they are told to be, and go to everybody', async () => {
		const anna = await join('anna');
		const length = await server.sync.edit(ROOM, 'ben', (doc) => {
			doc.getText('story').insert(0, '照改');
			return doc.getText('story').length;
		});
		expect(length).toBe(7);
		expect(log.rows.at(-1)).toMatchObject({ personId: 'ben', room: ROOM });
		await anna.sees('照改');
	});

	test('in a room nobody is in', async () => {
		await server.sync.edit(ROOM, 'ben', (doc) => doc.getText('story').insert(0, '照改'));
		await expect.poll(() => server.sync.stats().rooms).toBe(0);
		const anna = await join('anna');
		expect(anna.plain()).toContain('照改');
	});

	test('one that throws, or changes nothing, has not happened', async () => {
		const anna = await join('anna');
		const edit = server.sync.edit(ROOM, 'ben', (doc) => {
			doc.getText('story').insert(0, '半截');
			throw new Error('not found');
		});
		await expect(edit).rejects.toThrow('not found');
		expect(await server.sync.edit(ROOM, 'ben', () => 'nothing')).toBe('nothing');
		expect(log.rows).toHaveLength(1);
		expect(anna.plain()).not.toContain('半截');
	});

	test('with a commit of the caller’s: after all that was typed before, and not if it fails', async () => {
		const anna = await join('anna');
		let goOn = () => {};
		log.gate = new Promise((resolve) => (goOn = resolve));
		anna.type('先写的');
		await expect
			.poll(async () => (await server.sync.read(ROOM)).getText('story').toString())
			.toContain('先写的');
		const order: string[] = [];
		const refused = server.sync.edit(
			ROOM,
			'ben',
			(doc) => doc.getText('story').insert(0, '落空'),
			async () => {
				order.push(`refused after ${log.rows.length}`);
				throw new Error('the record has changed');
			}
		);
		const carried = server.sync.edit(
			ROOM,
			'ben',
			(doc) => doc.getText('story').insert(0, '照改'),
			async (update) => {
				order.push(`committed after ${log.rows.length}`);
				const [seq = 0] = await log.append([update]);
				return seq;
			}
		);
		log.gate = null;
		goOn();
		await expect(refused).rejects.toThrow('the record has changed');
		await carried;
		expect(order).toEqual(['refused after 2', 'committed after 2']);
		await anna.sees('照改');
		expect(anna.plain()).not.toContain('落空');
		const replay = new Y.Doc();
		for (const row of log.rows) Y.applyUpdate(replay, row.bytes);
		expect(contentHash(replay)).toBe(contentHash(anna.doc));
	});

	test('listeners hear of every change and who made it', async () => {
		const heard: string[] = [];
		const stop = server.sync.onUpdate((room, personId) => heard.push(`${room} ${personId}`));
		const anna = await join('anna');
		anna.type('一');
		await expect.poll(() => heard).toEqual([`${ROOM} anna`]);
		await server.sync.edit(ROOM, 'ben', (doc) => doc.getText('story').insert(0, '二'));
		expect(heard.at(-1)).toBe(`${ROOM} ben`);
		stop();
		await server.sync.edit(ROOM, 'ben', (doc) => doc.getText('story').insert(0, '三'));
		expect(heard).toHaveLength(2);
	});
});

describe('SYNC13: the log is kept short', () => {
	test('after a thousand updates a joiner reads a snapshot and a short tail', async () => {
		const earlier = new Y.Doc();
		const rows: NewUpdate[] = [];
		earlier.on('update', (bytes: Uint8Array) =>
			rows.push({ room: ROOM, personId: 'anna', clientId: earlier.clientID, at: 1, bytes })
		);
		seedStory(earlier, NEW_STORY);
		for (let i = 0; i < 985; i++) earlier.getText('story').insert(i, '字');
		await log.append(rows);
		const anna = await join('anna');
		expect(log.snapshots.size).toBe(0);
		for (let i = 0; i < 30; i++) anna.type('新');
		await expect.poll(() => log.snapshots.get(ROOM)?.throughSeq ?? 0, WAIT).toBeGreaterThan(1000);
		await expect.poll(() => log.rows.length).toBe(rows.length + 30);
		const { snapshot, tail } = await log.load(ROOM);
		expect(tail.length).toBeLessThan(30);
		const replay = new Y.Doc();
		if (snapshot) Y.applyUpdate(replay, snapshot);
		for (const { bytes } of tail) Y.applyUpdate(replay, bytes);
		expect(contentHash(replay)).toBe(contentHash(anna.doc));
		const ben = await join('ben');
		expect(contentHash(ben.doc)).toBe(contentHash(anna.doc));
	});
});

test('SYNC12: a story with more deletions than one update may make is written on', async () => {
	const bytes = riddled(900, LIMITS.deletions + 1000);
	await log.append([{ room: ROOM, personId: 'anna', clientId: 900, at: 1, bytes }]);
	const anna = await join('anna');
	const ben = await join('ben');
	// Only whoever comes back tells of all deletions.
	anna.provider.disconnect();
	anna.type('新');
	anna.provider.connect();
	await ben.sees('新');
	const chen = await rawClient(server, 'chen');
	await chen.next('step1');
	chen.send({ type: 'step2', update: riddled(901, LIMITS.deletions + 1000) });
	expect(await chen.closed).toBe(CLOSE.malformed);
});

describe('SYNC14: the server stops', () => {
	test('what has come is written and acknowledged, then everybody is told to come back', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		const doc = await server.sync.read(ROOM);
		ben.send({ type: 'step2', update: insertion(doc, '最后一句') });
		await ben.next('ack', () => true).catch(() => null);
		const late = insertion(doc, '再一句');
		ben.send({ type: 'update', update: late });
		await expect.poll(() => log.rows.length).toBe(3);
		const closing = server.sync.close();
		expect(await ben.closed).toBe(CLOSE.restart);
		await closing;
		const acks = ben.frames.flatMap((frame) => (frame.type === 'ack' ? [frame.frames] : []));
		expect(Math.max(...acks)).toBe(2);
		await expect(rawClient(server, 'anna')).rejects.toThrow('503');
	});

	test('a disk that refuses does not keep it from stopping, and nothing false is acknowledged', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		const doc = await server.sync.read(ROOM);
		log.failure = new Error('ENOSPC');
		ben.send({ type: 'step2', update: insertion(doc, '写不进去') });
		ben.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		await ben.next('step2');
		await server.sync.close();
		expect(await ben.closed).toBe(CLOSE.restart);
		expect(ben.frames.some((frame) => frame.type === 'ack')).toBe(false);
	});
});
