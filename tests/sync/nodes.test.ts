import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { CLOSE } from '#document/close-codes.ts';
import { encodePresence } from '#document/presence.ts';
import { encodeRoomMessages } from '#server/sync/room-message.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { forged } from '#tests/support/crafted.ts';
import { openFleet, type Fleet, type FleetNode } from '#tests/support/fleet.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';

const ROOM = `story/${STORY}`;
const PATIENCE = { timeout: 15_000 };
const isThere = await hasPostgres();

describe.skipIf(!isThere)('a story open on several servers', () => {
	let database: TestDatabase;
	let fleet: Fleet;
	let a: FleetNode;
	let b: FleetNode;
	const windows: StoryWindow[] = [];
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(async () => {
		await database.empty();
		fleet = await openFleet(database);
		[a, b] = [await fleet.add('a'), await fleet.add('b')];
	});
	afterEach(async () => {
		for (const window of windows.splice(0)) window.close();
		await fleet.close();
	});

	async function open(at: FleetNode, person: string): Promise<StoryWindow> {
		const window = openStory(at.server, person);
		windows.push(window);
		await expect.poll(() => window.shown.synced, PATIENCE).toBe(1);
		return window;
	}

	/** A window that goes where it is told. */
	async function roaming(at: FleetNode, person: string) {
		const place = { at };
		const window = openStory(at.server, person, { at: () => place.at.server });
		windows.push(window);
		await expect.poll(() => window.shown.synced, PATIENCE).toBe(1);
		return { window, place };
	}

	/** Somebody who has taken part in the first exchange, with nothing of their own. */
	async function join(at: FleetNode, person: string): Promise<RawClient> {
		const client = await rawClient(at.server, person);
		await client.next('step1');
		client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		await client.next('ack');
		return client;
	}

	const wordsOn = async ({ server }: FleetNode) =>
		(await server.sync.read(ROOM)).getText('story').toString();

	/** Everybody says the same, the log too. */
	async function alike(...of: StoryWindow[]): Promise<void> {
		for (const window of of) await expect.poll(() => window.wire.unsaved, PATIENCE).toBe(0);
		const hashes = async () => [
			...of.map((window) => contentHash(window.wire.doc)),
			...(await Promise.all(
				fleet.nodes.map(async ({ server }) => contentHash(await server.sync.read(ROOM)))
			))
		];
		await expect.poll(async () => new Set(await hashes()).size, PATIENCE).toBe(1);
		expect(await fleet.logged(ROOM)).toBe((await hashes())[0]);
	}

	test('shows on each what was written on the other, told and not read, and begins with one set of blocks', async () => {
		const [anna, ben] = await Promise.all([open(a, 'anna'), open(b, 'ben')]);
		expect(ben.wire.doc.getText('story').toDelta()).toEqual(
			anna.wire.doc.getText('story').toDelta()
		);
		const before = a.server.sync.stats().followed;
		for (let i = 0; i < 20; i++) {
			anna.type(`甲${i}`);
			ben.type(`乙${i}`);
			await new Promise((resolve) => setTimeout(resolve, 15));
		}
		await alike(anna, ben);
		expect(anna.plain()).toContain('甲19');
		expect(anna.plain()).toContain('乙19');
		const { told, read } = a.server.sync.stats().followed;
		expect(told - before.told).toBeGreaterThan(5);
		expect(read - before.read).toBeLessThan(told - before.told);
	});

	test('reads what nobody tells, within a moment where it is known that nobody does', async () => {
		const [anna, ben] = await Promise.all([open(a, 'anna'), open(b, 'ben')]);
		fleet.hub.stop();
		anna.type('没有人说');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('没有人说');
		fleet.hub.heal();
		fleet.hub.part(a.bus, b.bus);
		anna.type('不知道没有人说');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('不知道没有人说');
		await alike(anna, ben);
	});

	test('passes on an edit of a server’s, also one that is committed with a command', async () => {
		const ben = await open(b, 'ben');
		const insert =
			(words: string) =>
			(doc: { getText(name: string): { insert(at: number, words: string): void } }) =>
				doc.getText('story').insert(0, words);
		await a.server.sync.edit(ROOM, 'chief', insert('改一'));
		await a.server.sync.edit(ROOM, 'chief', insert('改二'), async (update) => {
			const [seq = 0] = await a.log.append([update]);
			return seq;
		});
		await expect.poll(() => ben.plain(), PATIENCE).toContain('改二改一');
		await b.server.sync.edit(ROOM, 'chief', insert('改三'));
		await expect.poll(() => wordsOn(a), PATIENCE).toContain('改三改二改一');
		await alike(ben);
	});

	test('takes a window in that comes from another one with words nobody has acknowledged', async () => {
		const { window: anna, place } = await roaming(a, 'anna');
		const ben = await open(a, 'ben');
		const chen = await open(b, 'chen');
		anna.type('先');
		await expect.poll(() => chen.plain(), PATIENCE).toContain('先');
		a.stall();
		anna.type('后写的');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('后写的');
		place.at = b;
		anna.cut();
		await expect.poll(() => anna.wire.unsaved, PATIENCE).toBe(0);
		await expect.poll(() => chen.plain(), PATIENCE).toContain('先后写的');
		a.free();
		await alike(anna, ben, chen);
		expect(anna.shown.refused).toEqual([]);
		expect(chen.plain().match(/后写的/g)).toHaveLength(1);
	});

	test('shows on another what is not in the log yet, and acknowledges it to nobody', async () => {
		const [anna, chen] = await Promise.all([open(a, 'anna'), open(b, 'chen')]);
		a.stall();
		anna.type('还没写');
		await expect.poll(() => chen.plain(), PATIENCE).toContain('还没写');
		expect(anna.wire.unsaved).toBeGreaterThan(0);
		expect(await fleet.logged(ROOM)).not.toBe(contentHash(chen.wire.doc));
		// Who goes on from there is saved, and so is what they go on from, whatever becomes of its server.
		chen.type('，陈接着');
		await expect.poll(() => chen.wire.unsaved, PATIENCE).toBe(0);
		expect(await fleet.logged(ROOM)).toBe(contentHash(chen.wire.doc));
		expect(anna.wire.unsaved).toBeGreaterThan(0);
		a.free();
		await alike(anna, chen);
		expect(chen.plain().match(/还没写，陈接着/g)).toHaveLength(1);
	});

	test('has an edit of a server’s stand on nothing that is not in the log', async () => {
		const [anna, chen] = await Promise.all([open(a, 'anna'), open(b, 'chen')]);
		a.stall();
		anna.type('还没写');
		await expect.poll(() => chen.plain(), PATIENCE).toContain('还没写');
		await b.server.sync.edit(ROOM, 'chief', (doc) => doc.getText('story').insert(0, '改'));
		await expect.poll(() => chen.plain(), PATIENCE).toContain('改');
		expect(await fleet.logged(ROOM)).toBe(contentHash(chen.wire.doc));
		a.free();
		await alike(anna, chen);
	});

	test('writes what a server that is gone had passed on, though nobody is there who could bring it', async () => {
		const anna = await open(a, 'anna');
		const dan = await open(b, 'editor-1');
		anna.type('。');
		await expect.poll(() => dan.plain(), PATIENCE).toContain('。');
		a.stall();
		anna.type('只有别的服务器有');
		await expect.poll(() => dan.plain(), PATIENCE).toContain('只有别的服务器有');
		anna.close();
		await a.abandon();
		await expect.poll(() => fleet.logged(ROOM), PATIENCE).toBe(contentHash(dan.wire.doc));
		const { owners, returned } = await b.server.sync.hands(ROOM);
		expect(owners).toContainEqual({ clientId: anna.wire.doc.clientID, personId: 'anna' });
		expect(returned).toEqual([]);
		expect(dan.shown.lost).toBe(0);
	});

	test('shows nothing ahead of the log of somebody who may not write any more', async () => {
		const [anna, ben] = await Promise.all([open(a, 'anna'), open(a, 'ben')]);
		const chen = await open(b, 'chen');
		// Whose words they are is in the log from here on.
		for (const window of [anna, ben]) {
			window.wire.doc.getText('story').insert(0, '先');
			await expect.poll(() => window.wire.unsaved, PATIENCE).toBe(0);
		}
		await expect.poll(() => chen.plain(), PATIENCE).toContain('先先');
		// Their own server does not know yet.
		b.server.person('anna', { roles: ['proofreader'] });
		a.stall();
		anna.type('不该');
		ben.wire.doc.getText('story').insert(0, '本的');
		await expect.poll(() => chen.plain(), PATIENCE).toContain('本的');
		expect(chen.plain()).not.toContain('不该');
		a.free();
		await alike(anna, ben, chen);
	});

	test('has in the log what is read for a command, also what another server has only passed on', async () => {
		const [anna, ben] = await Promise.all([open(a, 'anna'), open(b, 'ben')]);
		anna.type('。');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('。');
		a.stall();
		anna.type('只是传来');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('只是传来');
		const { texts } = await b.server.sync.logged([ROOM], async () => {
			expect(await wordsOn(b)).toContain('只是传来');
		});
		const rows = await database.run(`select max(seq)::float8 as seq from story_update`);
		expect(texts).toEqual([{ room: ROOM, seq: rows[0]?.seq }]);
		expect(await fleet.logged(ROOM)).toBe(contentHash(await b.server.sync.read(ROOM)));
		a.free();
		await alike(anna, ben);
	});

	test('takes what comes ahead of the log from a room that was closed and opened again meanwhile', async () => {
		const c = await fleet.add('c', { lingerMs: 20 });
		const [anna, ben] = [await open(c, 'anna'), await open(b, 'ben')];
		c.stall();
		anna.wire.doc.getText('story').insert(0, '先');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('先');
		// That it is written the other server only reads.
		fleet.hub.part(b.bus, c.bus);
		c.free();
		const { read } = b.server.sync.stats().followed;
		await expect.poll(() => b.server.sync.stats().followed.read, PATIENCE).toBe(read + 1);
		anna.close();
		await expect.poll(() => c.server.sync.stats().rooms, PATIENCE).toBe(0);
		fleet.hub.heal();
		const chen = await open(c, 'chen');
		chen.wire.doc.getText('story').delete(0, 1);
		await alike(ben, chen);
		expect(ben.plain()).not.toContain('先');
	});

	test('takes back from other windows what a server that is gone had passed on and not written', async () => {
		const anna = await open(a, 'anna');
		const { window: ben, place } = await roaming(a, 'ben');
		const { window: chen, place: chens } = await roaming(a, 'chen');
		const dan = await open(b, 'editor-1');
		for (const window of [anna, ben, chen]) {
			window.type('。');
			await expect.poll(() => window.wire.unsaved, PATIENCE).toBe(0);
		}
		// Or the other server would have them, too.
		fleet.hub.part(a.bus, b.bus);
		a.stall();
		anna.type('安写的');
		await expect.poll(() => ben.plain() + chen.plain(), PATIENCE).toMatch(/安写的.*安写的/s);
		ben.type('，本接着');
		chen.type('，陈也是');
		await expect.poll(() => chen.plain(), PATIENCE).toContain('本接着');
		// Nobody brings Anna's words back but those who got them.
		anna.close();
		place.at = chens.at = b;
		const gone = a.abandon(700);
		for (const window of [ben, chen]) window.cut();
		await gone;
		await alike(ben, chen, dan);
		expect(dan.plain()).toContain('安写的');
		expect(dan.plain()).toContain('本接着');
		expect(ben.shown.refused.concat(chen.shown.refused)).toEqual([]);
		const { returned } = await b.server.sync.hands(ROOM);
		expect(returned.map(({ clientId }) => clientId)).toContain(anna.wire.doc.clientID);
	});

	test('has a server that overslept write nothing of what it had in hand; those who had it bring it again', async () => {
		const anna = await open(a, 'anna');
		const { window: ben, place } = await roaming(a, 'ben');
		for (const window of [anna, ben]) {
			window.type('。');
			await expect.poll(() => window.wire.unsaved, PATIENCE).toBe(0);
		}
		a.stall();
		anna.type('睡过头');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('睡过头');
		ben.type('，本接着');
		place.at = b;
		await a.oversleep();
		await alike(anna, ben);
		expect(anna.plain()).toMatch(/睡过头.*本接着|本接着.*睡过头/);
		expect(anna.plain().match(/睡过头/g)).toHaveLength(1);
		expect(anna.shown.refused.concat(ben.shown.refused)).toEqual([]);
		const rows = await database.run(`select distinct client_id::float8 as id from story_in_hand
			where not exists (select from writer where writer.epoch = story_in_hand.epoch)`);
		expect(rows.map(({ id }) => id)).toContain(anna.wire.doc.clientID);
	});

	test('says nothing ahead of the log once it may have overslept', async () => {
		const [anna, ben] = [await open(a, 'anna'), await open(b, 'ben')];
		anna.type('。');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('。');
		await a.dream();
		anna.type('梦话');
		await expect.poll(() => wordsOn(a), PATIENCE).toContain('梦话');
		// What it says after that comes after it.
		anna.wire.setVisible(true);
		anna.wire.setCursor({ anchor: null, head: null });
		await expect.poll(() => ben.wire.others().length, PATIENCE).toBe(1);
		expect(ben.plain()).not.toContain('梦话');
		await a.oversleep();
		await alike(anna, ben);
		expect(ben.plain().match(/梦话/g)).toHaveLength(1);
	});

	test('lets nobody bring words under the id of somebody whose server is there', async () => {
		const anna = await open(a, 'anna');
		anna.type('安');
		await expect.poll(() => anna.wire.unsaved, PATIENCE).toBe(0);
		const { doc } = anna.wire;
		const forgery = forged(doc.clientID, 1, '冒名');
		const ben = await join(b, 'ben');
		ben.send({ type: 'update', update: forgery });
		expect(await ben.closed).toBe(CLOSE.malformed);
		const again = await join(b, 'ben');
		again.send({ type: 'step2', update: forgery });
		expect(await again.closed).toBe(CLOSE.unavailable);
		anna.close();
		await expect.poll(() => a.server.sync.stats().rooms, PATIENCE).toBe(0);
		const late = await join(b, 'ben');
		late.send({ type: 'step2', update: forgery });
		expect(await late.closed).toBe(CLOSE.malformed);
		expect(await wordsOn(b)).not.toContain('冒名');
	});

	test('nor somebody on the same server, also once their window is back from one that is gone', async () => {
		const { window: anna, place } = await roaming(a, 'anna');
		const dan = await open(b, 'editor-1');
		anna.wire.setVisible(true);
		anna.type('安');
		await expect.poll(() => anna.wire.unsaved, PATIENCE).toBe(0);
		const forgery = (clock: number) => forged(anna.wire.doc.clientID, clock, '冒名');
		const ben = await join(a, 'ben');
		ben.send({ type: 'step2', update: forgery(1) });
		expect(await ben.closed).toBe(CLOSE.malformed);
		a.stall();
		anna.type('写');
		await expect.poll(() => wordsOn(a), PATIENCE).toContain('安写');
		place.at = b;
		await a.abandon();
		anna.cut();
		await expect.poll(() => dan.plain(), PATIENCE).toContain('安写');
		await expect.poll(() => anna.shown.synced, PATIENCE).toBe(2);
		await expect.poll(() => dan.wire.others().length, PATIENCE).toBe(1);
		const again = await join(b, 'ben');
		again.send({ type: 'step2', update: forgery(2) });
		expect(await again.closed).toBe(CLOSE.unavailable);
		anna.type('的');
		await alike(anna, dan);
		expect(dan.plain()).toContain('安写的');
	});

	test('loads the room anew where what another server tells does not go on there', async () => {
		const anna = await open(a, 'anna');
		anna.type('先');
		await expect.poll(() => anna.wire.unsaved, PATIENCE).toBe(0);
		const [row] = await database.run('select max(seq)::float8 as seq from story_update');
		const prev = Number(row?.seq);
		const words = { personId: 'ben', clientId: 4711, bytes: forged(4711, 7, '悬空') };
		const message = encodeRoomMessages([
			{ type: 'words', prev, updates: [{ seq: prev + 1, ...words }] }
		]);
		const lost = anna.shown.lost;
		fleet.hub.join().publish(`sync/room/${ROOM}`, message);
		await expect.poll(() => anna.shown.lost, PATIENCE).toBe(lost + 1);
		await expect.poll(() => anna.shown.synced, PATIENCE).toBe(2);
		anna.type('后');
		await alike(anna);
		expect(anna.plain()).toContain('先后');
	});

	test('gives an id to one of two people who take it on two servers at once', async () => {
		const [ben, chen] = await Promise.all([join(a, 'ben'), join(b, 'chen')]);
		ben.send({ type: 'update', update: forged(4711, 0, '本的') });
		chen.send({ type: 'update', update: forged(4711, 0, '陈的') });
		const codes = await Promise.race([ben.closed, chen.closed]);
		expect(codes).toBe(CLOSE.malformed);
		const rows = () => database.run(`select person_id from story_update where client_id = 4711`);
		await expect.poll(rows, PATIENCE).toHaveLength(1);
		const word = (await rows())[0]?.person_id === 'ben' ? '本的' : '陈的';
		for (const node of [a, b]) await expect.poll(() => wordsOn(node), PATIENCE).toContain(word);
		ben.close();
		chen.close();
	});

	test('shows who is there on the others, and forgets them with their server', async () => {
		const anna = await open(a, 'anna');
		const ben = await open(b, 'ben');
		const others = (of: StoryWindow) =>
			of.wire
				.others()
				.map(({ user }) => user.id)
				.sort();
		anna.wire.setVisible(true);
		anna.wire.setCursor({ anchor: null, head: null });
		ben.wire.setCursor({ anchor: null, head: null });
		await expect.poll(() => others(anna), PATIENCE).toEqual(['ben']);
		await expect.poll(() => others(ben), PATIENCE).toEqual(['anna']);
		const chen = await open(b, 'chen');
		await expect.poll(() => others(chen), PATIENCE).toEqual(['anna', 'ben']);
		chen.close();
		await expect.poll(() => others(anna), PATIENCE).toEqual(['ben']);
		await a.abandon();
		await expect.poll(() => others(ben), PATIENCE).toEqual([]);
	});

	test('lets nobody show up on one server under an id that somebody writes under on another', async () => {
		const anna = await open(a, 'anna');
		const ben = await open(b, 'ben');
		anna.type('安');
		await expect.poll(() => ben.plain(), PATIENCE).toContain('安');
		const clientId = anna.wire.doc.clientID;
		const mallory = await rawClient(b.server, 'chen');
		const entries = [{ clientId, clock: 1, state: { cursor: null, name: newId() } }];
		mallory.send({ type: 'awareness', update: encodePresence(entries) });
		anna.wire.setVisible(true);
		anna.wire.setCursor({ anchor: null, head: null });
		await expect
			.poll(() => ben.wire.others().map(({ user }) => user.id), PATIENCE)
			.toEqual(['anna']);
		mallory.close();
	});
});
