import { setTimeout as pause } from 'node:timers/promises';
import * as prng from 'lib0/prng';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '#model/commands.ts';
import type { FeedEvent } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import { chainKey, type Measurement } from '#model/measurement.ts';
import { HOUSE } from '#model/person.ts';
import { chainOf } from '#model/placed.ts';
import { RECORD_KINDS, put, type Change, type DeskView } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { keysOf } from '#tests/support/bus-keys.ts';
import { localHub, type LocalHub } from '#tests/support/local-bus.ts';
import { someFacts } from '#tests/support/paper.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { hasRedis, testRedis } from '#tests/support/redis.ts';
import type { Bus } from '../nodes/bus.ts';
import { RedisBus } from '../nodes/redis-bus.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import type { Store } from '../store/store.ts';
import { openDesk, type Desk } from './desk.ts';

const log = pino({ level: 'silent' });
const NOON = Date.parse('2026-11-23T12:00:00Z');

interface Node {
	bus: Bus;
	store: Store;
	desk: Desk;
	told: FeedEvent[];
}

const isRedisThere = await hasRedis();

describe.skipIf(!(await hasPostgres()))('desks of several servers', () => {
	let database: TestDatabase;
	let nodes: Node[] = [];
	let hub: LocalHub;
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(async () => {
		await database.empty();
		hub = localHub();
		nodes = [];
		return () => Promise.all(nodes.map(leave));
	});

	async function join(bus: Bus = hub.join()): Promise<Node> {
		const { store } = await openPostgresStore(database.url, {}, 'several');
		const desk = await openDesk({ store, bus, log, now: () => NOON });
		const node: Node = { bus, store, desk, told: [] };
		desk.subscribe((event) => node.told.push(event));
		nodes.push(node);
		return node;
	}
	async function leave({ desk, bus, store }: Node): Promise<void> {
		await desk.close();
		await bus.close();
		await store.close();
	}

	/** What stands on a desk, in one order. */
	const recordsOf = (view: DeskView): string[] =>
		RECORD_KINDS.flatMap((kind) =>
			[...view.list(kind)].map((value) => JSON.stringify([kind, value.id, value]))
		).sort();
	const inStore = (changes: readonly Change[]): string[] =>
		changes.map(({ kind, id, value }) => JSON.stringify([kind, id, value])).sort();
	/** All desks, and what is on disk, are one. */
	async function expectOne(): Promise<void> {
		for (const { desk, store } of nodes)
			await expect
				.poll(
					async () =>
						recordsOf(desk.view).join('\n') === inStore(await store.records.all()).join('\n')
				)
				.toBe(true);
		const report = await nodes[0]!.store.audit.verify();
		expect(report.fault).toBeNull();
	}

	it('show what a command on one of them has changed, with who did what', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		const answer = await a.desk.execute('chief', 'c1', story('s1'));
		await expect.poll(() => b.desk.view.get('story', 's1')).toBeDefined();
		expect(b.desk.position).toEqual(a.desk.position);
		expect(answer).toEqual({ ok: true, value: { seq: b.desk.position.seq } });
		expect(b.told.at(-1)).toEqual(a.told.at(-1));
		expect(b.told.at(-1)).toMatchObject({ personId: 'chief', command: { id: 'c1' } });
	});

	it('take in what another has written when they are asked to, though nothing was said of it', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		hub.part(a.bus, b.bus);
		await a.desk.execute('chief', 'c1', story('s1'));
		const after = vi.spyOn(b.store.events!, 'after');
		// The first has begun by then, the others share one.
		await Promise.all([1, 2, 3, 4, 5].map(() => b.desk.refresh()));
		expect(after.mock.calls.length).toBeLessThanOrEqual(2);
		expect(b.desk.view.get('story', 's1')).toEqual(a.desk.view.get('story', 's1'));
	});

	it('tell whoever waits for what others have written that the store does not answer', async () => {
		const { desk, store } = await join();
		const answer = Promise.withResolvers<FeedEvent[]>();
		const after = vi.spyOn(store.events!, 'after').mockReturnValue(answer.promise);
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const asked = [desk.refresh(), desk.refresh()];
		const told = Promise.all(asked.map((one) => expect(one).rejects.toThrow('does not answer')));
		await vi.advanceTimersByTimeAsync(10_000);
		await told;
		vi.useRealTimers();
		answer.resolve([]);
		after.mockRestore();
		const isBack = () =>
			desk.refresh().then(
				() => true,
				() => false
			);
		await expect.poll(isBack).toBe(true);
	});

	it('judge by what another has written, though nothing was said of it', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		const [slotId = ''] = slotsOf(a.desk.view);
		for (const id of ['s1', 's2']) await a.desk.execute('chief', `new-${id}`, story(id));
		hub.part(a.bus, b.bus);
		const [first, second] = await Promise.all([
			a.desk.execute('chief', 'c1', place(a.desk.view, 's1', slotId)),
			b.desk.execute('chief', 'c2', place(a.desk.view, 's2', slotId))
		]);
		expect([first.ok, second.ok].sort()).toEqual([false, true]);
		const placed = first.ok ? 's1' : 's2';
		for (const { desk } of nodes)
			await expect.poll(() => desk.view.get('placement', slotId)?.storyId).toBe(placed);
		await expectOne();
	});

	it('carry a command out once, whichever of them it is sent to again', async () => {
		const [a, b, c] = [await join(), await join(), await join()];
		await paperOn(a);
		const answers = await Promise.all(
			[a, b, c, a, b, c].map(({ desk }) => desk.execute('chief', 'c1', story('s1')))
		);
		expect(answers.every(({ ok }) => ok)).toBe(true);
		expect((await a.store.audit.list({ types: ['story.create'] })).length).toBe(1);
		// Nor does somebody else's of the same name.
		expect(await b.desk.execute('other', 'c1', story('s2'))).toMatchObject({
			error: { reason: 'duplicate' }
		});
		await expectOne();
	});

	it('take back on one what was done on another, unless a third has changed it since', async () => {
		const [a, b, c] = [await join(), await join(), await join()];
		await paperOn(a);
		const [slotId = ''] = slotsOf(a.desk.view);
		await a.desk.execute('chief', 'c0', story('s1'));
		await a.desk.execute('chief', 'c1', place(a.desk.view, 's1', slotId));
		expect((await b.desk.execute('chief', 'c2', { type: 'undo', commandId: 'c1' })).ok).toBe(true);
		await expect.poll(() => a.desk.view.get('placement', slotId)).toBeUndefined();
		await c.desk.execute('other', 'c3', place(c.desk.view, 's1', slotId));
		const refused = await a.desk.execute('chief', 'c4', { type: 'undo', commandId: 'c2' });
		expect(refused.ok).toBe(false);
		await expectOne();
	});

	it('hear of derived records, and of what was measured', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		const [slotId = ''] = slotsOf(a.desk.view);
		await a.desk.execute('chief', 'c1', story('s1'));
		await a.desk.execute('chief', 'c2', place(a.desk.view, 's1', slotId));
		const hash = 'a'.repeat(64);
		await a.desk.putDerived([put('facts', someFacts('s1', [3], { hash }))]);
		await expect.poll(() => b.desk.view.get('facts', 's1')?.hash).toBe(hash);
		const { seq } = a.desk.position;
		const measurement: Measurement = {
			...{ id: 's1', hash, chain: chainKey(chainOf(a.desk.view, 's1')) },
			...{ slots: [{ used: 3, capacity: 9, chars: 40 }], over: 0, overChars: 0, from: null }
		};
		expect(await a.desk.takeMeasurements([measurement])).toMatchObject({ ok: true });
		await expect.poll(() => b.desk.view.get('measurement', 's1')).toEqual(measurement);
		for (const { desk } of [a, b]) {
			expect(desk.position.seq).toBeGreaterThan(seq);
			expect(desk.position.seq).toBeLessThan(seq + 1);
		}
		// The number of the next event that is written is the next one all the same.
		await b.desk.execute('chief', 'c3', story('s2'));
		await expect.poll(() => a.desk.position.seq).toBe(seq + 1);
	});

	it('write what each of them derives of the same words once', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		await a.desk.execute('chief', 'c1', story('s1'));
		const facts = (at: number, headline: string) => [
			put('facts', someFacts('s1', [3], { hash: headline, headline, editedAt: at }))
		];
		await expect.poll(() => b.desk.position).toEqual(a.desk.position);
		const { seq } = a.desk.position;
		await Promise.all([a.desk.putDerived(facts(1, '桥')), b.desk.putDerived(facts(2, '桥'))]);
		expect(await a.store.events?.after({ stream: a.desk.position.epoch, seq })).toHaveLength(1);
		await b.desk.putDerived(facts(3, '渡口'));
		await expect.poll(() => a.desk.view.get('facts', 's1')?.headline).toBe('渡口');
		await expectOne();
	});

	it('keep what one of them derives before it has heard of what it is of', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		hub.part(a.bus, b.bus);
		await a.desk.execute('chief', 'c1', story('s1'));
		await b.desk.putDerived([put('facts', someFacts('s1', [3], { headline: '桥' }))]);
		expect(b.desk.view.get('facts', 's1')?.headline).toBe('桥');
		await expectOne();
	});

	it('read everything anew where what they missed is not kept any more', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		for (const id of ['kept', 'gone']) await b.desk.execute('chief', `new-${id}`, story(id));
		await expect.poll(() => a.desk.position.seq).toBe(b.desk.position.seq);
		// It hears nothing for a long time.
		const stream = b.store.events!;
		const { after } = stream;
		stream.after = async () => [];
		hub.part(a.bus, b.bus);
		for (const id of ['s1', 's2']) await a.desk.execute('chief', `new-${id}`, story(id));
		await a.desk.execute('chief', 'undone', { type: 'undo', commandId: 'new-gone' });
		await a.store.events?.trim(NOON + 1);
		stream.after = after;
		await expect.poll(() => b.desk.position).toEqual(a.desk.position);
		expect(b.told.at(-1)?.changes.map(({ id, value }) => [id, value === null])).toEqual(
			expect.arrayContaining([
				['s1', false],
				['s2', false],
				['gone', true]
			])
		);
		expect(recordsOf(b.desk.view)).toEqual(recordsOf(a.desk.view));
	});

	it('take another database for another one, though its events have the same numbers', async () => {
		const [a, b] = [await join(), await join()];
		await paperOn(a);
		await a.desk.execute('chief', 'lost', story('lost'));
		await expect.poll(() => b.desk.position).toEqual(a.desk.position);
		const { epoch, seq } = a.desk.position;
		// Brought back from before, and written on by others, while both were asleep.
		const value = JSON.stringify({ ...a.desk.view.get('story', 'lost'), id: 'other' });
		await database.run(`begin; delete from writer;
			update command_counter set stream = 'brought back';
			delete from record where id = 'lost'; insert into record values ('story', 'other', '${value}');
			update desk_event set command_id = 'other', changes = '[]' where seq = ${seq}; commit`);
		for (const { desk } of [a, b])
			await expect.poll(() => desk.view.get('story', 'other')).toBeDefined();
		await expectOne();
		expect(a.desk.view.get('story', 'lost')).toBeUndefined();
		expect(a.desk.position.seq).toBe(seq);
		expect([a.desk.position.epoch, b.desk.position.epoch]).not.toContain(epoch);
		expect(a.desk.position).toEqual(b.desk.position);
	});

	for (const seed of [4711, 815, 20251126])
		it(`are one after anything at once, through partitions (seed ${seed})`, async () => {
			const random = prng.create(seed);
			const three = [await join(), await join(), await join()];
			await paperOn(three[0]!);
			await storm(three, random, 60, async (round) => {
				const [one, other] = [pick(random, three), pick(random, three)];
				if (round % 4 === 0) hub.part(one.bus, other.bus);
				if (round % 4 === 2) hub.heal();
				if (round % 15 === 7) hub.stop();
			});
			hub.heal();
			await expectOne();
			const told = three.map(({ told }) => told.map(({ seq, changes }) => [seq, changes]));
			expect(told[1]?.at(-1)).toEqual(told[0]?.at(-1));
		});

	it.skipIf(!isRedisThere)('are one after anything at once, though Redis is killed', async () => {
		const redis = await testRedis();
		const random = prng.create(99);
		const buses = [0, 1, 2].map(
			() => new RedisBus({ url: redis.url, prefix: 'test', keys: keysOf(), log })
		);
		const three: Node[] = [];
		for (const bus of buses) three.push(await join(bus));
		await paperOn(three[0]!);
		await expect.poll(() => buses.every(({ isUp }) => isUp)).toBe(true);
		await storm(three, random, 60, async (round) => {
			if (round === 20) await redis.kill();
			if (round === 40) await redis.start();
		});
		await expectOne();
		// And without it others hear all the same.
		await redis.kill();
		await three[0]!.desk.execute('chief', 'last', story('last'));
		await expect.poll(() => three[1]!.desk.view.get('story', 'last')).toBeDefined();
		for (const node of nodes.splice(0)) await leave(node);
		await redis.dispose();
	});
});

