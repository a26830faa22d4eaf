import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { makeAnchor, quoteOf, resolveAnchor } from '#document/anchors.ts';
import { storyRoom } from '#document/room-name.ts';
import { plainText, storyText } from '#document/story-doc.ts';
import { StoryLayout } from '#document/story-layout.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import { ok } from '#model/result.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { anchorOf } from '../sample/anchor-of.ts';

/** A worker has to start first. */
const WAIT = { timeout: 10_000 };
const WORDS = '大桥昨晚通车，全长八百六十米，两岸十四个村进城不再等船。';

type NewThread = Extract<Command, { type: 'thread.open' }>;
type NewStoryCommand = Extract<Command, { type: 'story.create' }>;

let folder: string;
let services: Services;
let chief: Id;
let story: Id;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'comments-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	chief = newId();
	await run(
		{
			type: 'person.add',
			id: chief,
			name: '总编',
			username: 'zong',
			email: null,
			roles: ['chief']
		},
		HOUSE
	);
}, 60_000);
afterAll(async () => {
	await services.close();
	await rm(folder, { recursive: true });
});
afterEach(() => vi.restoreAllMocks());
beforeEach(async () => {
	story = newId();
	const created: NewStoryCommand = {
		...{ type: 'story.create', id: story, editionId: null, kind: 'news', section: '' },
		...{ authorIds: [], target: null, blocks: [{ type: 'paragraph', text: WORDS }] }
	};
	await run(created);
});

const run = (command: Command, personId = chief) =>
	services.desk.execute(personId, newId(), command);
const thread = (id: Id) => services.desk.view.get('thread', id);

/** What others wait at until it is opened. */
function gate(): { opened: Promise<void>; open: () => void } {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}

/** Counts how often the story's words have been handed out to be read from here on. */
function readsOfStory(): () => number {
	const feed = vi.spyOn(services.sync, 'feed');
	const isRead = ([room]: Parameters<typeof services.sync.feed>, i: number) =>
		room === storyRoom(story) && feed.mock.settledResults[i]?.type === 'fulfilled';
	return () => feed.mock.calls.filter(isRead).length;
}

async function text(): Promise<string> {
	const doc = await services.sync.read(storyRoom(story));
	const words = plainText(storyText(doc));
	doc.destroy();
	return words;
}

/** Types or deletes at words, as a colleague would. */
const edit = (words: string, deleted: number, inserted: string) =>
	services.sync.edit(storyRoom(story), chief, (doc) => {
		const ytext = storyText(doc);
		const at = ytext.toString().indexOf(words);
		if (at < 0) throw new Error(`no “${words}”`);
		ytext.delete(at, deleted);
		ytext.insert(at, inserted);
	});

async function open(quote: string, replacement: string | null = null): Promise<Id> {
	const id = newId();
	const anchor = await anchorOf(services.sync, story, quote);
	const body = replacement === null ? '请核实' : '';
	const command: NewThread = {
		...{ type: 'thread.open', id, storyId: story, anchor, body, mentionIds: [], replacement }
	};
	const opened = await run(command);
	expect(opened).toMatchObject({ ok: true });
	return id;
}

describe('a comment', () => {
	it('never stands in the text', async () => {
		await open('八百六十米');
		expect(await text()).toBe(WORDS);
	});

	it('is refused on words that are not there, and found where an edit has moved them', async () => {
		const anchor = (await anchorOf(services.sync, story, '八百六十米'))!;
		const elsewhere = { ...anchor, quote: '九百米' };
		const command = {
			type: 'thread.open',
			storyId: story,
			body: '？',
			mentionIds: []
		} satisfies Partial<NewThread>;
		const refused = await run({ ...command, id: newId(), anchor: elsewhere, replacement: null });
		expect(refused).toEqual({ ok: false, error: { reason: 'text-changed' } });

		const nowhere = (await anchorOf(services.sync, story, '大桥'))!;
		const moved = { ...anchor, start: nowhere.start, end: nowhere.end };
		const id = newId();
		expect(await run({ ...command, id, anchor: moved, replacement: null })).toMatchObject({
			ok: true
		});
		expect(thread(id)?.anchor?.start).toEqual(anchor.start);
	});

	it('lists as changed when its words are gone, and comes home when they are back', async () => {
		const id = await open('两岸十四个村进城');
		await edit('两岸十四个村进城', 8, '');
		await vi.waitFor(() => expect(thread(id)?.orphaned).toBe(true));
		expect(thread(id)?.anchor?.quote).toBe('两岸十四个村进城');
		await edit('不再等船', 0, '两岸十四个村进城');
		await vi.waitFor(() => expect(thread(id)?.orphaned).toBe(false));
	});

	it('that comes while others are followed keeps its place, on words that came with it', async () => {
		await open('两岸十四个村');
		await services.derive.settle();
		const typed = await services.sync.read(storyRoom(story));
		const state = Y.encodeStateVector(typed);
		storyText(typed).insert(0, '又讯：大桥昨晚通车，全长八百六十米。');
		const spot = (offset: number) => ({ block: 0, offset });
		const anchor = makeAnchor(storyText(typed), spot(3), spot(17));
		const words = Y.encodeStateAsUpdate(typed, state);

		const id = newId();
		const hold = gate();
		services.desk.prepare('story.revive', async (command) => {
			await hold.opened;
			return ok({ command });
		});
		const slow = run({ type: 'story.revive', id: story });
		const said = { body: '？', mentionIds: [], replacement: null };
		const opened = run({ type: 'thread.open', id, storyId: story, anchor, ...said });
		const reads = readsOfStory();
		await edit('等船', 2, '等渡船');
		// The facts are read, and the threads looked up.
		await vi.waitFor(() => expect(reads()).toBe(2));
		await services.sync.edit(storyRoom(story), chief, (doc) => Y.applyUpdate(doc, words));
		hold.open();
		await slow;
		expect(await opened).toMatchObject({ ok: true });
		await services.desk.putDerived([]);
		expect(thread(id)?.anchor).toEqual(anchor);
		typed.destroy();
	});

	it('that undo brings back is followed to where its words are now', async () => {
		const [id] = [await open('两岸十四个村进城'), await open('大桥昨晚通车')];
		const removal = newId();
		await services.desk.execute(chief, removal, { type: 'thread.remove', id, commentId: id });
		await services.derive.settle();
		const reads = readsOfStory();
		await edit('两岸十四个村进城', 8, '');
		await vi.waitFor(() => expect(reads()).toBe(2));
		await services.desk.putDerived([]);
		expect(await run({ type: 'undo', commandId: removal })).toMatchObject({ ok: true });
		await vi.waitFor(() => expect(thread(id)?.orphaned).toBe(true));
	});

	it('is followed after a sudden end, when the words were on disk and the record was not', async () => {
		const id = await open('两岸十四个村进城');
		const doc = await services.sync.read(storyRoom(story));
		const state = Y.encodeStateVector(doc);
		const at = storyText(doc).toString().indexOf('两岸');
		storyText(doc).delete(at, 8);
		const bytes = Y.encodeStateAsUpdate(doc, state);
		doc.destroy();
		const update = { room: storyRoom(story), personId: chief, clientId: null, at: Date.now() };
		await services.store.log.append([{ ...update, bytes }]);
		await services.close();
		services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
		await vi.waitFor(() => expect(thread(id)?.orphaned).toBe(true), WAIT);
	});

	it('keeps a reply that comes while its place is looked up', async () => {
		const id = await open('八百六十米');
		await edit('八百六十米', 5, '');
		await run({ type: 'thread.reply', id, commentId: newId(), body: '查过了', mentionIds: [] });
		await vi.waitFor(() => expect(thread(id)?.orphaned).toBe(true));
		expect(thread(id)?.comments).toHaveLength(2);
	});
});

