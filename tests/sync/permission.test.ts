import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#document/close-codes.ts';
import { encodeFrame } from '#document/protocol.ts';
import { annasStory, ROOM } from '#tests/support/annas-story.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { hostileFrames, insertion } from '#tests/support/crafted.ts';
import type { MemoryLog } from '#tests/support/memory-log.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { writer, type Writer } from '#tests/support/writer.ts';

let log: MemoryLog;
let server: SyncServer;
let anna: Writer;

beforeEach(async () => {
	({ log, server, anna } = await annasStory());
});

afterEach(async () => {
	anna.destroy();
	await server.close();
});

/** The words as the server has them in memory, on disk, and as a colleague sees them. */
async function hashes(): Promise<string[]> {
	const replay = new Y.Doc();
	for (const row of log.rows) Y.applyUpdate(replay, row.bytes);
	return [contentHash(await server.sync.read(ROOM)), contentHash(replay), contentHash(anna.doc)];
}

async function read(person: string): Promise<RawClient> {
	const client = await rawClient(server, person);
	await client.next('access');
	return client;
}

describe('SYNC8: who may not write', () => {
	test.each(['proofreader', 'chen-the-reporter'])(
		'%s reads, and sees what others type',
		async (id) => {
			server.put({
				kind: 'person',
				id: 'chen-the-reporter',
				value: {
					id: 'chen-the-reporter',
					name: '陈',
					username: 'chen',
					email: null,
					roles: ['reporter'],
					ink: 1,
					active: true,
					createdAt: 0
				}
			});
			const reader = writer(server, id);
			await reader.sees('鱼市开秤');
			anna.type('！');
			await reader.sees('鱼市开秤！');
			reader.destroy();
			expect((await hashes())[0]).toBe(contentHash(anna.doc));
		}
	);

	test('no frame of a proofreader, crafted or not, changes the words', async () => {
		const before = await hashes();
		expect(new Set(before).size).toBe(1);
		const frames = hostileFrames(anna.doc);
		for (const frame of frames) {
			const client = await read('proofreader');
			client.send(frame);
			client.send({ type: 'step1', stateVector: Uint8Array.of(0) });
			await Promise.race([client.next('step2').catch(() => null), client.closed]);
			client.close();
			await client.closed;
		}
		expect(await hashes()).toEqual(before);
		expect(log.rows).toHaveLength(2);
		expect(frames.length).toBeGreaterThan(150);
	});

	test('a reader’s words are refused with a name, and a reader is not asked for any', async () => {
		const client = await read('proofreader');
		await client.next('awareness');
		expect(client.frames.map((frame) => frame.type)).not.toContain('step1');
		client.send({ type: 'update', update: insertion(anna.doc, '改一个字') });
		expect(await client.closed).toBe(CLOSE.forbidden);
	});

	test('an administrator does not even read', async () => {
		const client = await rawClient(server, 'administrator');
		expect(await client.closed).toBe(CLOSE.forbidden);
		expect(client.frames).toEqual([]);
	});

	test.each([
		['a signed story', { stage: 'signed' }],
		['a story that has gone to press, in whatever stage', { pressedIn: 'today' }]
	] as const)('%s is locked for editors', async (_which, state) => {
		server.story(STORY, state);
		const client = await read('ben');
		expect(await client.next('access')).toEqual({ type: 'access', access: 'read' });
		client.send({ type: 'update', update: insertion(anna.doc, '加一句') });
		expect(await client.closed).toBe(CLOSE.forbidden);
	});
});

