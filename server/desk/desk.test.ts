import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { blocksOf, storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import type { FeedEvent } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import { chainKey, type Measurement } from '#model/measurement.ts';
import { HOUSE } from '#model/person.ts';
import { chainOf } from '#model/placed.ts';
import { put } from '#model/records.ts';
import { err, ok } from '#model/result.ts';
import { TEMPLATES } from '#model/templates.ts';
import { someFacts } from '#tests/support/paper.ts';
import { Behind } from '../behind.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { DeskRecords } from './desk-records.ts';
import { openDesk, type Desk } from './desk.ts';
import { DeskStalled } from './patience.ts';

let store: Store;
let desk: Desk;
let events: FeedEvent[];
let logged: string[];
let now: number;
let slots: Id[];
let pageId: Id;

const run = (personId: Id, commandId: Id, command: Command) =>
	desk.execute(personId, commandId, command);
const must = async (personId: Id, commandId: Id, command: Command) =>
	expect(await run(personId, commandId, command)).toEqual(
		ok({ seq: expect.any(Number) as number })
	);
const place = (storyId: Id, slotId: Id, seen: Id | null = null): Command => ({
	type: 'story.place',
	storyId,
	slotId,
	pageId,
	expect: seen
});
const story = (id: Id, text = ''): Command => ({
	type: 'story.create',
	id,
	editionId: 'today',
	kind: 'news',
	section: '',
	authorIds: [],
	target: null,
	blocks: text ? [{ type: 'paragraph', text }] : []
});
const undo = (commandId: Id): Command => ({ type: 'undo', commandId });
const at = (slotId: Id | undefined) => desk.view.get('placement', slotId ?? '')?.storyId;

async function open(): Promise<void> {
	const said: string[] = (logged = []);
	const write = (line: string) => void said.push((JSON.parse(line) as { err: Error }).err.message);
	desk = await openDesk({ store, now: () => now, log: pino({ level: 'error' }, { write }) });
	events = [];
	desk.subscribe((event) => events.push(event));
}

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	({ store } = await openSqliteStore(':memory:'));
	await open();
	for (const [id, role] of [
		['chief', 'chief'],
		['other', 'chief'],
		['reporter', 'reporter'],
		['boss', 'administrator']
	] as const) {
		const person = { id, name: id, username: id, email: null, roles: [role] };
		await must(HOUSE, `hire-${id}`, { type: 'person.add', ...person });
	}
	const template = TEMPLATES.find((one) => one.id === 'sikai-news');
	if (!template) throw new Error('no template');
	await must(HOUSE, 'template', { type: 'template.save', template });
	await must('chief', 'edition', {
		type: 'edition.create',
		id: 'today',
		date: '2026-11-24',
		issue: 1,
		pressAt: 0,
		formatId: 'sikai',
		from: { templates: [{ templateId: template.id, name: '要闻' }] }
	});
	const [page] = desk.view.list('page');
	pageId = page?.id ?? '';
	slots = (page?.slots ?? []).filter((slot) => slot.role === 'column').map((slot) => slot.id);
	for (const id of ['a', 'b']) await must('chief', `new-${id}`, story(id));
	events.length = 0;
});

afterEach(async () => {
	await desk.close();
	await store.close();
});

describe('where the store is silent', () => {
	afterEach(() => vi.useRealTimers());

	it('people hear that nothing goes on, and what the server itself does is done once it speaks', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const silence = Promise.withResolvers<void>();
		const silent: Store = {
			...store,
			commit: async (...entry) => silence.promise.then(() => store.commit(...entry))
		};
		await desk.close();
		desk = await openDesk({ store: silent, log: pino({ level: 'silent' }) });
		const asked = desk.execute('chief', 'c1', place('a', slots[0] ?? ''));
		const own = desk.execute(HOUSE, 'c2', story('c'));
		const heard = Promise.allSettled([asked, own]);
		await vi.advanceTimersByTimeAsync(8000);
		await expect(asked).rejects.toThrow(DeskStalled);
		const later = desk.execute(HOUSE, 'c3', story('d'));
		const all = Promise.all([own, later]);
		silence.resolve();
		expect(await all).toMatchObject([{ ok: true }, { ok: true }]);
		await heard;
	});
});

