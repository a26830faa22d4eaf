import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Behind } from '../behind.ts';
import type { Block } from '#document/block.ts';
import type { Story } from '#model/story.ts';
import { gone, put, type Change } from '#model/records.ts';
import type {
	AuditPart,
	CommitEntry,
	LoadedRoom,
	NewEvent,
	NewUpdate,
	NewVersion,
	RoomClient,
	Store
} from './store.ts';

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
		streamTests(() => store);
	});
}

function streamTests(store: () => Store): void {
	const at = (seq: number) => ({ stream: store().events?.name ?? '', seq });
	const event = (after: number, changes: Change[] = []): NewEvent => ({
		...{ after: at(after), at: 5, personId: 'p1', changes },
		command: { id: 'c1', type: 'story.spike' }
	});

	it('numbers what has changed records, for the other servers, if there may be any', async () => {
		const { events } = store();
		const [first, second] = [[put('story', story('s1'))], [put('story', story('s1', '新'))]];
		const one = await store().commit(entry('c1', first), event(0, first));
		expect(await store().records.put(second, { ...event(1, second), command: null })).toBe(
			events ? 2 : 0
		);
		expect(one.event).toBe(events ? 1 : 0);
		if (!events) return;
		const { after: _, ...told } = event(0, first);
		expect(await events.after(at(0))).toEqual([
			{ ...told, seq: 1 },
			{ ...told, command: null, changes: second, seq: 2 }
		]);
		expect(await events.after(at(2))).toEqual([]);
		expect(await events.all()).toEqual({ changes: second, ...at(2) });
	});

	it('writes nothing that rests on less than there is', async () => {
		const { events } = store();
		const changes = [put('story', story('s1'))];
		await store().commit(entry('c1', changes), event(0, changes));
		// A server that has the newsroom to itself is never behind.
		if (!events) return expect((await store().commit(entry('c2', []), event(9))).event).toBe(0);
		const before = await store().records.all();
		const late = [put('story', story('s2'))];
		await expect(store().commit(entry('c2', late), event(0, late))).rejects.toThrow(Behind);
		await expect(store().commit(entry('c3', []), event(0))).rejects.toThrow(Behind);
		await expect(store().records.put(late, event(0, late))).rejects.toThrow(Behind);
		expect(await store().records.all()).toEqual(before);
		expect(await store().audit.find('c2')).toBeNull();
		// What changes no record takes no number.
		expect((await store().commit(entry('c3', []), event(1))).event).toBe(1);
		expect(await events.after(at(1))).toEqual([]);
	});

	it('writes nothing that rests on another stream, of which it says nothing either', async () => {
		const { events } = store();
		const changes = [put('story', story('s1'))];
		const stranger = { ...event(0, changes), after: { stream: 'another', seq: 0 } };
		// A server that has the newsroom to itself has none.
		if (!events) return expect((await store().commit(entry('c1', []), stranger)).event).toBe(0);
		await expect(store().commit(entry('c1', changes), stranger)).rejects.toThrow(Behind);
		await expect(store().records.put(changes, stranger)).rejects.toThrow(Behind);
		expect(await store().records.all()).toEqual([]);
		expect(await events.after({ stream: 'another', seq: 0 })).toBeNull();
	});

	it('writes nothing that has read less of a text than there is', async () => {
		const read = async () =>
			(await store().log.last(['story/s1', 'story/s2'])).map(({ room, seq }) => ({ room, seq }));
		await store().log.append([update('story/s1', 'p1', 1, [1]), update('story/s2', 'p1', 1, [1])]);
		const texts = await read();
		const changes = [put('story', story('s1'))];
		expect((await store().commit({ ...entry('c1', changes), texts }, event(0, changes))).seq).toBe(
			1
		);
		await store().log.append([update('story/s2', 'p1', 1, [2])]);
		const late = { ...entry('c2', [put('story', story('s2'))]), texts };
		await expect(store().commit(late, event(1, late.changes))).rejects.toThrow(Behind);
		expect(await store().records.all()).toEqual(changes);
		expect(await store().audit.find('c2')).toBeNull();
		await store().commit({ ...late, texts: await read() }, event(1, late.changes));
		// A text that nobody has begun.
		const empty = { ...entry('c3', []), texts: [{ room: 'story/s3', seq: 0 }] };
		expect((await store().commit(empty, event(2))).seq).toBe(3);
	});

	it('says where events are not kept any more', async () => {
		const { events } = store();
		const write = (after: number) => {
			const changes = [put('story', story('s1', String(after)))];
			return store().commit(entry(`c${after}`, changes), event(after, changes));
		};
		for (const after of [0, 1, 2]) expect((await write(after)).event).toBe(events ? after + 1 : 0);
		await events?.trim(6);
		expect((await events?.after(at(0))) ?? null).toBeNull();
		expect((await events?.after(at(3))) ?? []).toEqual([]);
		// A database that was brought back from a backup.
		expect((await events?.after(at(9))) ?? null).toBeNull();
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

	it('knows a link by its key from the command on that made it, and each key once', async () => {
		expect(await store().outside.find('key')).toBeNull();
		await store().commit({ ...entry('c1', []), link: { key: 'key', reviewId: 'r1' } });
		expect(await store().outside.find('key')).toBe('r1');
		const again = {
			...entry('c2', [put('story', story('s1'))]),
			link: { key: 'key', reviewId: 'r2' }
		};
		await expect(store().commit(again)).rejects.toThrow();
		expect(await store().outside.find('key')).toBe('r1');
		expect(await store().records.all()).toEqual([]);
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
		// In which order two commands at once come, no store says.
		const words = (await store().log.load('story/s1')).tail.map(({ bytes }) => bytes[0]);
		expect(new Set(words)).toEqual(new Set([1, 3]));
		expect(words).toHaveLength(2);
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

	it('finds nothing by an empty list of types or of what was touched', async () => {
		await store().commit(entry('c1', [put('story', story('s1'))]));
		const { audit } = store();
		for (const none of [{ types: [] }, { subjects: [] }]) {
			expect(await audit.kept(none)).toEqual([]);
			expect(await audit.list(none)).toEqual([]);
			expect(await audit.count(none, 10)).toBe(0);
		}
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
		const compactions = [2, 0, 2, 1].map((at, n) =>
			store().log.compact('story/s1', new Uint8Array([10 + n]), seqs[at] ?? 0)
		);
		await Promise.all(compactions);
		expect((await store().log.load('story/s1')).snapshotSeq).toBe(seqs[2]);
	});

	it('drops texts that were kept after pauses, and nothing else, with words no other text has', async () => {
		const { versions } = store();
		const blocks = (text: string): Block[] => [
			{ type: 'paragraph', attrs: {}, text, runs: [{ text, marks: {} }] }
		];
		const keep = (id: string, at: number, hash: string, more: Partial<NewVersion> = {}) =>
			versions.keep({
				...{ id, storyId: 's1', at, personId: null, cause: 'pause', step: null, label: '', hash },
				...{ length: 1, added: 1, removed: 0, blocks: blocks(hash), ...more }
			});
		await keep('v1', 1, 'one');
		await keep('v2', 2, 'two', { cause: 'step' });
		await keep('v3', 3, 'one');
		await keep('v4', 4, 'four');
		await keep('v5', 5, 'five');
		await keep('v6', 6, 'six', { cause: 'restore', label: 'five' });
		expect(await versions.pausedBetween(5, 9)).toEqual(['s1']);
		expect(await versions.pausedBetween(6, 9)).toEqual([]);
		const change = [{ id: 'v6', writers: ['p1'], added: 4, removed: 2 }];
		await versions.thin('s1', { drop: ['v1', 'v2', 'v4', 'v5'], change });
		const left = await versions.list('s1');
		expect(left.map(({ id }) => id)).toEqual(['v6', 'v5', 'v3', 'v2']);
		expect(left[0]).toMatchObject({ writers: ['p1'], added: 4, removed: 2 });
		const hashes = ['one', 'two', 'four', 'five', 'six'];
		const texts = await Promise.all(hashes.map((hash) => versions.text('s1', hash)));
		expect(texts.map((text) => text?.[0]?.text)).toEqual(['one', 'two', undefined, 'five', 'six']);
	});

	it('keeps every update for good, with who wrote it when, after a compaction too', async () => {
		const { log } = store();
		const [seq = 0] = await log.append([{ ...update('story/s1', 'p1', 7, [1, 2]), at: 5 }]);
		const long = Array.from({ length: 5000 }, (_, index) => index % 256);
		await log.append([
			{ ...update('story/s1', 'p2', 8, long), at: 6 },
			update('story/s2', 'p3', 9, [4])
		]);
		await log.append([{ ...update('story/s1', 'p1', 7, [3]), at: 7 }]);
		await log.compact('story/s1', new Uint8Array([9]), seq);
		const history = await log.history('story/s1', 1_000_000);
		expect(history?.people).toEqual(['p1', 'p2']);
		expect([...(history?.authors ?? [])]).toEqual([0, 1, 0]);
		expect([...(history?.at ?? [])]).toEqual([5, 6, 7]);
		expect([...(history?.ends ?? [])]).toEqual([2, 5002, 5003]);
		expect([...(history?.bytes ?? [])]).toEqual([1, 2, ...long, 3]);
		expect(history?.clients.map(({ clientId }) => clientId)).toEqual([7, 8]);
		expect(await log.history('story/s1', 5002)).toBeNull();
		expect((await log.history('story/none', 10))?.at).toHaveLength(0);
	});

	it('knows under which ids there may be words that it lacks, until they are settled', async () => {
		const { log } = store();
		await log.append([update('story/s1', 'p1', 6, [1])]);
		expect(await log.claim({ room: 'story/s1', clientIds: [7, 6], personId: 'p1' })).toEqual([
			'p1',
			'p1'
		]);
		await log.claim({ room: 'story/s1', clientIds: [7, 8], personId: 'p2' });
		await log.claim({ room: 'story/s2', clientIds: [8], personId: 'p3' });
		await log.settle({ room: 'story/s1', clientIds: [6, 8, 9] });
		await log.settle({ room: 'story/s1', clientIds: [] });
		expect(await clientsOf('story/s1')).toEqual([
			{ clientId: 6, personId: 'p1', mayLack: false },
			{ clientId: 7, personId: 'p1', mayLack: true },
			{ clientId: 8, personId: 'p2', mayLack: false }
		]);
		expect(await clientsOf('story/s2')).toEqual([{ clientId: 8, personId: 'p3', mayLack: true }]);
	});

	it('answers whose claimed ids are: whoever was first, also of those who ask at once', async () => {
		const { log } = store();
		await log.append([update('story/s1', 'p1', 6, [1])]);
		const claims = ['p2', 'p3', 'p4'].map((personId) =>
			log.claim({ room: 'story/s1', clientIds: [8, 6, 7, 8], personId })
		);
		const first = ['p2', 'p1', 'p2', 'p2'];
		expect(await Promise.all(claims)).toEqual([first, first, first]);
		expect(await log.claim({ room: 'story/s2', clientIds: [8], personId: 'p3' })).toEqual(['p3']);
	});

	it('remembers the claims of many at once', async () => {
		const { log } = store();
		const ids = Array.from({ length: 700 }, (_, index) => 2 ** 32 - 1 - index);
		const room = 'story/s1';
		await Promise.all(ids.map((id) => log.claim({ room, clientIds: [id], personId: `p${id}` })));
		await log.claim({ room, clientIds: ids, personId: 'p1' });
		const wanted = ids.map((clientId) => ({ clientId, personId: `p${clientId}`, mayLack: true }));
		expect(await clientsOf(room)).toEqual(wanted.reverse());
		await log.settle({ room, clientIds: ids });
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

	it('tells where rooms end, and who wrote that when', async () => {
		const [first, , last] = await store().log.append([
			update('story/s2', 'p1', 1, [1]),
			update('story/s1', 'p1', 1, [1]),
			{ ...update('story/s1', 'p2', 2, [1]), at: 7 }
		]);
		const ends = await store().log.last(['story/s1', 'story/none', 'story/s2']);
		expect(ends.sort((one, other) => one.seq - other.seq)).toEqual([
			{ room: 'story/s2', seq: first, personId: 'p1', at: expect.any(Number) },
			{ room: 'story/s1', seq: last, personId: 'p2', at: 7 }
		]);
		expect(await store().log.last([])).toEqual([]);
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
