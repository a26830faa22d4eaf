import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { CLOSE } from '#document/close-codes.ts';
import { annasStory, ROOM } from '#tests/support/annas-story.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { forged, insertion, joined } from '#tests/support/crafted.ts';
import type { MemoryLog } from '#tests/support/memory-log.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { startSyncServer, type SyncServer } from '#tests/support/sync-server.ts';
import { openStory } from '#tests/support/window-on-story.ts';
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

/** Somebody who has taken part in the first exchange, with nothing of their own. */
async function join(person: string): Promise<RawClient> {
	const client = await rawClient(server, person);
	await client.next('step1');
	client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
	await client.next('ack');
	return client;
}

/** Where somebody's next character goes, and the one it would stand on. */
function nextOf({ doc }: Writer): [client: number, clock: number] {
	return [doc.clientID, Y.getState(doc.store, doc.clientID)];
}

const words = async () => (await server.sync.read(ROOM)).getText('story').toString();

describe('SYNC18: words under a colleague’s client id', () => {
	test.each(['update', 'step2'] as const)('in a frame %s are refused', async (type) => {
		const chen = writer(server, 'chen');
		await chen.sees('鱼市开秤');
		const mallory = await join('ben');
		mallory.send({ type, update: forged(...nextOf(anna), '冒名') });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		anna.type('，照写');
		await chen.sees('鱼市开秤，照写');
		expect(await words()).not.toContain('冒名');
		expect(contentHash(chen.doc)).toBe(contentHash(anna.doc));
		expect(log.rows).toHaveLength(3);
		chen.destroy();
	});

	test('are refused beside honest ones too, and these with them', async () => {
		const mallory = await join('ben');
		const [client, clock] = nextOf(anna);
		const both = joined([forged(900, 0, '自己的'), forged(client, clock, '冒名')]);
		mallory.send({ type: 'update', update: both });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		expect(log.rows).toHaveLength(2);
	});

	test('are refused when the colleague has only shown up and not yet written', async () => {
		const chen = writer(server, 'chen');
		await chen.synced();
		chen.provider.awareness.setLocalState({ cursor: null });
		const seen = () => anna.provider.awareness.getStates().has(chen.doc.clientID);
		await expect.poll(seen).toBe(true);
		const mallory = await join('ben');
		mallory.send({ type: 'update', update: forged(chen.doc.clientID, 0, '抢先') });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		chen.type('到了');
		await anna.sees('到了');
		chen.destroy();
	});

	test('are refused when the colleague is gone and the room has been loaded anew', async () => {
		const next = nextOf(anna);
		anna.destroy();
		await expect.poll(() => server.sync.stats().rooms).toBe(0);
		const doc = await server.sync.read(ROOM);
		await log.compact(ROOM, Y.encodeStateAsUpdate(doc), log.rows.length);
		const mallory = await join('ben');
		mallory.send({ type: 'step2', update: forged(...next, '冒名') });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		expect(await words()).not.toContain('冒名');
	});

	test('are refused under the id of an edit of the server’s', async () => {
		await server.sync.edit(ROOM, 'chief', (doc) => doc.getText('story').insert(0, '照改'));
		const clientId = log.rows.at(-1)?.clientId as number;
		const mallory = await join('ben');
		mallory.send({ type: 'update', update: forged(clientId, 2, '冒名') });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		await server.sync.edit(ROOM, 'chief', (doc) => doc.getText('story').insert(0, '再改'));
		expect(await words()).toContain('再改照改');
	});

	test('which the server has already are nothing new, and other words there are not passed on', async () => {
		const mallory = await join('ben');
		const chen = await rawClient(server, 'chen');
		await chen.ask();
		const [client] = nextOf(anna);
		const update = joined([forged(900, 0, '自己的'), forged(client, 0, '假鱼市场')]);
		mallory.send({ type: 'update', update });
		const passed = await chen.next('update');
		expect(passed.update).toEqual(forged(900, 0, '自己的'));
		expect(log.rows.at(-1)?.bytes).toEqual(passed.update);
		mallory.close();
		chen.close();
	});
});

describe('SYNC18: one’s own words', () => {
	test('come back under the ids of earlier windows, and are one’s own from then on', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		ben.send({ type: 'step2', update: joined([forged(901, 0, '昨天'), forged(902, 0, '今天')]) });
		await ben.next('ack');
		expect(await words()).toMatch(/昨天|今天/);
		const mallory = await join('chen');
		mallory.send({ type: 'update', update: forged(901, 2, '冒名') });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		anna.destroy();
		ben.close();
		await expect.poll(() => server.sync.stats().rooms).toBe(0);
		const again = await join('chen');
		again.send({ type: 'update', update: forged(902, 2, '冒名') });
		expect(await again.closed).toBe(CLOSE.malformed);
		const back = await join('ben');
		back.send({ type: 'update', update: forged(902, 2, '接着', { client: 902, clock: 1 }) });
		await back.next('ack', ({ frames }) => frames === 2);
		back.close();
	});

	test('come in with all that the server has from others', async () => {
		const ben = await rawClient(server, 'ben');
		await ben.next('step1');
		const doc = await server.sync.read(ROOM);
		const own = insertion(doc, '线下的');
		Y.applyUpdate(doc, own);
		ben.send({ type: 'step2', update: Y.encodeStateAsUpdate(doc) });
		await ben.next('ack');
		await anna.sees('线下的');
		expect(contentHash(await server.sync.read(ROOM))).toBe(contentHash(anna.doc));
		ben.close();
	});
});