it('a command whose texts somebody writes on in is not judged again for ever', async () => {
	const behind = vi.fn();
	for (let times = 0; times < 20; times++) behind.mockRejectedValueOnce(new Behind('texts'));
	const typed: Store = {
		...store,
		commit: async (...entry) => (await behind(), store.commit(...entry))
	};
	await desk.close();
	desk = await openDesk({ store: typed, log: pino({ level: 'silent' }) });
	const refused = err({ reason: 'text-changed' });
	expect(await run('chief', 'c1', place('a', slots[0] ?? ''))).toEqual(refused);
	expect(behind).toHaveBeenCalledTimes(5);
	expect(at(slots[0])).toBeUndefined();
	// What the server itself does is tried until it holds.
	await must(HOUSE, 'c2', story('c'));
});

describe('a command', () => {
	it('is in memory, in the store and on the feed when it is answered', async () => {
		const answer = await run('chief', 'c1', place('a', slots[0] ?? ''));
		expect(answer).toEqual(ok({ seq: desk.position.seq }));
		expect(at(slots[0])).toBe('a');
		expect(events).toEqual([
			expect.objectContaining({
				seq: desk.position.seq,
				at: now,
				personId: 'chief',
				command: { id: 'c1', type: 'story.place' }
			})
		]);
		await open();
		expect(at(slots[0])).toBe('a');
	});

	it('writes the first words of a story with its record', async () => {
		await must('reporter', 'c1', story('c', '早稻下田'));
		const { tail, clients } = await store.log.load('story/c');
		const doc = new Y.Doc();
		for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
		expect(blocksOf(storyText(doc)).map(({ type, text }) => [type, text])).toEqual([
			['paragraph', '早稻下田']
		]);
		expect(clients.map(({ personId }) => personId)).toEqual(['reporter']);
	});

	it('that is sent twice is carried out once and answered alike, after a restart too', async () => {
		const first = await run('chief', 'c1', place('a', slots[0] ?? ''));
		expect(await run('chief', 'c1', place('a', slots[0] ?? ''))).toEqual(first);
		expect(events).toHaveLength(1);
		await open();
		expect(await run('chief', 'c1', place('a', slots[1] ?? ''))).toEqual(ok({ seq: 0 }));
		expect(at(slots[0])).toBe('a');
	});

	it('under an id that is another’s is refused', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		const refused = err({ reason: 'duplicate', what: 'command' });
		expect(await run('other', 'c1', place('a', slots[0] ?? ''))).toEqual(refused);
		await open();
		expect(await run('other', 'c1', place('a', slots[0] ?? ''))).toEqual(refused);
	});

	it('is refused to whoever may not, and to nobody known, and nothing is kept of it', async () => {
		const refused = err({ reason: 'forbidden' });
		expect(await run('reporter', 'c1', place('a', slots[0] ?? ''))).toEqual(refused);
		expect(await run('stranger', 'c2', place('a', slots[0] ?? ''))).toEqual(refused);
		expect(await store.audit.find('c1')).toBeNull();
		expect(events).toEqual([]);
	});

	it('waits its turn: of two that reach for one slot the first holds', async () => {
		const answers = await Promise.all([
			run('chief', 'c1', place('a', slots[0] ?? '')),
			run('other', 'c2', place('b', slots[0] ?? ''))
		]);
		expect(answers[0]?.ok).toBe(true);
		expect(answers[1]).toEqual(err({ reason: 'taken', by: 'chief', storyId: 'a' }));
		expect(at(slots[0])).toBe('a');
	});

	it('holds though somebody who is told of it fails, and the others are told', async () => {
		desk.subscribe(() => {
			throw new Error('a bug');
		});
		const told: number[] = [];
		desk.subscribe(({ seq }) => told.push(seq));
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		expect(told).toEqual([desk.position.seq]);
		expect(logged).toEqual(['a bug']);
	});

	it('changes nothing when the store fails, and the next one goes on', async () => {
		const { commit } = store;
		store.commit = () => Promise.reject(new Error('disk full'));
		await expect(run('chief', 'c1', place('a', slots[0] ?? ''))).rejects.toThrow('disk full');
		store.commit = commit;
		expect(at(slots[0])).toBeUndefined();
		expect(events).toEqual([]);
		await must('chief', 'c1', place('a', slots[0] ?? ''));
	});
});