const pick = <T>(random: prng.PRNG, all: readonly T[]): T => prng.oneOf(random, [...all]);

/** On all desks at once, commands that contradict each other; no two are sent under one id. */
async function storm(
	nodes: readonly Node[],
	random: prng.PRNG,
	rounds: number,
	between: (round: number) => Promise<void>
): Promise<void> {
	const sent: Id[] = [];
	const carriedOut = new Set<Id>();
	for (let round = 0; round < rounds; round++) {
		await between(round);
		await Promise.all(
			nodes.map(async ({ desk }, index) => {
				const id = `r${round}-${index}`;
				const done = await desk.execute(
					pick(random, ['chief', 'other']),
					id,
					anything(random, desk.view, id, sent)
				);
				sent.push(id);
				if (done.ok) carriedOut.add(id);
			})
		);
		if (round % 10 === 5) await pause(20);
	}
	const rows = await nodes[0]!.store.audit.list({ limit: 5000 });
	const stormy = rows.map(({ commandId }) => commandId).filter((id) => /^r\d/.test(id));
	expect(new Set(stormy)).toEqual(carriedOut);
	expect(stormy).toHaveLength(carriedOut.size);
	expect(carriedOut.size).toBeGreaterThan(rounds);
}

function anything(random: prng.PRNG, view: DeskView, id: Id, sent: readonly Id[]): Command {
	const stories = [...view.list('story')].map((one) => one.id);
	const kind = prng.int32(random, 0, 9);
	if (kind < 2 || stories.length === 0) return story(id);
	if (kind < 6) return place(view, pick(random, stories), pick(random, slotsOf(view)));
	if (kind < 8 && sent.length > 0) return { type: 'undo', commandId: pick(random, sent) };
	return { type: kind === 8 ? 'story.spike' : 'story.revive', id: pick(random, stories) };
}