test('SYNC18, SYNC5: nobody shows up under an id that a colleague has written under', async () => {
	const clientId = anna.doc.clientID;
	anna.destroy();
	const chen = writer(server, 'chen');
	await chen.synced();
	await expect.poll(() => server.sync.stats().connections).toBe(1);
	const mallory = await rawClient(server, 'ben');
	const say = (id: number) =>
		mallory.send({
			type: 'awareness',
			update: encodePresence([{ clientId: id, clock: 1, state: { cursor: null } }])
		});
	say(clientId);
	say(903);
	await expect.poll(() => chen.provider.awareness.getStates().has(903)).toBe(true);
	expect(chen.provider.awareness.getStates().has(clientId)).toBe(false);
	mallory.close();
	chen.destroy();
});

describe('SYNC20: words that the server passed on and lost', () => {
	/** A server whose disk refuses until it stops: what it passed on is in two windows only. */
	async function lose() {
		const chen = openStory(server, 'chen');
		const ben = openStory(server, 'ben');
		await expect.poll(() => chen.shown.synced + ben.shown.synced).toBe(2);
		for (const window of [chen, ben]) {
			window.type('。');
			await expect.poll(() => window.wire.unsaved).toBe(0);
		}
		log.failure = new Error('ENOSPC');
		chen.type('陈写的');
		await expect.poll(() => ben.plain()).toContain('陈写的');
		ben.type('，本接着');
		await expect.poll(() => chen.plain()).toContain('陈写的，本接着');
		const port = Number(new URL(server.url).port);
		await server.close();
		log.failure = null;
		return { chen, ben, port };
	}

	test('come back with whoever got them, and with their own window', async () => {
		const { chen, ben, port } = await lose();
		chen.wire.reconnect();
		server = await startSyncServer({ log, port });
		for (const window of [chen, ben])
			await expect.poll(() => window.wire.unsaved, { timeout: 20_000 }).toBe(0);
		expect(await words()).toContain('陈写的，本接着');
		chen.type('。陈还在');
		await expect.poll(() => ben.plain()).toContain('陈还在');
		expect(ben.shown.refused.concat(chen.shown.refused)).toEqual([]);
		const mallory = await join('editor');
		const { doc } = chen.wire;
		const forgery = forged(doc.clientID, Y.getState(doc.store, doc.clientID), '冒名');
		mallory.send({ type: 'step2', update: forgery });
		expect(await mallory.closed).toBe(CLOSE.malformed);
		[chen, ben].forEach((window) => window.close());
	});

	test('come back where their own window is gone, which may yet bring more', async () => {
		const { chen, ben, port } = await lose();
		const { doc } = chen.wire;
		const [client, clock] = [doc.clientID, Y.getState(doc.store, doc.clientID)];
		chen.close();
		server = await startSyncServer({ log, port });
		await expect.poll(() => ben.wire.unsaved, { timeout: 20_000 }).toBe(0);
		expect(await words()).toContain('陈写的，本接着');
		expect(ben.shown.refused).toEqual([]);
		anna.destroy();
		ben.close();
		await expect.poll(() => server.sync.stats().rooms).toBe(0);
		expect([...(log.unsettled.get(ROOM) ?? [])]).toEqual([client]);
		const owner = (await log.load(ROOM)).clients.find((one) => one.clientId === client);
		expect(owner?.personId).toBe('chen');
		const back = await join('chen');
		back.send({ type: 'update', update: forged(client, clock, '陈又来') });
		await back.next('ack', ({ frames }) => frames === 2);
		back.close();
	});
});

test('SYNC18: whose id is whose can be asked while people write, and when all have gone', async () => {
	const ben = writer(server, 'ben');
	await ben.sees('鱼市开秤');
	ben.provider.awareness.setLocalState({ cursor: null });
	await server.sync.edit(ROOM, 'chief', (doc) => doc.getText('story').insert(0, '照改'));
	const owners = async () =>
		new Map((await server.sync.hands(ROOM)).owners.map((one) => [one.clientId, one.personId]));
	const [seed, , edit] = log.rows.map(({ clientId }) => clientId as number);
	const written = [
		[seed, 'editor'],
		[anna.doc.clientID, 'anna'],
		[edit, 'chief']
	] as [number, string][];
	await expect.poll(owners).toEqual(new Map([...written, [ben.doc.clientID, 'ben']]));
	ben.destroy();
	anna.destroy();
	await expect.poll(() => server.sync.stats().rooms).toBe(0);
	expect(await owners()).toEqual(new Map(written));
});