describe('a prepared command', () => {
	it('is refused by its preparation, or carried out as that says', async () => {
		desk.prepare('slot.label', (command) =>
			Promise.resolve(
				command.label === ''
					? err({ reason: 'text-changed' })
					: ok({ command: { ...command, label: `${command.label}！` } })
			)
		);
		const label = { type: 'slot.label', pageId, slotId: slots[0] ?? '' } as const;
		expect(await run('chief', 'c1', { ...label, label: '' })).toEqual(
			err({ reason: 'text-changed' })
		);
		await must('chief', 'c2', { ...label, label: '广告' });
		const slot = desk.view.get('page', pageId)?.slots.find((one) => one.id === slots[0]);
		expect(slot?.label).toBe('广告！');
	});

	it('is kept though the text did not have to change', async () => {
		desk.prepare('story.spike', (command) =>
			Promise.resolve(ok({ command, carry: () => Promise.resolve(ok(undefined)) }))
		);
		await must('chief', 'c1', { type: 'story.spike', id: 'a' });
		await open();
		expect(desk.view.get('story', 'a')?.spikedAt).toBe(now);
	});

	it('learns from the change of text what its records say, in the same transaction', async () => {
		const update = { room: 'story/a', personId: 'chief', clientId: 5, at: now };
		desk.prepare('story.spike', (command) =>
			Promise.resolve(
				ok({
					command,
					carry: async (commit) => {
						await commit({ ...update, bytes: new Uint8Array([1]) }, (change) =>
							change.kind === 'story' && change.value
								? put('story', { ...change.value, section: '旧闻' })
								: change
						);
						return ok(undefined);
					}
				})
			)
		);
		await must('chief', 'c1', { type: 'story.spike', id: 'a' });
		expect(desk.view.get('story', 'a')?.section).toBe('旧闻');
		expect((await store.audit.find('c1'))?.changes).toEqual(events[0]?.changes);
		await open();
		expect(desk.view.get('story', 'a')?.section).toBe('旧闻');
	});

	it('holds once it is on disk, whatever fails after that', async () => {
		const update = { room: 'story/a', personId: 'chief', clientId: 5, at: now };
		desk.prepare('story.spike', (command) =>
			Promise.resolve(
				ok({
					command,
					carry: async (commit) => {
						await commit({ ...update, bytes: new Uint8Array([1]) });
						throw new Error('the room broke');
					}
				})
			)
		);
		await must('chief', 'c1', { type: 'story.spike', id: 'a' });
		expect(desk.view.get('story', 'a')?.spikedAt).toBe(now);
		expect(events).toHaveLength(1);
		expect(logged).toEqual(['the room broke']);
	});

	it('is written with a change of text or not at all', async () => {
		const update = { room: 'story/a', personId: 'chief', clientId: 5, at: now };
		let refuses = false;
		const seqs: number[] = [];
		desk.prepare('story.spike', (command) =>
			Promise.resolve(
				ok({
					command,
					carry: async (commit) => {
						if (refuses) return err({ reason: 'text-changed' });
						seqs.push(await commit({ ...update, bytes: new Uint8Array([1]) }));
						return ok(undefined);
					}
				})
			)
		);
		await must('chief', 'c1', { type: 'story.spike', id: 'a' });
		const { tail } = await store.log.load('story/a');
		expect(tail.at(-1)?.seq).toBe(seqs[0]);
		refuses = true;
		expect((await run('chief', 'c2', { type: 'story.spike', id: 'b' })).ok).toBe(false);
		expect(desk.view.get('story', 'b')?.spikedAt).toBeNull();
	});
});