describe('a suggestion', () => {
	it('is written into the text as an edit, and taken back', async () => {
		const id = await open('全长八百六十米', '全长八百七十二米');
		expect(await run({ type: 'thread.accept', id })).toMatchObject({ ok: true });
		expect(await text()).toBe(WORDS.replace('八百六十米', '八百七十二米'));
		expect(thread(id)).toMatchObject({
			state: 'resolved',
			suggestion: { state: 'accepted', original: '全长八百六十米' }
		});
		await vi.waitFor(() => expect(thread(id)?.anchor?.quote).toBe('全长八百七十二米'));
		expect(await run({ type: 'thread.unaccept', id })).toMatchObject({ ok: true });
		expect(await text()).toBe(WORDS);
		expect(thread(id)).toMatchObject({ state: 'open', suggestion: { state: 'open' } });
	});

	it('is taken back straight after, though its first and last characters were replaced', async () => {
		const id = await open('昨晚通车', '今晨开通');
		const both = [run({ type: 'thread.accept', id }), run({ type: 'thread.unaccept', id })];
		expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
		expect(await text()).toBe(WORDS);
		expect(await run({ type: 'thread.accept', id })).toMatchObject({ ok: true });
		expect(await text()).toBe(WORDS.replace('昨晚通车', '今晨开通'));
	});

	it('knows where its words stand after a sudden end', async () => {
		const id = await open('昨晚通车', '今晨开通');
		expect(await run({ type: 'thread.accept', id })).toMatchObject({ ok: true });
		const kept = (await services.store.records.all()).find((record) => record.id === id);
		const doc = await services.sync.read(storyRoom(story));
		const anchor = (kept?.value as Thread).anchor as Anchor;
		const layout = new StoryLayout(storyText(doc));
		expect(quoteOf(layout, resolveAnchor(storyText(doc), anchor, layout) ?? [])).toBe('今晨开通');
		doc.destroy();
	});

	it('that changes nothing is accepted all the same, for good', async () => {
		const id = await open('昨晚通车', '昨晚通车');
		expect(await run({ type: 'thread.accept', id })).toMatchObject({ ok: true });
		const kept = (await services.store.records.all()).find((record) => record.id === id);
		expect(kept?.value).toMatchObject({ state: 'resolved', suggestion: { state: 'accepted' } });
	});

	it('is refused when its words have changed, and changes nothing', async () => {
		const id = await open('昨晚通车', '昨夜通车');
		await edit('昨晚', 2, '今晨');
		const changed = await text();
		expect(await run({ type: 'thread.accept', id })).toEqual({
			ok: false,
			error: { reason: 'text-changed' }
		});
		expect(await text()).toBe(changed);
		expect(thread(id)?.suggestion?.state).toBe('open');
	});

	it('can be accepted once', async () => {
		const id = await open('等船', '等渡船');
		const both = await Promise.all([
			run({ type: 'thread.accept', id }),
			run({ type: 'thread.accept', id })
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await text()).toBe(WORDS.replace('等船', '等渡船'));
	});

	it('keeps what a colleague typed between its words out of harm', async () => {
		const id = await open('大桥昨晚通车', '禾溪大桥昨晚通车');
		await run({ type: 'thread.accept', id });
		await edit('昨晚', 0, '于');
		// The accepted words are no longer what was accepted: taking it back would take the other's word.
		expect(await run({ type: 'thread.unaccept', id })).toEqual({
			ok: false,
			error: { reason: 'text-changed' }
		});
		expect(await text()).toContain('禾溪大桥于昨晚通车');
	});
});
