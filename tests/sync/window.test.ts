import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '#tests/support/content-hash.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';

let log: MemoryLog;
let server: SyncServer;
const windows: StoryWindow[] = [];

async function open(person: string): Promise<StoryWindow> {
	const one = openStory(server, person);
	windows.push(one);
	await expect.poll(() => one.shown.synced).toBeGreaterThan(0);
	return one;
}

beforeEach(async () => {
	log = memoryLog();
	server = await startSyncServer({ log });
});

afterEach(async () => {
	windows.splice(0).forEach((one) => one.close());
	await server.close();
});

describe('SYNC15: saved means on disk', () => {
	test('not before the commit, and then', async () => {
		const anna = await open('anna');
		const ben = await open('ben');
		let commit = () => {};
		log.gate = new Promise((resolve) => (commit = resolve));
		anna.type('鱼市开秤');
		await expect.poll(() => ben.plain()).toContain('鱼市开秤');
		expect(anna.wire.unsaved).toBe(1);
		log.gate = null;
		commit();
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		expect(log.rows.at(-1)).toMatchObject({ personId: 'anna', clientId: anna.wire.doc.clientID });
	});

	test('not while the disk refuses; then everything, in order, once', async () => {
		const anna = await open('anna');
		anna.type('零');
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		log.failure = new Error('ENOSPC');
		for (const word of ['一', '二', '三']) anna.type(word);
		const ben = await open('ben');
		await expect.poll(() => ben.plain()).toContain('零一二三');
		expect(anna.wire.unsaved).toBe(3);
		await expect.poll(() => anna.shown.late, { timeout: 6000 }).toBe(true);
		expect(log.rows).toHaveLength(2);
		expect(anna.shown.lost).toBe(0);
		log.failure = null;
		await expect.poll(() => anna.wire.unsaved, { timeout: 8000 }).toBe(0);
		expect(anna.shown.late).toBe(false);
		expect(log.rows).toHaveLength(5);
		const replay = new Y.Doc();
		for (const row of log.rows) Y.applyUpdate(replay, row.bytes);
		expect(contentHash(replay)).toBe(contentHash(anna.wire.doc));
	});

	test('what was written offline is, only after it has come back', async () => {
		const anna = await open('anna');
		const ben = await open('ben');
		anna.type('鱼市开秤');
		await expect.poll(() => ben.plain()).toContain('鱼市开秤');
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		anna.cut();
		await expect.poll(() => anna.shown.lost).toBeGreaterThan(0);
		anna.type('线下');
		ben.type('线上');
		expect(anna.wire.unsaved).toBe(1);
		await expect.poll(() => anna.wire.unsaved, { timeout: 5000 }).toBe(0);
		await expect.poll(() => contentHash(ben.wire.doc)).toBe(contentHash(anna.wire.doc));
		expect(ben.plain()).toContain('线下');
	});
});

describe('SYNC16: an input method at work', () => {
	test('nothing goes out or comes in; afterwards the words go as one', async () => {
		const anna = await open('anna');
		const ben = await open('ben');
		const before = anna.plain();
		const rows = log.rows.length;
		anna.compose('compositionstart');
		await expect.poll(() => ben.wire.others()[0]?.composing).toBe(true);
		const text = anna.wire.doc.getText('story');
		for (const pinyin of ['n', 'ni', "ni'hao"]) {
			text.insert(0, pinyin);
			text.delete(0, pinyin.length);
		}
		text.insert(0, '你好');
		ben.type('别处');
		await expect.poll(() => log.rows.length).toBe(rows + 1);
		expect(anna.plain()).toBe(`你好${before}`);
		expect(ben.plain()).not.toContain('你好');
		expect(anna.wire.unsaved).toBe(7);
		anna.compose('compositionend');
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		expect(log.rows).toHaveLength(rows + 2);
		await expect.poll(() => contentHash(ben.wire.doc)).toBe(contentHash(anna.wire.doc));
		expect(ben.plain()).toContain('你好');
		expect(anna.plain()).toContain('别处');
		await expect.poll(() => ben.wire.others()[0]?.composing).toBe(false);
	});

	test('a connection that breaks meanwhile neither loses nor doubles a word', async () => {
		const anna = await open('anna');
		const ben = await open('ben');
		anna.compose('compositionstart');
		anna.type('你好');
		ben.type('别处');
		await expect.poll(() => log.rows.length).toBe(2);
		anna.cut();
		await expect.poll(() => anna.shown.access.length, { timeout: 5000 }).toBe(2);
		anna.type('，世界');
		ben.type('又一句');
		await expect.poll(() => log.rows.length).toBe(3);
		expect(anna.plain()).not.toContain('别处');
		anna.compose('compositionend');
		await expect.poll(() => anna.wire.unsaved, { timeout: 5000 }).toBe(0);
		await expect.poll(() => contentHash(ben.wire.doc)).toBe(contentHash(anna.wire.doc));
		for (const words of ['你好，世界', '别处', '又一句'])
			expect(anna.plain().split(words)).toHaveLength(2);
	});
});

