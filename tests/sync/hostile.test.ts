import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#document/close-codes.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { encodePresence, encodePresenceLines } from '#document/presence.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { annasStory, ROOM } from '#tests/support/annas-story.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { STRIKES } from '#tests/support/bombs.ts';
import {
	circle,
	entryIn,
	farFuture,
	forged,
	insertion,
	invisible,
	joined,
	odd
} from '#tests/support/crafted.ts';
import type { MemoryLog } from '#tests/support/memory-log.ts';
import { randomOf } from './story/random.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { rudeSocket } from '#tests/support/rude-socket.ts';
import type { SyncServer } from '#tests/support/sync-server.ts';
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

async function editor(): Promise<RawClient> {
	const client = await rawClient(server, 'ben');
	const { stateVector } = await client.next('step1');
	expect(stateVector.length).toBeGreaterThan(1);
	client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
	await client.next('ack');
	return client;
}

async function unharmed(before: string): Promise<void> {
	expect(contentHash(await server.sync.read(ROOM))).toBe(before);
	expect(contentHash(anna.doc)).toBe(before);
	expect(anna.provider.wsconnected).toBe(true);
	expect(log.rows).toHaveLength(2);
}

describe('SYNC9: a refused update changes nothing and harms nobody', () => {
	const doomed: [string, () => Uint8Array, number][] = [
		['bytes that are no update', () => Uint8Array.of(1, 2, 3, 4, 5), CLOSE.malformed],
		['an update cut short', () => insertion(anna.doc, '半句话').subarray(0, 14), CLOSE.malformed],
		['a gap in a client’s characters', () => forged(900, 7, '悬空'), CLOSE.malformed],
		['a clock far in the future', () => forged(900, 2 ** 50, '悬空'), CLOSE.malformed],
		['two thousand made-up clients', () => farFuture(2000), CLOSE.malformed],
		[
			'something after nothing',
			() => forged(900, 0, '悬空', { client: 4, clock: 4 }),
			CLOSE.malformed
		],
		[
			'something after itself',
			() => forged(900, 0, '转圈', { client: 900, clock: 0 }),
			CLOSE.malformed
		],
		['two people’s characters in a circle', circle, CLOSE.malformed],
		['characters without any', () => forged(900, 0, ''), CLOSE.malformed],
		[
			'a client told of twice',
			() => joined([forged(900, 0, '甲'), forged(900, 1, '乙')]),
			CLOSE.malformed
		],
		['a root that no story has', () => entryIn('elsewhere'), CLOSE.malformed],
		['an entry in the text', () => entryIn('story'), CLOSE.malformed],
		['what counts in the text and does not show', () => invisible(anna.doc), CLOSE.malformed],
		['a deletion of nothing', () => Uint8Array.of(0, 1, 4, 1, 0, 0), CLOSE.malformed],
		['a document in the document', () => odd('subdocument'), CLOSE.malformed],
		['a nested type', () => odd('nested'), CLOSE.malformed],
		['a key that reaches a prototype', () => odd('prototype'), CLOSE.malformed],
		['a value a thousand deep', () => odd('deep'), CLOSE.malformed],
		['more than a paste', () => insertion(anna.doc, '字'.repeat(LIMITS.update / 3)), CLOSE.tooLarge]
	];
	test.each(doomed)('%s', async (_name, update, code) => {
		const before = contentHash(anna.doc);
		const client = await editor();
		client.send({ type: 'update', update: update() });
		expect(await client.closed).toBe(code);
		await unharmed(before);
	});

	test('deletions of what is not there', async () => {
		const before = contentHash(anna.doc);
		const client = await editor();
		client.send({ type: 'update', update: Uint8Array.of(0, 1, 4, 1, 0, 9) });
		expect(await client.closed).toBe(CLOSE.malformed);
		await unharmed(before);
	});

	test.each(STRIKES)('something lawful, then %s', async (_name, lawful, strike) => {
		const client = await editor();
		for (const frame of lawful) client.send(frame);
		await client.next('ack', ({ frames }) => frames === 1 + lawful.length);
		await expect
			.poll(async () => contentHash(await server.sync.read(ROOM)))
			.toBe(contentHash(anna.doc));
		const before = contentHash(anna.doc);
		client.send(strike);
		expect(await client.closed).toBe(CLOSE.malformed);
		expect(contentHash(await server.sync.read(ROOM))).toBe(before);
		expect(contentHash(anna.doc)).toBe(before);
		expect(anna.provider.wsconnected).toBe(true);
	});

	test('hundreds of bent frames: the room lives on and only whole updates are in it', async () => {
		const random = randomOf(20251123);
		const whole = insertion(anna.doc, '完整的一句话');
		let refused = 0;
		for (let round = 0; round < 300; round++) {
			const bent = Uint8Array.from(whole);
			for (let flips = random.below(3) + 1; flips > 0; flips--)
				bent[random.below(bent.length)] = random.below(256);
			const client = await rawClient(server, 'ben');
			await client.next('step1');
			client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
			client.send({ type: 'update', update: bent.subarray(0, 1 + random.below(bent.length)) });
			client.send({ type: 'step1', stateVector: Uint8Array.of(0) });
			const outcome = await Promise.race([client.next('step2').catch(() => null), client.closed]);
			if (outcome === null || outcome === CLOSE.malformed) refused += 1;
			client.close();
			await client.closed;
		}
		expect(refused).toBeGreaterThan(150);
		anna.type('还能写');
		const copy = await server.sync.read(ROOM);
		await expect
			.poll(async () => contentHash(await server.sync.read(ROOM)))
			.toBe(contentHash(anna.doc));
		expect(copy.store.pendingStructs).toBeNull();
	});
});

