import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Story } from '#model/story.ts';
import { gone, put, type Change } from '#model/records.ts';
import type { AuditPart, CommitEntry, LoadedRoom, NewUpdate, RoomClient, Store } from './store.ts';

/** What every store does, whatever engine is under it. `open` gives an empty one each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
	describe(`the store on ${name}`, () => {
		let store: Store;
		beforeEach(async () => {
			store = await open();
		});
		afterEach(() => store.close());

		recordTests(() => store);
		auditTests(() => store);
		logTests(() => store);
	});
}

function recordTests(store: () => Store): void {
	it('gives back every record as it was written', async () => {
		const records = [put('story', story('s1')), put('story', story('s2', '民生“版”😀'))];
		await store().records.put(records);
		expect(byId(await store().records.all())).toEqual(byId(records));
	});

	it('writes a record over and removes it', async () => {
		await store().records.put([put('story', story('s1', '旧')), put('story', story('s2'))]);
		await store().records.put([put('story', story('s1', '新')), gone('story', 's2')]);
		expect(await store().records.all()).toEqual([put('story', story('s1', '新'))]);
	});

	it('keeps records of different kinds under one id apart', async () => {
		const facts = { ...FACTS, id: 's1' };
		await store().records.put([put('story', story('s1')), put('facts', facts)]);
		await store().records.put([gone('facts', 's1')]);
		expect(await store().records.all()).toEqual([put('story', story('s1'))]);
	});
}

function auditTests(store: () => Store): void {
	it('commits records, audit row and words of a command together', async () => {
		const { seq, updateSeqs } = await store().commit({
			...entry('c1', [put('story', story('s1'))]),
			updates: [update('story/s1', 'p1', 7, [1, 2])]
		});
		expect(updateSeqs).toHaveLength(1);
		expect(await store().records.all()).toEqual([put('story', story('s1'))]);
		expect([...(await store().log.load('story/s1')).tail]).toEqual([
			{ seq: updateSeqs[0], personId: 'p1', bytes: new Uint8Array([1, 2]) }
		]);
		expect(await store().audit.find('c1')).toEqual({
			...entry('c1', [put('story', story('s1'))]),
			seq
		});
	});

	it('commits all of a command or nothing', async () => {
		await store().commit(entry('c1', [put('story', story('s1'))]));
		const again: CommitEntry = {
			...entry('c1', [put('story', story('s2'))]),
			updates: [update('story/s2', 'p1', 7, [1])]
		};
		await expect(store().commit(again)).rejects.toThrow();
		expect(await store().records.all()).toEqual([put('story', story('s1'))]);
		expect((await store().log.load('story/s2')).tail).toHaveLength(0);
	});

	it('lists commands newest first, by person, type and place', async () => {
		const seqs: number[] = [];
		for (const [id, personId, type] of [
			['c1', 'p1', 'story.spike'],
			['c2', 'p2', 'story.revive'],
			['c3', 'p1', 'story.revive']
		] as const) {
			const command = { type, id: 's1' };
			seqs.push((await store().commit({ ...entry(id, []), personId, command })).seq);
		}
		const ids = async (filter?: Parameters<Store['audit']['list']>[0]) =>
			(await store().audit.list(filter)).map((row) => row.commandId);
		expect(await ids()).toEqual(['c3', 'c2', 'c1']);
		expect(await ids({ personId: 'p1' })).toEqual(['c3', 'c1']);
		expect(await ids({ types: ['story.revive'] })).toEqual(['c3', 'c2']);
		expect(await ids({ afterSeq: seqs[0] })).toEqual(['c3', 'c2']);
		expect(await ids({ beforeSeq: seqs[2], limit: 1 })).toEqual(['c2']);
		expect(await store().audit.find('c9')).toBeNull();
	});

	it('keeps what is appended while a command is being committed out of that command', async () => {
		await store().commit(entry('c1', []));
		const commits = ['c1', 'c2', 'c1', 'c3', 'c1'].map((id, index) =>
			store().commit({
				...entry(id, [put('story', story(`s${index}`))]),
				updates: [update('story/s1', 'p1', 7, [index])]
			})
		);
		const appended = Array.from({ length: 20 }, (_, index) =>
			store().log.append([update('story/s2', 'p1', 8, [index])])
		);
		const done = await Promise.allSettled(commits);
		expect(done.map(({ status }) => status === 'fulfilled')).toEqual([
			false,
			true,
			false,
			true,
			false
		]);
		await Promise.all(appended);
		expect((await store().log.load('story/s1')).tail.map(({ bytes }) => bytes[0])).toEqual([1, 3]);
		expect((await store().log.load('story/s2')).tail).toHaveLength(20);
	});

	it('counts commands upwards and without gaps, also over those it refuses', async () => {
		const one = await store().commit(entry('c1', []));
		await expect(store().commit(entry('c1', []))).rejects.toThrow();
		const other = await store().commit(entry('c2', []));
		expect(other.seq).toBe(one.seq + 1);
	});

	it('finds commands by what they touched, by time, and from either end', async () => {
		const placed = put('placement', {
			...{ id: 'slot', storyId: 's1', pageId: 'page', editionId: 'today' },
			...{ placedBy: 'p1', placedAt: 0 }
		});
		await store().commit({ ...entry('c1', [put('story', story('s1'))]), at: 10 });
		await store().commit({ ...entry('c2', [placed]), at: 20 });
		await store().commit({ ...entry('c3', [gone('placement', 'slot')]), before: [placed], at: 30 });
		await store().commit({ ...entry('c4', [put('story', story('s2'))]), at: 40 });
		const ids = async (part?: AuditPart) =>
			(await store().audit.kept(part)).map((row) => row.commandId);
		expect(await ids({ subjects: ['s1'] })).toEqual(['c3', 'c2', 'c1']);
		expect(await ids({ subjects: ['page'] })).toEqual(['c3', 'c2']);
		expect(await ids({ subjects: ['today', 's2'] })).toEqual(['c4', 'c3', 'c2']);
		expect(await ids({ subjects: ['nothing'] })).toEqual([]);
		expect(await ids({ from: 20, until: 40 })).toEqual(['c3', 'c2']);
		expect(await ids({ order: 'oldest', limit: 2 })).toEqual(['c1', 'c2']);
		expect(await store().audit.count({ subjects: ['s1'] }, 100)).toBe(3);
		expect(await store().audit.count({}, 2)).toBe(2);
	});

	it('begins a chain of its own before there are commands', async () => {
		const { head, ...report } = await store().audit.verify();
		expect(report).toMatchObject({ rows: 0, since: null, chainedLater: null, fault: null });
		await store().commit(entry('c1', []));
		expect(await store().audit.kept()).toMatchObject([{ prev: head }]);
	});

	it('chains commands, and finds a head of earlier in the chain', async () => {
		for (const id of ['c1', 'c2', 'c3'])
			await store().commit(entry(id, [put('story', story(id, '版“面”😀'))]));
		const rows = await store().audit.kept({ order: 'oldest' });
		const [first = '', second = '', last = ''] = rows.map(({ hash }) => hash);
		expect(rows.map(({ prev }) => prev)).toEqual([rows[0]?.prev, first, second]);
		expect(new Set([first, second, last]).size).toBe(3);
		expect(await store().audit.verify(second)).toMatchObject({
			...{ rows: 3, head: last, since: 1_700_000_000_000 },
			...{ fault: null, holdsHead: true }
		});
	});

	it('says that a head is not in the chain', async () => {
		await store().commit(entry('c1', []));
		expect(await store().audit.verify('f00d')).toMatchObject({ fault: null, holdsHead: false });
	});
}

function logTests(store: () => Store): void {
	const clientsOf = async (room: string): Promise<RoomClient[]> =>
		(await store().log.load(room)).clients.sort((a, b) => a.clientId - b.clientId);

	it('gives each update a seq, growing over all rooms, in the order they came', async () => {
		const answers = await Promise.all(
			Array.from({ length: 300 }, (_, index) =>
				store().log.append([update(`story/s${index % 3}`, 'p1', 7, [index & 255, index >> 8])])
			)
		);
		const seqs = answers.flat();
		expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
		expect(new Set(seqs).size).toBe(300);
		const { tail } = await store().log.load('story/s1');
		expect(tail.map(({ bytes }) => (bytes[0] ?? 0) + 256 * (bytes[1] ?? 0))).toEqual(
			Array.from({ length: 100 }, (_, index) => 3 * index + 1)
		);
		expect(tail.map((row) => row.seq)).toEqual(seqs.filter((_, index) => index % 3 === 1));
	});

	it('loads what was appended and not yet answered', async () => {
		const appended = store().log.append([update('story/s1', 'p1', 7, [1])]);
		expect((await store().log.load('story/s1')).tail).toHaveLength(1);
		await appended;
	});

	it('keeps the bytes of an update, also of a view into something larger', async () => {
		const bytes = new Uint8Array(new ArrayBuffer(100), 10, 3).fill(9);
		await store().log.append([{ ...update('story/s1', 'p1', 7, []), bytes }]);
		expect((await store().log.load('story/s1')).tail.at(0)?.bytes).toEqual(
			new Uint8Array([9, 9, 9])
		);
	});

	it('loads long logs, small updates and large ones, in their order and with their writers', async () => {
		const sizes = Array.from({ length: 9000 }, (_, index) =>
			index % 1000 === 7 ? 9000 : index % 40
		);
		const updates = sizes.map((size, index) => ({
			...update('story/s1', `p${10 ** (index % 3)}`, null, []),
			bytes: new Uint8Array(size).map((_, place) => index * 7 + place)
		}));
		const seqs = await store().log.append(updates);
		const { tail } = await store().log.load('story/s1');
		const wanted = updates.map(({ personId, bytes }, index) => ({
			seq: seqs[index],
			personId,
			bytes
		}));
		expect(tail).toHaveLength(9000);
		expect(tail.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) }))).toEqual(wanted);
		expect(tail.at(-1)?.seq).toBe(seqs.at(-1));
		expect(tail.at(9000)).toBeUndefined();
		expect(tail.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(
			sizes.reduce((sum, size) => sum + size, 0)
		);
	});

	it('knows an empty room', async () => {
		const { tail, ...room } = await store().log.load('story/none');
		expect(room).toEqual({ snapshot: null, snapshotSeq: 0, clients: [], returned: [] });
		expect([...tail]).toEqual([]);
		expect(await store().log.append([])).toEqual([]);
	});

	it('remembers whose client id is whose, the first to have used it, after a compaction too', async () => {
		const [seq = 0] = await store().log.append([update('story/s1', 'p1', 7, [1])]);
		await store().log.append([
			update('story/s1', 'p2', 7, [2]),
			{ ...update('story/s1', 'p2', 2 ** 32 - 1, [3]), alsoUnder: [7, 8] },
			update('story/s1', 'p3', null, [4])
		]);
		await store().log.compact('story/s1', new Uint8Array([1]), seq);
		expect(await clientsOf('story/s1')).toEqual([
			{ clientId: 7, personId: 'p1', mayLack: false },
			{ clientId: 8, personId: 'p2', mayLack: false },
			{ clientId: 2 ** 32 - 1, personId: 'p2', mayLack: false }
		]);
	});

	it('loads a snapshot and what came after it; an older snapshot does not replace a newer', async () => {
		const seqs = await store().log.append([1, 2, 3].map((n) => update('story/s1', 'p1', 7, [n])));
		await store().log.compact('story/s1', new Uint8Array([2]), seqs[1] ?? 0);
		await store().log.compact('story/s1', new Uint8Array([1]), seqs[0] ?? 0);
		const { snapshot, snapshotSeq, tail } = await store().log.load('story/s1');
		expect(snapshot).toEqual(new Uint8Array([2]));
		expect(snapshotSeq).toBe(seqs[1]);
		expect(tail.map((row) => row.bytes[0])).toEqual([3]);
	});

	it('knows under which ids there may be words that it lacks, until they are settled', async () => {
		const { log } = store();
		await log.append([update('story/s1', 'p1', 6, [1])]);
		await log.claim({ room: 'story/s1', clientIds: [6, 7], personId: 'p1' });
		await log.claim({ room: 'story/s1', clientIds: [7, 8], personId: 'p2' });
		await log.claim({ room: 'story/s2', clientIds: [8], personId: 'p3' });
		await log.settle('story/s1', [6, 8, 9]);
		await log.settle('story/s1', []);
		expect(await clientsOf('story/s1')).toEqual([
			{ clientId: 6, personId: 'p1', mayLack: false },
			{ clientId: 7, personId: 'p1', mayLack: true },
			{ clientId: 8, personId: 'p2', mayLack: false }
		]);
		expect(await clientsOf('story/s2')).toEqual([{ clientId: 8, personId: 'p3', mayLack: true }]);
	});

	it('remembers the claims of many at once', async () => {
		const { log } = store();
		const ids = Array.from({ length: 700 }, (_, index) => 2 ** 32 - 1 - index);
		const room = 'story/s1';
		await Promise.all(ids.map((id) => log.claim({ room, clientIds: [id], personId: `p${id}` })));
		await log.claim({ room, clientIds: ids, personId: 'p1' });
		const wanted = ids.map((clientId) => ({ clientId, personId: `p${clientId}`, mayLack: true }));
		expect(await clientsOf(room)).toEqual(wanted.reverse());
		await log.settle(room, ids);
		expect((await clientsOf(room)).filter(({ mayLack }) => mayLack)).toEqual([]);
	});

	it('keeps what is written at the same time as something it refuses', async () => {
		const { log } = store();
		const claim = { room: 'story/s1', clientIds: [7], personId: 'p1' };
		const outcomes = await Promise.allSettled([
			log.append([update('story/s1', 'p1', 7, [1])]),
			log.append([update('story/s2', 'p2', NaN, [2])]),
			log.append([update('story/s3', 'p3', 9, [3])]),
			log.claim(claim),
			log.claim({ ...claim, room: 'story/s2', clientIds: [NaN] })
		]);
		const [fulfilled, rejected] = ['fulfilled', 'rejected'];
		expect(outcomes.map(({ status }) => status)).toEqual([
			...[fulfilled, rejected, fulfilled],
			...[fulfilled, rejected]
		]);
		for (const outcome of outcomes)
			if (outcome.status === 'rejected') expect(log.isRefusal(outcome.reason)).toBe(true);
		expect(await clientsOf('story/s1')).toEqual([{ clientId: 7, personId: 'p1', mayLack: true }]);
		expect((await log.load('story/s2')).tail).toHaveLength(0);
		expect((await log.load('story/s3')).tail).toHaveLength(1);
	});

	it('remembers which words came back with somebody else, as their update does', async () => {
		const returned = [
			{ clientId: 7, clock: 2 ** 31, length: 3 },
			{ clientId: 8, clock: 0, length: 1 }
		];
		const [seq = 0] = await store().log.append([
			{ ...update('story/s1', 'p2', null, [1]), returned },
			update('story/s2', 'p2', 9, [2])
		]);
		await store().log.compact('story/s1', new Uint8Array([1]), seq);
		const byClient = ({ returned: words }: LoadedRoom) =>
			words.sort((a, b) => a.clientId - b.clientId);
		expect(byClient(await store().log.load('story/s1'))).toEqual(
			returned.map((range) => ({ ...range, personId: 'p2' }))
		);
		expect((await store().log.load('story/s2')).returned).toEqual([]);
		expect((await store().log.load('story/s1')).clients).toEqual([]);
	});

	it('tells which rooms were written in lately, by whom and when', async () => {
		await store().log.append([{ ...update('story/old', 'p1', 1, [1]), at: 1 }]);
		await store().log.append([{ ...update('story/s1', 'p1', 1, [1]), at: 2 }]);
		await store().log.append([{ ...update('story/s2', 'p2', 2, [1]), at: 3 }]);
		await store().log.append([{ ...update('story/s1', 'p3', 3, [1]), at: 4 }]);
		const recent = await store().log.recent(3);
		expect(recent.sort((a, b) => a.at - b.at)).toEqual([
			{ room: 'story/s2', personId: 'p2', at: 3 },
			{ room: 'story/s1', personId: 'p3', at: 4 }
		]);
	});
}

const story = (id: string, section = ''): Story => ({
	id,
	editionId: null,
	kind: 'news',
	stage: 'draft',
	section,
	authorIds: ['p1'],
	sharedIds: [],
	editorId: null,
	target: 800,
	deadline: null,
	incomplete: false,
	spikedAt: null,
	createdAt: 1_700_000_000_000,
	createdBy: 'p1'
});

const FACTS = {
	editionId: null,
	kicker: '',
	headline: '',
	subhead: '',
	byline: '',
	length: 0,
	paragraphs: ['3a'],
	photos: 0,
	excerpt: '',
	hash: '',
	editedAt: 0,
	editedBy: null
};

const entry = (commandId: string, changes: Change[]): CommitEntry => ({
	commandId,
	personId: 'p1',
	at: 1_700_000_000_000,
	command: { type: 'story.spike', id: 's1' },
	changes,
	before: changes.map(({ kind, id }) => gone(kind, id))
});

const update = (
	room: string,
	personId: string,
	clientId: number | null,
	bytes: number[]
): NewUpdate => ({ room, personId, clientId, at: 1, bytes: new Uint8Array(bytes) });

const byId = (changes: Change[]): Change[] =>
	changes.toSorted((one, other) => one.id.localeCompare(other.id));