describe('derived records', () => {
	it('are kept and told without a command', async () => {
		await desk.putDerived([put('facts', someFacts('a', [3]))]);
		expect(events).toEqual([expect.objectContaining({ personId: null, command: null })]);
		await open();
		expect(desk.view.get('facts', 'a')?.paragraphs).toEqual(['3']);
	});

	it('of something that has gone are dropped', async () => {
		await must('chief', 'c1', undo('new-a'));
		events.length = 0;
		await desk.putDerived([put('facts', someFacts('a', [3]))]);
		expect(events).toEqual([]);
		expect(desk.view.get('facts', 'a')).toBeUndefined();
	});
});

describe('what browsers measure', () => {
	const hash = 'a'.repeat(64);
	const measured = (more: Partial<Measurement> = {}): Measurement => ({
		...{ id: 'a', hash, chain: chainKey(chainOf(desk.view, 'a')) },
		...{ slots: [{ used: 3, capacity: 9, chars: 40 }], over: 0, overChars: 0, from: null },
		...more
	});
	const told = () => events.flatMap(({ changes }) => changes.map(({ kind }) => kind));

	beforeEach(async () => {
		await desk.putDerived([put('facts', someFacts('a', [3], { hash }))]);
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		events.length = 0;
	});

	it('is told to every desk once, the latest holds, and a restart loses it', async () => {
		expect(await desk.takeMeasurements([measured()])).toEqual(ok(undefined));
		expect(await desk.takeMeasurements([measured()])).toEqual(ok(undefined));
		expect(told()).toEqual(['measurement']);
		expect(events).toEqual([expect.objectContaining({ personId: null, command: null })]);
		const chief = desk.view.get('person', 'chief');
		const shown = chief && desk.snapshot(chief).map(({ kind }) => kind);
		expect(shown).toContain('measurement');
		await desk.takeMeasurements([measured({ slots: [{ used: 4, capacity: 9, chars: 50 }] })]);
		expect(desk.view.get('measurement', 'a')?.slots).toEqual([{ used: 4, capacity: 9, chars: 50 }]);
		await open();
		expect(desk.view.get('measurement', 'a')).toBeUndefined();
	});

	it('of other words, another place or no story at all is left out', async () => {
		const stale = [{ hash: 'b'.repeat(64) }, { chain: 'elsewhere' }, { id: 'nobody' }];
		expect(await desk.takeMeasurements(stale.map(measured))).toEqual(ok(undefined));
		expect(events).toEqual([]);
	});

	it('costs no more in a paper of years: nothing is looked for among all placements', async () => {
		const measurement = measured();
		const list = vi.spyOn(DeskRecords.prototype, 'list');
		expect(await desk.takeMeasurements([measurement])).toEqual(ok(undefined));
		expect(list).not.toHaveBeenCalled();
		list.mockRestore();
		expect(told()).toEqual(['measurement']);
	});

	it('is refused where it cannot be', async () => {
		const refused = err({ reason: 'invalid', what: 'measurement' });
		const wrong = [
			null,
			[],
			[measured({ slots: [{ used: 900, capacity: 900, chars: 9000 }] })],
			[measured({ slots: [{ used: -1, capacity: 9, chars: 0 }] })],
			[measured({ over: 3 })],
			[measured({ hash: '<script>' })],
			Array(201).fill(measured())
		];
		for (const input of wrong) expect(await desk.takeMeasurements(input)).toEqual(refused);
		expect(events).toEqual([]);
	});
});

