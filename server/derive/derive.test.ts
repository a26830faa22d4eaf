import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import * as Y from 'yjs';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Command } from '#model/commands.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { gone, put } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { openDesk, type Desk } from '../desk/desk.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { Stories } from '../sync/stories.ts';
import { readLogged } from '../sync/read-logged.ts';
import { updatesOf } from '../sync/story-feed.ts';
import type { Sync } from '../sync/sync.ts';
import { startDerive, type Derive } from './derive.ts';

/** A worker has to start first. */
const WAIT = { timeout: 10_000 };
let store: Store;
let desk: Desk;
let derive: Derive;
let listeners: Set<(room: string, personId: Id) => void>;
let epoch = 0;

/** The texts as the log has them; nobody is in a room. */
const updates = async (room: string) => updatesOf(await store.log.load(room));
const stories = new Stories({
	feed: async (room) => ({ room, epoch: ++epoch, from: 0, updates: await updates(room), to: 1 }),
	logger: pino({ level: 'silent' })
});
const sync: Pick<Sync, 'onUpdate' | 'logged'> = {
	logged: (rooms, read) => {
		const alone = { written: async () => true, lost: 0 };
		return readLogged({ rooms: alone, log: store.log, neighbours: undefined }, rooms, read);
	},
	onUpdate(listener: (room: string, personId: Id) => void) {
		listeners.add(listener);
		return () => void listeners.delete(listener);
	}
};

async function start({ several = false } = {}): Promise<void> {
	listeners = new Set();
	const log = pino({ level: 'silent' });
	desk = await openDesk({ store, log });
	derive = await startDerive({ desk, sync, stories, updates: store.log, log, several });
}

/** A page on which a story stands. */
async function editionWith(storyId: Id, text: string): Promise<{ id: Id }> {
	const template = TEMPLATES.find((one) => one.id === 'sikai-news');
	if (!template) throw new Error('no template');
	const must = async (command: Command) =>
		expect(await desk.execute(HOUSE, newId(), command)).toMatchObject({ ok: true });
	await must({ type: 'newsroom.update', patch: { name: '临溪日报', formatId: 'sikai' } });
	await must({ type: 'template.save', template });
	await must({
		...{ type: 'edition.create', id: 'e1', date: '2026-11-24', issue: 1, pressAt: 0 },
		...{ formatId: 'sikai', from: { templates: [{ templateId: template.id, name: '要闻' }] } }
	});
	await addStory(storyId, text);
	await must({ type: 'story.update', id: storyId, patch: { editionId: 'e1' } });
	const [page] = desk.view.list('page');
	const slot = page?.slots.find(({ role }) => role === 'column');
	const to = { slotId: slot?.id ?? '', pageId: page?.id ?? '' };
	await must({ type: 'story.place', storyId, ...to, expect: null });
	await derive.settle();
	return { id: 'e1' };
}

async function addStory(id: Id, text: string, commandId = newId()): Promise<void> {
	const answer = await desk.execute(HOUSE, commandId, {
		type: 'story.create',
		id,
		editionId: null,
		kind: 'news',
		section: '',
		authorIds: [],
		target: null,
		blocks: [{ type: 'paragraph', text }]
	});
	expect(answer.ok).toBe(true);
}

/** Logs words at the beginning of a story, as the sync server does; `tell` unless it died before. */
async function write(id: Id, words: string, { tell = true } = {}): Promise<void> {
	const room = storyRoom(id);
	const doc = new Y.Doc();
	for (const update of await updates(room)) Y.applyUpdate(doc, update);
	const state = Y.encodeStateVector(doc);
	storyText(doc).insert(0, words);
	const bytes = Y.encodeStateAsUpdate(doc, state);
	const at = Date.now() + 1;
	await store.log.append([{ room, personId: 'li', clientId: doc.clientID, at, bytes }]);
	if (tell) listeners.forEach((listener) => listener(room, 'li'));
}

const facts = (id: Id) => desk.view.get('facts', id);

