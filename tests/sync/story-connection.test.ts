import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { storyText } from '#document/story-doc.ts';
import { GRACE_MS } from '#lib/sync/grace.ts';
import { StoryConnection } from '#lib/sync/story-connection.svelte.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { cookieOf, startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';

let server: SyncServer;
let connection: StoryConnection;
let socket: WebSocket;

function connect(version?: number, merged?: (count: number) => void): StoryConnection {
	return new StoryConnection(STORY, {
		url: server.url,
		version,
		merged,
		open(url) {
			const headers = { cookie: cookieOf('anna'), origin: server.origin };
			socket = new WebSocket(url, { headers });
			return socket as unknown as globalThis.WebSocket;
		}
	});
}

beforeEach(async () => {
	server = await startSyncServer();
});

afterEach(async () => {
	connection.close();
	await server.close();
});

test('SYNC17: says honestly how the story stands: connecting, live, offline, live', async () => {
	connection = connect();
	expect(connection).toMatchObject({
		status: 'connecting',
		access: null,
		synced: false,
		unsaved: 0
	});
	await expect.poll(() => connection.status).toBe('live');
	expect(connection).toMatchObject({ access: 'write', synced: true, offlineSince: null });
	storyText(connection.doc).insert(0, '字');
	expect(connection).toMatchObject({ unsaved: 1, savedAt: null });
	await expect.poll(() => connection.unsaved).toBe(0);
	expect(connection.savedAt).toBeGreaterThan(Date.now() - 10_000);
	socket.terminate();
	await expect.poll(() => connection.status).toBe('offline');
	expect(connection).toMatchObject({ access: 'write', synced: true });
	expect(connection.offlineSince).toBeGreaterThan(Date.now() - 10_000);
	await expect.poll(() => connection.status, { timeout: 5000 }).toBe('live');
	expect(connection.offlineSince).toBeNull();
});

test('says nothing of a loss that lasts no longer than a server that is started anew', async () => {
	connection = connect();
	await expect.poll(() => connection.status).toBe('live');
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const closed = once(socket, 'close');
	socket.terminate();
	await closed;
	expect(connection).toMatchObject({ status: 'offline', isAway: false });
	vi.advanceTimersByTime(GRACE_MS - 1);
	expect(connection.isAway).toBe(false);
	vi.advanceTimersByTime(1);
	expect(connection.isAway).toBe(true);
	vi.useRealTimers();
	connection.retry();
	await expect.poll(() => connection.status).toBe('live');
	expect(connection.isAway).toBe(false);
});

test('tells once how many edits of the time without a connection have been taken in', async () => {
	const merged: number[] = [];
	connection = connect(undefined, (count) => merged.push(count));
	await expect.poll(() => connection.status).toBe('live');
	storyText(connection.doc).insert(0, '前');
	await expect.poll(() => connection.unsaved).toBe(0);
	expect(merged).toEqual([]);
	socket.terminate();
	await expect.poll(() => connection.status).toBe('offline');
	storyText(connection.doc).insert(1, '中');
	storyText(connection.doc).insert(2, '后');
	await expect.poll(() => connection.unsaved, { timeout: 5000 }).toBe(0);
	expect(merged).toEqual([2]);
	storyText(connection.doc).insert(3, '又');
	await expect.poll(() => connection.unsaved).toBe(0);
	expect(merged).toEqual([2]);
});

test('SYNC8: tells that it became read-only, and no longer so when the right is back', async () => {
	connection = connect();
	await expect.poll(() => connection.status).toBe('live');
	server.story(STORY, { stage: 'signed' });
	await expect.poll(() => connection.access).toBe('read');
	expect(connection).toMatchObject({ status: 'live', becameReadOnly: true });
	server.story(STORY, { stage: 'editing' });
	await expect.poll(() => connection.access).toBe('write');
	expect(connection.becameReadOnly).toBe(false);
});

test('SYNC11: after signing out it asks for it, and goes on when told to retry', async () => {
	connection = connect();
	await expect.poll(() => connection.status).toBe('live');
	server.revoke({ personId: 'anna', sessionId: null });
	await expect.poll(() => connection.status).toBe('refused');
	expect(connection.refusal).toBe('signed-out');
	connection.retry();
	await expect.poll(() => connection.status).toBe('live');
	expect(connection.refusal).toBeNull();
});

test('SYNC10: an older version is refused, and shows nothing', async () => {
	connection = connect(0);
	await expect.poll(() => connection.refusal).toBe('outdated');
	expect(connection).toMatchObject({ status: 'refused', synced: false });
});

test('SYNC12: says that too many windows are open, and comes in when one is closed', async () => {
	const seats = LIMITS.connectionsPerPerson;
	const others = await Promise.all(Array.from({ length: seats }, () => rawClient(server, 'anna')));
	connection = connect();
	await expect.poll(() => connection.isCrowded).toBe(true);
	expect(connection.status).toBe('offline');
	others[0]?.close();
	await expect.poll(() => connection.status, { timeout: 8000 }).toBe('live');
	expect(connection.isCrowded).toBe(false);
	for (const other of others) other.close();
});