describe('undo', () => {
	it('puts a swap back', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', place('b', slots[1] ?? ''));
		await must('chief', 'c3', place('b', slots[0] ?? '', 'a'));
		expect([at(slots[0]), at(slots[1])]).toEqual(['b', 'a']);
		await must('chief', 'c4', undo('c3'));
		expect([at(slots[0]), at(slots[1])]).toEqual(['a', 'b']);
	});

	it('works after a restart', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await open();
		await must('chief', 'c2', undo('c1'));
		expect(at(slots[0])).toBeUndefined();
	});

	it('can itself be undone, once', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', undo('c1'));
		expect((await run('chief', 'c3', undo('c1'))).ok).toBe(false);
		await must('chief', 'c4', undo('c2'));
		expect(at(slots[0])).toBe('a');
	});

	it('is refused with who has changed it since', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('other', 'c2', place('a', slots[1] ?? ''));
		expect(await run('chief', 'c3', undo('c1'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		expect(at(slots[1])).toBe('a');
	});

	it('does not bring a story back into a slot that somebody has filled', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', { type: 'story.unplace', storyId: 'a' });
		await must('other', 'c3', place('b', slots[0] ?? ''));
		expect(await run('chief', 'c4', undo('c2'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
	});

	it('puts a teaser back as it was, unless somebody has changed it since', async () => {
		const template = TEMPLATES.find((one) => one.slots.some(({ role }) => role === 'teaser'));
		if (!template) throw new Error('no template has a teaser');
		await must(HOUSE, 'front', { type: 'template.save', template });
		await must('chief', 'later', {
			...{ type: 'edition.create', id: 'later', date: '2026-11-25', issue: 2, pressAt: 0 },
			...{ formatId: 'sikai', from: { templates: [{ templateId: template.id, name: '要闻' }] } }
		});
		const front = () => [...desk.view.list('page')].find((one) => one.editionId === 'later');
		const slot = () => front()?.slots.find(({ role }) => role === 'teaser');
		const show = (...ids: Id[]): Command => ({
			...{ type: 'slot.teaser', pageId: front()?.id ?? '', slotId: slot()?.id ?? '' },
			teaser: { kind: 'stories', items: ids.map((storyId) => ({ storyId, words: null })) }
		});
		const before = slot();
		await must('chief', 'c1', show('a'));
		await must('chief', 'c2', undo('c1'));
		expect(slot()).toEqual(before);
		await must('chief', 'c3', undo('c2'));
		expect(slot()?.teaser).toMatchObject({ items: [{ storyId: 'a' }] });
		await must('other', 'c4', show('a', 'b'));
		expect(await run('chief', 'c5', undo('c3'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		expect(slot()?.teaser).toMatchObject({ items: [{ storyId: 'a' }, { storyId: 'b' }] });
	});

	it('does not make a story stand twice', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', { type: 'story.unplace', storyId: 'a' });
		await must('other', 'c3', place('a', slots[1] ?? ''));
		expect(await run('chief', 'c4', undo('c2'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		expect([at(slots[0]), at(slots[1])]).toEqual([undefined, 'a']);
	});

	it('takes back its own fields and leaves another’s work on the same record', async () => {
		const update = (patch: object): Command => ({ type: 'story.update', id: 'a', patch });
		await must('chief', 'c1', update({ target: 800 }));
		await must('other', 'c2', update({ section: '民生' }));
		await must('chief', 'c3', undo('c1'));
		expect(desk.view.get('story', 'a')).toMatchObject({ target: null, section: '民生' });
	});

	it('is refused where another has changed the same field', async () => {
		const update = (patch: object): Command => ({ type: 'story.update', id: 'a', patch });
		await must('chief', 'c1', update({ target: 800 }));
		await must('other', 'c2', update({ target: 900 }));
		expect(await run('chief', 'c3', undo('c1'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		expect(desk.view.get('story', 'a')?.target).toBe(900);
	});

	it('removes a story nobody has written in, from its slot too', async () => {
		const command = { ...story('c'), slotId: slots[0] } as Command;
		await must('chief', 'c1', command);
		await desk.putDerived([put('facts', someFacts('c', []))]);
		await must('chief', 'c2', undo('c1'));
		expect(desk.view.get('story', 'c')).toBeUndefined();
		expect(desk.view.get('facts', 'c')).toBeUndefined();
		expect(at(slots[0])).toBeUndefined();
		await must('chief', 'c3', undo('c2'));
		expect(at(slots[0])).toBe('c');
	});

	it('sets a story aside, rather than removing it, once somebody has written in it', async () => {
		const command = { ...story('c'), slotId: slots[0] } as Command;
		await must('chief', 'c1', command);
		await desk.putDerived([put('facts', someFacts('c', [3], { editedBy: 'other' }))]);
		await must('chief', 'c2', undo('c1'));
		expect(desk.view.get('story', 'c')?.spikedAt).toBe(now);
		expect(at(slots[0])).toBeUndefined();
	});

	it('does not take a story off the page on which somebody has put it', async () => {
		await must('reporter', 'c1', story('c'));
		await desk.putDerived([put('facts', someFacts('c', [3], { editedBy: 'reporter' }))]);
		await must('other', 'c2', place('c', slots[0] ?? ''));
		expect(await run('reporter', 'c3', undo('c1'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		expect(desk.view.get('story', 'c')?.spikedAt).toBeNull();
	});

	it('does not take a story away that somebody has planned since, nor one that is signed off', async () => {
		await must('reporter', 'c1', story('c'));
		await must('other', 'c2', { type: 'story.update', id: 'c', patch: { target: 800 } });
		expect(await run('reporter', 'c3', undo('c1'))).toEqual(
			err({ reason: 'changed-since', by: 'other' })
		);
		await must('chief', 'c4', story('d'));
		const signed = desk.view.get('story', 'd');
		if (signed) await desk.putDerived([put('story', { ...signed, stage: 'signed' })]);
		expect(await run('chief', 'c6', undo('c4'))).toEqual(err({ reason: 'locked' }));
	});

	it('puts a story back on its day, and what is known of its words with it', async () => {
		await desk.putDerived([put('facts', someFacts('a', [3]))]);
		await must('chief', 'c1', { type: 'story.update', id: 'a', patch: { editionId: null } });
		expect(desk.view.get('facts', 'a')?.editionId).toBeNull();
		await must('chief', 'c2', undo('c1'));
		expect(desk.view.get('facts', 'a')?.editionId).toBe('today');
	});

	it('knows who changed it since, however much was done meanwhile, after a restart too', async () => {
		const update = (id: Id, patch: object): Command => ({ type: 'story.update', id, patch });
		await must('chief', 'c1', update('a', { target: 800 }));
		await must('other', 'c2', update('a', { target: 900 }));
		const since = err({ reason: 'changed-since', by: 'other' });
		for (let n = 0; n < 1001; n++) await run('chief', `n${n}`, update('b', { target: n + 1 }));
		expect(await run('chief', 'c3', undo('c1'))).toEqual(since);
		await must('other', 'c4', update('a', { target: 950 }));
		await open();
		expect(await run('chief', 'c5', undo('c1'))).toEqual(since);
	});

	it('puts nothing back on a page over which they have no say any more', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', { type: 'story.unplace', storyId: 'a' });
		await must('boss', 'c3', { type: 'person.roles', id: 'chief', roles: ['editor'] });
		expect(await run('chief', 'c4', undo('c2'))).toEqual(err({ reason: 'forbidden' }));
		expect(at(slots[0])).toBeUndefined();
	});

	it('of an undo is for those who may do what it brings back', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', undo('c1'));
		await must('boss', 'c3', { type: 'person.roles', id: 'chief', roles: ['reporter'] });
		expect(await run('chief', 'c4', undo('c2'))).toEqual(err({ reason: 'forbidden' }));
		expect(at(slots[0])).toBeUndefined();
	});

	it('takes a whole imported page back at once', async () => {
		const stories = ['c', 'd'].map((id) => ({ ...story(id), slotId: undefined }) as never);
		await must('chief', 'c1', { type: 'story.import', editionId: 'today', stories, teasers: [] });
		await must('chief', 'c2', undo('c1'));
		expect([...desk.view.list('story')].map((one) => one.id)).toEqual(['a', 'b']);
	});

	it('does not take an edition from under its stories', async () => {
		expect(await run('chief', 'c1', undo('edition'))).toEqual(
			err({ reason: 'changed-since', by: 'chief' })
		);
		expect(desk.view.get('edition', 'today')).toBeDefined();
	});

	it('is for one’s own commands, known ones, and those that have no other way back', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		expect(await run('other', 'c2', undo('c1'))).toEqual(err({ reason: 'forbidden' }));
		expect(await run('chief', 'c3', undo('none'))).toEqual(
			err({ reason: 'not-found', what: 'command' })
		);
		const person = { id: 'x', name: 'x', username: 'xx', email: null, roles: ['editor' as const] };
		await must('boss', 'c4', { type: 'person.add', ...person });
		expect(await run('boss', 'c5', undo('c4'))).toEqual(err({ reason: 'invalid', what: 'undo' }));
	});
});

describe('undo of somebody else’s step', () => {
	const others = (commandId: Id): Command => ({ type: 'undo', commandId, others: true });

	it('is a step of who takes it back, tells whose it was, and can be taken back', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('other', 'c2', others('c1'));
		expect(at(slots[0])).toBeUndefined();
		expect(events.at(-1)).toMatchObject({
			personId: 'other',
			command: { id: 'c2', type: 'undo', undoes: { commandId: 'c1', personId: 'chief', at: now } }
		});
		expect((await store.audit.find('c2'))?.personId).toBe('other');
		await must('other', 'c3', undo('c2'));
		expect(at(slots[0])).toBe('a');
		expect(events.at(-1)?.command).toEqual({ id: 'c3', type: 'undo' });
	});

	it('is for whoever has the say over the page, and of a plan’s steps alone', async () => {
		await must('chief', 'c1', place('a', slots[0] ?? ''));
		await must('chief', 'c2', { type: 'story.update', id: 'b', patch: { target: 500 } });
		const forbidden = err({ reason: 'forbidden' });
		for (const [id, who, commandId] of [
			['c3', 'reporter', 'c1'],
			['c4', 'boss', 'c1'],
			['c5', 'other', 'c2'],
			['c6', 'other', 'edition']
		] as const)
			expect(await run(who, id, others(commandId))).toEqual(forbidden);
		// An undo of what is none is none either.
		await must('chief', 'c7', undo('c2'));
		expect(await run('other', 'c8', others('c7'))).toEqual(forbidden);
		expect(at(slots[0])).toBe('a');
	});
});

describe('the snapshot', () => {
	it('holds recent and coming editions and stories held over; others are asked for', async () => {
		const chief = desk.view.get('person', 'chief');
		if (!chief) throw new Error('no chief');
		await must('chief', 'c1', { ...story('held'), editionId: null } as Command);
		now += 20 * 86_400_000;
		const kinds = (changes: { kind: string; id: Id }[]) =>
			changes.map(({ kind, id }) => `${kind}/${id}`);
		const later = kinds(desk.snapshot(chief));
		expect(later).toContain('edition/today');
		expect(later).toContain('story/held');
		expect(later).not.toContain('story/a');
		expect(later).not.toContain(`page/${pageId}`);
		const old = kinds(desk.edition(chief, 'today'));
		expect(old).toEqual(expect.arrayContaining(['story/a', `page/${pageId}`]));
		now -= 20 * 86_400_000;
		expect(kinds(desk.snapshot(chief))).toEqual(expect.arrayContaining(old));
	});

	it('tells facts without the sketches by which repeats are found', async () => {
		const chief = desk.view.get('person', 'chief');
		if (!chief) throw new Error('no chief');
		await desk.putDerived([put('facts', { ...someFacts('a', []), sketch: ['1z141z3'] })]);
		const told = desk.snapshot(chief).find(({ kind, id }) => kind === 'facts' && id === 'a');
		expect(told?.value).toMatchObject({ id: 'a' });
		expect(told?.value).not.toHaveProperty('sketch');
		expect(desk.view.get('facts', 'a')?.sketch).toEqual(['1z141z3']);
	});
});