beforeEach(async () => {
	({ store } = await openSqliteStore(':memory:'));
	await start();
});
afterEach(async () => {
	await derive.close();
	await desk.close();
	await store.close();
});
afterAll(() => stories.close());

describe('the facts of a story', () => {
	it('come with it, as nobody’s edit', async () => {
		await addStory('s1', '早稻下田');
		const expected = { length: 4, editedBy: null };
		await vi.waitFor(() => expect(facts('s1')).toMatchObject(expected), WAIT);
	});

	it('say how many pixels its pictures have, and which of its characters stand light', async () => {
		const about = { caption: '', credit: '', fileName: '', addedBy: HOUSE, addedAt: 0, bytes: 1 };
		const asset = { ...about, id: 'p', mime: 'image/jpeg', width: 900, height: 600 } as const;
		await desk.execute(HOUSE, newId(), { type: 'asset.add', asset: { ...asset, storyId: null } });
		const photo = (id: string) => ({
			type: 'photo' as const,
			text: '',
			attrs: { asset: id, credit: '' }
		});
		const answer = await desk.execute(HOUSE, newId(), {
			...{ type: 'story.create', id: 's1', editionId: null, kind: 'news', section: '' },
			...{ authorIds: [], target: null },
			blocks: [{ type: 'headline', text: '𬱖氏𠮷氏兄弟回乡' }, photo('p'), photo('gone')]
		});
		expect(answer.ok).toBe(true);
		await derive.settle();
		expect(facts('s1')).toMatchObject({ light: '𬱖', lacking: '' });
		expect(facts('s1')?.pictures).toEqual([
			{ asset: 'p', credit: '', pixels: { width: 900, height: 600 } },
			{ asset: 'gone', credit: '' }
		]);
	});

	it('come later where they could not be written', async () => {
		await addStory('s1', '下田');
		await derive.settle();
		await Promise.all([derive.close(), desk.close()]);
		const put = vi.fn(store.records.put).mockRejectedValueOnce(new Error('the database is away'));
		store = { ...store, records: { ...store.records, put } };
		await start();
		await write('s1', '早稻');
		await derive.settle();
		expect(put).toHaveBeenCalledOnce();
		expect(facts('s1')).toMatchObject({ length: 2 });
		await vi.waitFor(() => expect(facts('s1')).toMatchObject({ length: 4, editedBy: 'li' }), WAIT);
	});

	it('follow its words by themselves, with who wrote', async () => {
		await addStory('s1', '下田');
		await derive.settle();
		const hash = facts('s1')?.hash;
		await write('s1', '早稻');
		await vi.waitFor(() =>
			expect(facts('s1')).toMatchObject({ excerpt: '早稻下田', length: 4, editedBy: 'li' })
		);
		expect(facts('s1')?.hash).not.toBe(hash);
	});

	it('are told only when they have changed, all stories at once', async () => {
		await addStory('s1', '早稻');
		await addStory('s2', '晚稻');
		await derive.settle();
		const events: number[] = [];
		desk.subscribe((event) => events.push(event.changes.length));
		listeners.forEach((listener) => listener(storyRoom('s1'), 'li'));
		await derive.settle();
		expect(events).toEqual([]);
		await Promise.all([write('s1', '一'), write('s2', '二')]);
		await derive.settle();
		expect(events).toEqual([2]);
	});

	it('of very many stories are told some at a time', async () => {
		const ids = Array.from({ length: 70 }, (_, index) => `s${index}`);
		for (const id of ids) await addStory(id, '早稻');
		await derive.settle();
		const events: number[] = [];
		desk.subscribe((event) => events.push(event.changes.length));
		await Promise.all(ids.map((id) => write(id, '一')));
		await derive.settle();
		expect(events.reduce((sum, count) => sum + count, 0)).toBe(70);
		expect(Math.max(...events)).toBeLessThanOrEqual(30);
	});

	it('move with the story to another day', async () => {
		await addStory('s1', '早稻');
		await derive.settle();
		const edition = { id: 'e1', date: '2026-11-24', issue: 1, pressAt: 0, formatId: 'sikai' };
		await desk.execute(HOUSE, 'c1', {
			type: 'newsroom.update',
			patch: { name: '临溪日报', formatId: 'sikai' }
		});
		const template = { id: 't', name: 't', formatId: 'sikai', kind: 'ad', slots: [] } as const;
		await desk.execute(HOUSE, 'c2', {
			type: 'template.save',
			template: { ...template, slots: [] }
		});
		const from = { templates: [{ templateId: 't', name: '' }] };
		await desk.execute(HOUSE, 'c3', { type: 'edition.create', ...edition, from });
		await write('s1', '一');
		const moved = desk.execute(HOUSE, 'c4', {
			type: 'story.update',
			id: 's1',
			patch: { editionId: 'e1' }
		});
		await Promise.all([moved, derive.settle()]);
		expect(facts('s1')).toMatchObject({ editionId: 'e1', excerpt: '一早稻' });
	});

	it('catch up after a server that died before it had read the words', async () => {
		await addStory('s1', '下田');
		await derive.settle();
		await write('s1', '早稻', { tell: false });
		await start();
		await derive.settle();
		expect(facts('s1')).toMatchObject({ excerpt: '早稻下田', editedBy: 'li' });
	});

	describe('where there are other servers', () => {
		beforeEach(async () => {
			vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
			await derive.close();
			await start({ several: true });
			return () => void vi.useRealTimers();
		});

		it('come of words too whose server died before it had read them', async () => {
			await addStory('s1', '下田');
			await derive.settle();
			await write('s1', '早稻', { tell: false });
			await vi.advanceTimersByTimeAsync(5000);
			// Whoever wrote them may be about it.
			expect(facts('s1')?.excerpt).toBe('下田');
			await vi.advanceTimersByTimeAsync(10_000);
			await vi.waitFor(
				() => expect(facts('s1')).toMatchObject({ excerpt: '早稻下田', editedBy: 'li' }),
				WAIT
			);
		});

		it('are looked for once where words change none of them', async () => {
			await addStory('s1', '下田');
			await derive.settle();
			await write('s1', '', { tell: false });
			const unchanged: Id[] = [];
			derive.onUnchanged((id) => unchanged.push(id));
			await vi.advanceTimersByTimeAsync(30_000);
			await vi.waitFor(() => expect(unchanged).toEqual(['s1']), WAIT);
			await vi.advanceTimersByTimeAsync(30_000);
			await derive.settle();
			expect(unchanged).toEqual(['s1']);
		});

		it('let no edition go to press while another has words that are not derived', async () => {
			const { id: editionId } = await editionWith('s1', '下田');
			await write('s1', '早稻', { tell: false });
			const state = pressState(desk.view, editionId);
			if (!state) throw new Error('no edition');
			const press = () => {
				const expect = pressCode(pressState(desk.view, editionId) ?? state);
				const command = { type: 'edition.press', id: editionId, issue: 1, expect } as const;
				return desk.execute(HOUSE, newId(), command);
			};
			expect(await press()).toEqual({ ok: false, error: { reason: 'edition-changed' } });
			await derive.settle();
			expect(facts('s1')?.excerpt).toBe('早稻下田');
			expect(await press()).not.toEqual({ ok: false, error: { reason: 'edition-changed' } });
		});
	});

	it('say who wrote in a story of which the server had derived nothing when it died', async () => {
		await addStory('s1', '下田');
		await write('s1', '早稻', { tell: false });
		await derive.close();
		await store.records.put([gone('facts', 's1')]);
		await start();
		await derive.settle();
		expect(facts('s1')).toMatchObject({ excerpt: '早稻下田', editedBy: 'li' });
	});

	it('are derived anew where an older version has left them, and keep who wrote last', async () => {
		await addStory('s1', '下田');
		await write('s1', '早稻');
		await derive.settle();
		const known = facts('s1');
		if (!known) throw new Error('no facts');
		await desk.putDerived([put('facts', { ...known, paragraphs: [], hash: '' })]);
		await start();
		await derive.settle();
		expect(facts('s1')).toEqual(known);
	});

	it('that lag behind do not let an undo remove a story in which somebody has begun to write', async () => {
		await addStory('s1', '', 'c1');
		await derive.settle();
		await write('s1', '早');
		await desk.execute(HOUSE, 'c2', { type: 'undo', commandId: 'c1' });
		expect(desk.view.get('story', 's1')?.spikedAt).toEqual(expect.any(Number));
	});

	it('say who wrote in a story that is planned on in the same moment', async () => {
		await addStory('s1', '');
		await write('s1', '早');
		await desk.execute(HOUSE, 'c1', { type: 'story.update', id: 's1', patch: { target: 800 } });
		await derive.settle();
		expect(facts('s1')).toMatchObject({ excerpt: '早', editedBy: 'li' });
	});

	it('of one story that cannot be read do not stop the others', async () => {
		await addStory('s1', '早稻');
		await addStory('s2', '晚稻');
		await derive.settle();
		await store.log.append([
			{ room: storyRoom('s1'), personId: 'li', clientId: 1, at: 1, bytes: new Uint8Array([255]) }
		]);
		listeners.forEach((listener) => listener(storyRoom('s1'), 'li'));
		await write('s2', '一');
		await derive.settle();
		expect(facts('s2')?.excerpt).toBe('一晚稻');
	});
});