describe('SYNC17: a window and its connection', () => {
	test('an older version is told to reload, and does not try again', async () => {
		const old = openStory(server, 'anna', { version: 0 });
		windows.push(old);
		await expect.poll(() => old.shown.refused).toEqual(['outdated']);
		expect(old.shown.synced).toBe(0);
	});

	test('signed out: told so; what is unsaved goes through after signing in again', async () => {
		const anna = await open('anna');
		server.revoke({ personId: 'anna', sessionId: null });
		await expect.poll(() => anna.shown.refused).toEqual(['signed-out']);
		anna.type('还没存');
		expect(anna.wire.unsaved).toBe(1);
		anna.wire.reconnect();
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		expect((await server.sync.read(`story/${STORY}`)).getText('story').toString()).toContain(
			'还没存'
		);
	});

	test('a right taken away and given back: told each time, nothing lost', async () => {
		const anna = await open('anna');
		server.story(STORY, { stage: 'signed' });
		await expect.poll(() => anna.shown.access).toEqual(['write', 'read']);
		anna.type('锁着时写的');
		expect(anna.wire.unsaved).toBe(1);
		const ben = await open('ben');
		expect(ben.plain()).not.toContain('锁着时写的');
		server.story(STORY, { stage: 'editing' });
		await expect.poll(() => anna.wire.unsaved).toBe(0);
		await expect.poll(() => ben.plain()).toContain('锁着时写的');
		expect(anna.shown.refused).toEqual([]);
	});

	test('a socket that has died without a word is noticed when the window wakes', async () => {
		const anna = await open('anna');
		const ben = await open('ben');
		anna.wire.setCursor({ anchor: 1, head: 1 });
		await expect.poll(() => ben.wire.others().length).toBe(1);
		anna.wire.setVisible(false);
		await expect.poll(() => ben.wire.others().length).toBe(0);
		anna.freeze();
		anna.type('睡前一句');
		anna.wire.setVisible(true);
		anna.wire.check();
		await expect.poll(() => anna.wire.unsaved, { timeout: 8000 }).toBe(0);
		expect(anna.shown.lost).toBe(1);
		await expect.poll(() => ben.wire.others().map(({ user }) => user.id)).toEqual(['anna']);
		await expect.poll(() => ben.plain()).toContain('睡前一句');
	});

	test('a connection that nobody answers is begun anew when the window wakes', async () => {
		const unanswered: net.Socket[] = [];
		const hole = net.createServer((socket) => unanswered.push(socket));
		await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
		const { port } = hole.address() as AddressInfo;
		const address = { url: `ws://127.0.0.1:${port}/sync`, origin: `http://127.0.0.1:${port}` };
		const anna = openStory(address, 'anna');
		windows.push(anna);
		await expect.poll(() => unanswered.length).toBe(1);
		hole.close();
		const back = await startSyncServer({ log, port });
		const woken = () => {
			anna.wire.check();
			return anna.shown.synced;
		};
		await expect.poll(woken, { interval: 200 }).toBe(1);
		anna.close();
		unanswered.forEach((socket) => socket.destroy());
		await back.close();
	});

	test('the same person in two windows: both show, and one leaving takes only itself away', async () => {
		const one = await open('anna');
		const two = await open('anna');
		const ben = await open('ben');
		await expect.poll(() => ben.wire.others().length).toBe(2);
		one.type('一窗');
		await expect.poll(() => two.plain()).toContain('一窗');
		windows.splice(windows.indexOf(one), 1);
		one.close();
		await expect
			.poll(() => ben.wire.others().map(({ clientId }) => clientId))
			.toEqual([two.wire.doc.clientID]);
	});
});