const slotsOf = (view: DeskView): Id[] =>
	[...view.list('page')].flatMap((page) =>
		page.slots.filter(({ role }) => role === 'column').map(({ id }) => id)
	);

function place(view: DeskView, storyId: Id, slotId: Id): Command {
	const [page] = view.list('page');
	const seen = view.get('placement', slotId)?.storyId ?? null;
	return { type: 'story.place', storyId, slotId, pageId: page?.id ?? '', expect: seen };
}

const story = (id: Id): Command => ({
	...{ type: 'story.create', id, editionId: 'today', kind: 'news', section: '' },
	...{ authorIds: [], target: null, blocks: [] }
});

/** A paper of one page, and two chief editors. */
async function paperOn({ desk }: Node): Promise<void> {
	const must = async (personId: Id, id: Id, command: Command) =>
		expect(await desk.execute(personId, id, command)).toMatchObject({ ok: true });
	for (const id of ['chief', 'other'])
		await must(HOUSE, `hire-${id}`, {
			...{ type: 'person.add', id, name: id, username: id, email: null },
			roles: ['chief']
		});
	const template = TEMPLATES.find((one) => one.id === 'sikai-news')!;
	await must(HOUSE, 'template', { type: 'template.save', template });
	await must('chief', 'edition', {
		...{ type: 'edition.create', id: 'today', date: '2026-11-24', issue: 1, pressAt: 0 },
		formatId: 'sikai',
		from: { templates: [{ templateId: template.id, name: '要闻' }] }
	});
}