describe('SYNC12: limits', () => {
	test('text frames and a frame beyond everything', async () => {
		const client = await editor();
		client.socket.send('hello');
		expect(await client.closed).toBe(CLOSE.malformed);
		const huge = await editor();
		huge.socket.send(new Uint8Array(4 * LIMITS.step2));
		expect(await huge.closed).toBe(1009);
		expect(anna.provider.wsconnected).toBe(true);
	});

	test('more frames than a person makes', async () => {
		const client = await editor();
		for (let i = 0; i < 2 * LIMITS.frameBurst; i++) client.send({ type: 'queryAwareness' });
		expect(await client.closed).toBe(CLOSE.tooFast);
	});

	test('more sockets than a person needs', async () => {
		const clients = await Promise.all(
			Array.from({ length: LIMITS.connectionsPerPerson }, () => rawClient(server, 'ben'))
		);
		await Promise.all(clients.map((client) => client.next('access')));
		const one = await rawClient(server, 'ben');
		expect(await one.closed).toBe(CLOSE.tooMany);
		clients.forEach((client) => client.close());
	});

	describe('a reader who does not read', () => {
		/** Writes more than anybody keeps for one who reads nothing. */
		async function writeMuch(rounds: number): Promise<void> {
			const words = '字'.repeat(60_000);
			for (let round = 1; round <= rounds; round++) {
				const before = log.rows.length;
				anna.text.insert(0, words);
				anna.text.delete(0, words.length);
				await expect.poll(() => log.rows.length).toBeGreaterThan(before + 1);
			}
		}

		test('is sent no more, and all of it once they read on', async () => {
			const slow = await editor();
			await slow.ask();
			slow.socket.pause();
			await writeMuch(60);
			anna.text.insert(0, '读到这里');
			slow.socket.resume();
			const copy = new Y.Doc();
			let updates = 0;
			const read = () => {
				for (const frame of slow.frames.splice(0)) {
					if (frame.type !== 'step2' && frame.type !== 'update') continue;
					Y.applyUpdate(copy, frame.update);
					updates += 1;
				}
				return contentHash(copy);
			};
			await expect.poll(read, { timeout: 10_000 }).toBe(contentHash(anna.doc));
			expect(updates).toBeLessThan(log.rows.length);
			expect(server.sync.stats().closed).toEqual({});
			slow.close();
		});

		test('is cut off in the end, and the others go on', async () => {
			anna.destroy();
			await server.close();
			({ log, server, anna } = await annasStory({ slowMs: 200 }));
			const slow = await editor();
			await slow.ask();
			slow.socket.pause();
			await writeMuch(60);
			await expect
				.poll(() => server.sync.stats().closed, { timeout: 5000 })
				.toMatchObject({ [CLOSE.slow]: 1 });
			expect(anna.provider.wsconnected).toBe(true);
			slow.socket.terminate();
		});
	});

	test('a question about more windows than any story has had', async () => {
		const reader = await rawClient(server, 'proofreader');
		const clocks = Array.from({ length: 60_000 }, (_, client): [number, number] => [client, 1]);
		reader.send({ type: 'step1', stateVector: Y.encodeStateVector(new Map(clocks)) });
		expect(await reader.closed).toBe(CLOSE.tooFast);
	});

	test('questions faster than a window has them', async () => {
		const reader = await rawClient(server, 'proofreader');
		for (let i = 0; i < 500; i++) reader.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		expect(await reader.closed).toBe(CLOSE.tooFast);
		const answers = reader.frames.filter(({ type }) => type === 'step2');
		expect(answers.length).toBeLessThanOrEqual(LIMITS.questionBurst);
	});
});

