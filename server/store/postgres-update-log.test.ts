import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { NewUpdate, SharedLog, Store } from './store.ts';

const isThere = await hasPostgres();
const ROOM = 'story/s1';

const update = (byte: number, room = ROOM, clientId = 1): NewUpdate => ({
	...{ room, personId: 'p1', clientId, at: 1 },
	bytes: new Uint8Array([byte])
});

describe.skipIf(!isThere)('the update log that servers share', () => {
	let database: TestDatabase;
	let store: Store;
	let shared: SharedLog;
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(async () => {
		await database.empty();
		({ store } = await openPostgresStore(database.url));
		if (!store.log.shared) throw new Error('nothing is shared');
		shared = store.log.shared;
	});
	afterEach(() => store.close());

	/** As if another server had written it. */
	async function foreign(room: string): Promise<number> {
		const [row] = await database.run(
			`insert into story_update (room, person_id, at, bytes) values ('${room}', 'p2', 1, '') returning seq`
		);
		return Number(row?.seq);
	}
	/** A note of a server with this number that words under an id may be lost. */
	const noted = (clientId: number, epoch: number) =>
		database.run(`insert into story_in_hand values ('${ROOM}', ${clientId}, ${epoch})`);

	it('tells of each update which one stood before it in its room', async () => {
		const [one, other] = await Promise.all([
			shared.append([update(1), update(2, 'story/s2'), update(3)]),
			shared.append([update(4)])
		]);
		const [a, b, c] = one.map(({ seq }) => seq);
		expect(one.map(({ prev }) => prev)).toEqual([0, 0, a]);
		expect(other.map(({ prev }) => prev)).toEqual([c]);
		const between = await foreign(ROOM);
		const many = Array.from({ length: 300 }, (_, i) => update(i % 250, i % 2 ? 'story/s2' : ROOM));
		const places = await shared.append(many);
		expect(places[0]?.prev).toBe(between);
		expect(places[1]?.prev).toBe(b);
		for (let i = 2; i < 300; i++) expect(places[i]?.prev).toBe(places[i - 2]?.seq);
		expect(await store.log.append([update(9)])).toHaveLength(1);
	});

	it('reads what came in several rooms after given places, of each the first so many', async () => {
		await shared.append([update(1), update(2), update(3, 'story/s2'), update(4, 'story/s3')]);
		const [{ seq } = { seq: 0 }] = await shared.append([update(5)]);
		await shared.append([update(6), update(7), update(8, 'story/s2', 7)]);
		const found = await shared.after(
			[
				{ room: ROOM, seq },
				{ room: 'story/s2', seq: 0 },
				{ room: 'story/none', seq: 0 }
			],
			2
		);
		expect(found.map(({ room, bytes }) => [room, bytes[0]])).toEqual([
			['story/s2', 3],
			[ROOM, 6],
			[ROOM, 7],
			['story/s2', 8]
		]);
		expect(found.at(-1)).toMatchObject({ personId: 'p1', clientId: 7 });
		expect((await shared.after([{ room: ROOM, seq }], 1)).map(({ bytes }) => bytes[0])).toEqual([
			6
		]);
		expect(await shared.after([], 5)).toEqual([]);
	});

	it('begins a room once, whoever else does at the same moment', async () => {
		const begun = await Promise.all([1, 2, 3, 4].map((n) => shared.begin(update(n))));
		expect(begun.filter((seq) => seq !== null)).toHaveLength(1);
		expect((await store.log.load(ROOM)).tail).toHaveLength(1);
	});

	it('tells words of a server that is gone from those that another one has in hand', async () => {
		const clientIds = [5, 6, 7, 8];
		await store.log.claim({ room: ROOM, clientIds, personId: 'p1' });
		await store.log.settle({ room: ROOM, clientIds: [6, 7, 8] });
		const there = await anotherServer();
		await noted(6, 0);
		await noted(7, there);
		await noted(8, 0);
		await noted(8, there);
		const known = await shared.clients(ROOM, [...clientIds, 99]);
		const of = (clientId: number, mayLack: boolean, isHeld: boolean) => ({
			...{ clientId, personId: 'p1', mayLack, isHeld }
		});
		expect(known.sort((a, b) => a.clientId - b.clientId)).toEqual([
			// What it has in hand itself lacks nowhere.
			of(5, false, false),
			of(6, true, false),
			of(7, false, true),
			of(8, true, true)
		]);
		const lacking = async () =>
			(await store.log.load(ROOM)).clients
				.filter(({ mayLack }) => mayLack)
				.map(({ clientId }) => clientId);
		expect(await lacking()).toEqual([5, 6]);
		// What is its own it may take away; what others left only with the words themselves.
		await store.log.settle({ room: ROOM, clientIds });
		expect(await lacking()).toEqual([6]);
		await store.log.settle({ room: ROOM, clientIds: [], back: [6, 7, 8] });
		expect(await lacking()).toEqual([]);
		expect((await shared.clients(ROOM, [7, 8])).map(({ isHeld }) => isHeld)).toEqual([true, true]);
	});

	it('gives up what it had in hand in a room', async () => {
		await store.log.claim({ room: ROOM, clientIds: [5], personId: 'p1' });
		await noted(5, 0);
		await shared.giveUp(ROOM);
		const rows = await database.run('select client_id::int, epoch::int from story_in_hand');
		expect(rows).toEqual([{ client_id: 5, epoch: 0 }]);
	});

	/** The number of a server that works on the database, too. */
	async function anotherServer(): Promise<number> {
		const [row] = await database.run(
			`insert into writer (epoch) values (nextval('writer_epoch')) returning epoch`
		);
		return Number(row?.epoch);
	}
});