describe('stories that are written in all the time', () => {
	/** How often each of them is read in 10 s; `elsewhere`: another server derives them all that time. */
	async function readsOfEach(count: number, { elsewhere = false } = {}): Promise<number> {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
		// The one that reads in earnest is to hear nothing.
		listeners.clear();
		let asked = 0;
		const log = pino({ level: 'silent' });
		const unreadable = {
			ask: () => {
				asked += 1;
				return Promise.reject(new Error('not read here'));
			}
		};
		const own = await startDerive({
			...{ sync, stories: unreadable, updates: store.log, log, several: elsewhere },
			// It judges no commands beside the other one.
			desk: {
				...{ view: desk.view, prepare: () => undefined, awaitFacts: () => undefined },
				subscribe: (hear) => desk.subscribe(hear),
				putDerived: (changes) => desk.putDerived(changes)
			}
		});
		for (let tenths = 0; tenths < 100; tenths++) {
			for (let id = 0; id < count; id++)
				listeners.forEach((listener) => listener(storyRoom(`s${id}`), 'li'));
			await vi.advanceTimersByTimeAsync(100);
			if (elsewhere && tenths % 3 === 2) await derivedElsewhere(count);
		}
		vi.useRealTimers();
		await own.close();
		return asked / count;
	}

	async function derivedElsewhere(count: number): Promise<void> {
		for (let id = 0; id < count; id++) {
			const known = facts(`s${id}`);
			if (known) await desk.putDerived([put('facts', { ...known, hash: newId() })]);
		}
	}

	it('are read every second where another server reads them more often', async () => {
		for (let id = 0; id < 3; id++) await addStory(`s${id}`, '下田');
		await derive.settle();
		const reads = await readsOfEach(3, { elsewhere: true });
		expect(reads).toBeGreaterThanOrEqual(7);
		expect(reads).toBeLessThanOrEqual(12);
	});

	it('are read more seldom where they are very many, whoever else reads them', async () => {
		for (let id = 0; id < 100; id++) await addStory(`s${id}`, '下田');
		await derive.settle();
		expect(await readsOfEach(100, { elsewhere: true })).toBeLessThan(8);
	});

	it('are read every quarter of a second where they are few', async () => {
		expect(await readsOfEach(5)).toBeGreaterThan(25);
	});

	it('are read more seldom where they are very many', async () => {
		expect(await readsOfEach(100)).toBeLessThan(8);
	});
});