describe('SYNC5: presence', () => {
	const say = (clientId: number, state: Record<string, unknown> | null) => ({
		type: 'awareness' as const,
		update: encodePresence([{ clientId, clock: 1, state }])
	});

	test('nobody shows up as somebody else, or takes somebody else away', async () => {
		anna.provider.awareness.setLocalState({ cursor: { anchor: 1, head: 1 } });
		const chen = writer(server, 'chen');
		await chen.synced();
		const seen = () => chen.provider.awareness.getStates().get(anna.doc.clientID);
		await expect.poll(() => seen()?.cursor).toEqual({ anchor: 1, head: 1 });
		const mallory = await rawClient(server, 'proofreader');
		mallory.send(
			say(anna.doc.clientID, { user: { name: 'anna' }, cursor: { anchor: 9, head: 9 } })
		);
		mallory.send(say(anna.doc.clientID, null));
		mallory.send(say(42, { user: { id: 'anna', name: 'anna', access: 'write' }, cursor: null }));
		await expect
			.poll(() => chen.provider.awareness.getStates().get(42)?.user)
			.toMatchObject({ id: 'proofreader', name: 'proofreader', access: 'read' });
		expect(seen()?.cursor).toEqual({ anchor: 1, head: 1 });
		expect(seen()?.user.name).toBe('anna');
		mallory.send(say(43, { cursor: null }));
		mallory.close();
		await mallory.closed;
		await expect.poll(() => chen.provider.awareness.getStates().has(42)).toBe(false);
		expect(chen.provider.awareness.getStates().has(43)).toBe(false);
		chen.destroy();
	});

	test('a state above its limit is not shown; a frame above its own closes the socket', async () => {
		const client = await editor();
		client.send(say(50, { cursor: 'x'.repeat(LIMITS.presenceState) }));
		client.send(say(50, { cursor: 'short' }));
		await expect.poll(() => anna.provider.awareness.getStates().get(50)?.cursor).toBe('short');
		client.send(say(50, { cursor: 'x'.repeat(LIMITS.presenceFrame) }));
		expect(await client.closed).toBe(CLOSE.tooLarge);
	});

	test('a state too deep to be written is passed over, and harms nobody', async () => {
		const reader = await rawClient(server, 'proofreader');
		const deep = `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
		const update = encodePresenceLines([{ clientId: 60, clock: 1, json: deep }]);
		reader.send({ type: 'awareness', update });
		reader.send(say(60, { cursor: 'short' }));
		await expect.poll(() => anna.provider.awareness.getStates().get(60)?.cursor).toBe('short');
		expect(server.sync.stats()).toMatchObject({ connections: 2, closed: {} });
		reader.close();
	});

	test('a new name is shown at once', async () => {
		anna.provider.awareness.setLocalState({ cursor: null });
		const chen = writer(server, 'chen');
		await chen.synced();
		const name = () => chen.provider.awareness.getStates().get(anna.doc.clientID)?.user?.name;
		await expect.poll(name).toBe('anna');
		server.person('anna', { name: '安娜' });
		await expect.poll(name).toBe('安娜');
		chen.destroy();
	});
});

test.each([
	['is not signed in', {}],
	['may not read', { cookie: 'person=administrator' }],
	['is let in', { cookie: 'person=ben' }]
])('SYNC1: whoever %s and sends what is no frame harms nobody', async (_who, headers) => {
	await rudeSocket(`${server.url}/${ROOM}?v=${SCHEMA_VERSION}`, headers);
	await unharmed(contentHash(anna.doc));
});