describe('SYNC8: a right that changes while somebody types', () => {
	test('what was typed before is kept, what comes after is not', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.ask();
		ben.send({ type: 'update', update: insertion(anna.doc, '之前') });
		await anna.sees('之前');
		const late = insertion(anna.doc, '之后');
		server.person('ben', { roles: ['proofreader'] });
		ben.send({ type: 'update', update: late });
		expect(await ben.next('access', ({ access }) => access === 'read')).toBeTruthy();
		await ben.next('ack', ({ frames }) => frames === 1);
		// It was on its way: passed over, not taken in, and the socket stays open to read.
		anna.type('看得见');
		await ben.next('update');
		expect(anna.plain()).not.toContain('之后');
		expect(ben.frames.some((frame) => frame.type === 'ack' && frame.frames > 1)).toBe(false);
		expect((await hashes())[1]).toBe(contentHash(anna.doc));
		ben.close();
	});

	test('the right comes back: the words that were passed over go through after all', async () => {
		const ben = writer(server, 'ben');
		await ben.sees('鱼市开秤');
		server.story(STORY, { stage: 'signed' });
		ben.type('锁着时写的');
		await ben.synced();
		server.story(STORY, { stage: 'editing' });
		await anna.sees('锁着时写的');
		expect(contentHash(ben.doc)).toBe(contentHash(anna.doc));
		ben.destroy();
	});

	test.each([{ stage: 'signed' }, { pressedIn: 'today' }] as const)(
		'acts on an open connection within a second: %o',
		async (state) => {
			const ben = await rawClient(server, 'ben');
			await ben.next('step1');
			const begun = performance.now();
			server.story(STORY, state);
			await ben.next('access', ({ access }) => access === 'read');
			expect(performance.now() - begun).toBeLessThan(1000);
			ben.close();
		}
	);
});

describe('SYNC11: sessions', () => {
	test('signing out closes this session’s sockets, and nobody else’s', async () => {
		const ben = await rawClient(server, 'ben');
		const chen = await rawClient(server, 'chen');
		await Promise.all([ben.next('step1'), chen.next('step1')]);
		const begun = performance.now();
		server.revoke({ personId: 'ben', sessionId: 'session-ben' });
		expect(await ben.closed).toBe(CLOSE.signedOut);
		expect(performance.now() - begun).toBeLessThan(1000);
		chen.send({ type: 'update', update: insertion(anna.doc, '还在') });
		await anna.sees('还在');
		chen.close();
	});

	test('a deactivated person is out, what they wrote stays', async () => {
		const ben = writer(server, 'ben');
		await ben.sees('鱼市开秤');
		ben.type('留下的');
		await anna.sees('留下的');
		server.person('ben', { active: false });
		server.revoke({ personId: 'ben', sessionId: null });
		expect((await ben.closed).code).toBe(CLOSE.deactivated);
		expect(anna.plain()).toContain('留下的');
		ben.destroy();
	});

	test('a session that ends closes its sockets; one that was prolonged does not', async () => {
		server.expiresAt = Date.now() + 300;
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		expect(await ben.closed).toBe(CLOSE.signedOut);

		server.expiresAt = Date.now() + 300;
		const chen = await rawClient(server, 'chen');
		await chen.next('step1');
		server.expiresAt = Date.now() + 3_600_000;
		const { lookups } = server;
		await expect.poll(() => server.lookups).toBe(lookups + 1);
		expect(chen.socket.readyState).toBe(chen.socket.OPEN);
		chen.close();
	});

	test('without a session nobody comes in', async () => {
		const nobody = await rawClient(server, null);
		expect(await nobody.closed).toBe(CLOSE.signedOut);
		expect(nobody.frames).toEqual([]);
	});
});

describe('SYNC10: schema versions', () => {
	test.each(['0', null, 'abc', '-1'])(
		'version %s is told to reload before any frame',
		async (version) => {
			const old = await rawClient(server, 'ben', { version });
			old.send(encodeFrame({ type: 'update', update: insertion(anna.doc, '旧版本写的') }));
			expect(await old.closed).toBe(CLOSE.outdated);
			expect(old.frames).toEqual([]);
			expect(log.rows).toHaveLength(2);
		}
	);

	test('y-websocket does not come back with the same version', async () => {
		const old = writer(server, 'ben', { version: '0' });
		expect((await old.closed).code).toBe(CLOSE.outdated);
		old.destroy();
	});
});

describe('SYNC2: stories', () => {
	test('one that does not exist', async () => {
		const client = await rawClient(server, 'ben', { story: 'never-written' });
		expect(await client.closed).toBe(CLOSE.noSuchStory);
		expect(log.rows.every((row) => row.room === ROOM)).toBe(true);
	});
});
