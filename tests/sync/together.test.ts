import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storyText } from '#document/story-doc.ts';
import { docOf } from '#server/sync/room-doc.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { writer, type Writer } from '#tests/support/writer.ts';

let log: MemoryLog;
let server: SyncServer;
const writers: Writer[] = [];

const join = (person: string, options?: Parameters<typeof writer>[2]): Writer => {
	const one = writer(server, person, options);
	writers.push(one);
	return one;
};

beforeEach(async () => {
	log = memoryLog();
	server = await startSyncServer({ log });
});

afterEach(async () => {
	for (const one of writers.splice(0)) one.destroy();
	await server.close();
});

describe('an unmodified y-websocket client', () => {
	test('SYNC2: is told it is synced only when it has the words', async () => {
		const anna = join('anna');
		await anna.synced();
		expect(anna.text.toDelta()).toHaveLength(5);
		expect(log.rows).toHaveLength(1);
	});

	test('SYNC3: what one writes the other reads, and what came before', async () => {
		const anna = join('anna');
		await anna.synced();
		anna.type('鱼市开秤');
		const ben = join('ben');
		await ben.sees('鱼市开秤');
		ben.type('，热闹');
		await anna.sees('鱼市开秤，热闹');
		expect(anna.plain()).toBe(ben.plain());
	});

	test('SYNC3: is sent no words before it has asked for them, and then all', async () => {
		const anna = join('anna');
		await anna.synced();
		const ben = await rawClient(server, 'ben');
		anna.type('鱼市开秤');
		await expect.poll(() => log.rows.length).toBe(2);
		// Presence goes out after the words.
		anna.provider.awareness.setLocalStateField('typing', true);
		await ben.next('awareness', ({ update }) => Buffer.from(update).includes('typing'));
		expect(ben.frames.map(({ type }) => type)).not.toContain('update');
		await ben.ask();
		const { update } = await ben.next('step2');
		expect(storyText(docOf({ snapshot: update, tail: [] })).toString()).toContain('鱼市开秤');
		anna.type('，热闹');
		await ben.next('update');
		ben.close();
	});

	test('SYNC2: many who come at once load the story once', async () => {
		const all = ['anna', 'ben', 'chen', 'editor'].map((person) => join(person));
		await Promise.all(all.map((one) => one.synced()));
		expect(log.loads).toBe(1);
		expect(log.rows).toHaveLength(1);
	});

	test('SYNC4: a room that is left is closed, and opens again with every word', async () => {
		const anna = join('anna');
		await anna.synced();
		anna.type('第一稿');
		const ben = join('ben');
		await ben.sees('第一稿');
		anna.destroy();
		ben.destroy();
		await expect.poll(() => server.sync.stats().rooms).toBe(0);
		const chen = join('chen');
		await chen.synced();
		expect(chen.plain()).toContain('第一稿');
		expect(log.loads).toBe(2);
	});

	test('SYNC3: comes back after a cut and brings what it wrote meanwhile', async () => {
		const anna = join('anna');
		const ben = join('ben');
		await Promise.all([anna.synced(), ben.synced()]);
		anna.provider.disconnect();
		anna.type('线下写的');
		ben.type('线上写的');
		anna.provider.connect();
		await Promise.all([anna.sees('线上写的'), ben.sees('线下写的')]);
		expect(anna.plain()).toBe(ben.plain());
	});

	test('SYNC5: names of others are the server’s, whatever a client says', async () => {
		const anna = join('anna');
		const ben = join('ben');
		await Promise.all([anna.synced(), ben.synced()]);
		anna.provider.awareness.setLocalState({ user: { name: '总编' }, cursor: null });
		const seen = () => ben.provider.awareness.getStates().get(anna.doc.clientID)?.user?.name;
		await expect.poll(seen).toBe('anna');
		anna.destroy();
		await expect.poll(() => ben.provider.awareness.getStates().has(anna.doc.clientID)).toBe(false);
	});

	test('SYNC6: edits of the server reach everybody and the log', async () => {
		const anna = join('anna');
		await anna.synced();
		const room = `story/${STORY}`;
		await server.sync.edit(room, 'ben', (doc) => doc.getText('story').insert(0, '照改'));
		await anna.sees('照改');
		expect(log.rows.at(-1)?.personId).toBe('ben');
		const copy = await server.sync.read(room);
		expect(copy.getText('story').toString()).toContain('照改');
	});
});
