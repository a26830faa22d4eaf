import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeAnchor } from '#document/anchors.ts';
import { storyRoom } from '#document/room-name.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { bootPaper, type BootedPaper } from '#tests/support/booted-paper.ts';
import type { Services } from '../boot.ts';
import { startHistory } from './history.ts';

const MINUTE = 60_000;
let paper: BootedPaper<'writer' | 'other'>;
let services: Services;
let storyId: Id;
let [writer, other]: [Id, Id] = ['', ''];

const run = (command: Command, personId?: Id) => paper.run(command, personId);
const write = (personId: Id, at: number, text: string) => paper.write(storyId, personId, at, text);
const versions = () => services.store.versions.list(storyId);
const hash = async () =>
	(await services.stories.ask(storyRoom(storyId), { type: 'version', before: [] })).hash;
const words = async () => {
	const doc = await services.sync.read(storyRoom(storyId));
	const texts = blocksOf(storyText(doc)).map(({ text }) => text);
	doc.destroy();
	return texts;
};

beforeAll(async () => {
	paper = await bootPaper({ writer: 'reporter', other: 'reporter' });
	({ services } = paper);
	({ writer, other } = paper.people);
}, 60_000);
afterAll(() => paper.close());
beforeEach(async () => {
	storyId = await paper.newStory('writer');
});

const keep = (label: string) => run({ type: 'version.keep', storyId, label }, writer);
const restore = (to: string, personId = writer) =>
	run({ type: 'version.restore', storyId, hash: to }, personId);

it('keeps a text when asked, and the same one again only under a name', async () => {
	await keep('');
	await keep('');
	await keep('交稿前');
	expect(await versions()).toMatchObject([
		{ cause: 'kept', label: '交稿前', personId: writer, added: 0 },
		{ cause: 'kept', label: '', added: 16 }
	]);
});

it('keeps a text too long to be compared, and says that nothing was counted', async () => {
	await keep('');
	await write(other, 5, '汛'.repeat(400_001));
	await keep('长');
	expect((await versions())[0]).toMatchObject({ label: '长', added: null, removed: null });
	expect(await words()).toHaveLength(3);
});

/** The part of history once more over the same services, as after a start, at another time. */
const restarted = (at: number) =>
	startHistory({
		...services,
		desk: { ...services.desk, view: services.desk.view, prepare: () => {} },
		updates: services.store.log,
		now: () => at
	});

it('keeps what was written before a pause, also where the server was stopped in it', async () => {
	await write(writer, 5, '桥');
	const history = await restarted(Date.now() + 6 * MINUTE);
	await history.sweep();
	await history.sweep();
	await history.close();
	expect(await versions()).toMatchObject([{ cause: 'pause', personId: null, length: 11 }]);
	const again = await restarted(Date.now() + 12 * MINUTE);
	await again.sweep();
	await again.close();
	expect(await versions()).toHaveLength(1);
});

it('brings a text back under the person’s name, and keeps what stood there before', async () => {
	await keep('');
	const old = await hash();
	await write(other, 5, '新桥');
	const now = await hash();
	const heard: Id[] = [];
	const stop = services.sync.onUpdate((_, personId) => heard.push(personId));
	expect(await restore(old)).toMatchObject({ ok: true });
	stop();
	expect(heard).toEqual([writer]);
	expect(await words()).toEqual(['渡口停航', '全长860米。', '明天通车。']);
	expect(await hash()).toBe(old);
	expect((await versions())[0]).toMatchObject({
		...{ cause: 'restore', hash: now, label: old, personId: writer },
		...{ writers: [other], added: 2, removed: 0 }
	});
	// And by the same way it is taken back.
	expect(await restore(now)).toMatchObject({ ok: true });
	expect(await hash()).toBe(now);
});

it('leaves a comment where it is', async () => {
	await keep('');
	const old = await hash();
	const doc = await services.sync.read(storyRoom(storyId));
	const from = { block: 1, offset: 2 };
	const anchor = makeAnchor(storyText(doc), from, { ...from, offset: 5 });
	doc.destroy();
	expect(anchor.quote).toBe('860');
	const id = newId();
	const about = { id, storyId, anchor, body: '核', mentionIds: [], replacement: null };
	await run({ type: 'thread.open', ...about }, writer);
	await write(other, 5, '新桥');
	await restore(old);
	const [at] = await services.stories.ask(storyRoom(storyId), {
		type: 'follow',
		anchors: [anchor]
	});
	expect(at).toEqual({ state: 'here' });
});

it('refuses to bring back what is not kept, or what stands there', async () => {
	await keep('');
	const old = await hash();
	expect(await restore(old)).toMatchObject({ error: { reason: 'invalid' } });
	await write(other, 5, '新桥');
	expect(await restore('0'.repeat(64))).toMatchObject({
		error: { reason: 'not-found' }
	});
	expect(await restore(old, other)).toEqual({
		ok: false,
		error: { reason: 'forbidden' }
	});
	expect(await words()).toEqual(['渡口停航', '新桥全长860米。', '明天通车。']);
	expect(await versions()).toHaveLength(1);
});

it('brings a text back while somebody goes on typing, and loses none of their words', async () => {
	await keep('');
	const old = await hash();
	await write(other, 5, '新桥');
	let typed = 0;
	let isOver = false;
	const type = async () => {
		for (; !isOver; typed++) await write(other, 5, '又');
	};
	const typing = type();
	expect(await restore(old)).toMatchObject({ ok: true });
	isOver = true;
	await typing;
	const [kept] = await versions();
	const before = await services.store.versions.text(storyId, kept?.hash ?? '');
	const now = await words();
	expect(now[1]).toMatch(/^又*全长860米。$/);
	const count = (text = '') => text.split('又').length - 1;
	expect(before?.[1]?.text).toContain('新桥');
	expect(count(before?.[1]?.text) + count(now[1])).toBe(typed);
});

it('thins out what was kept after pauses long ago, after a restart too, and leaves what has a name', async () => {
	const now = Date.now();
	const hour = 60 * MINUTE;
	const kept = async (at: number, cause: 'pause' | 'kept', label = '') => {
		await write(writer, 5, '桥');
		const id = newId();
		const about = { id, storyId, at, personId: null, cause, label };
		await services.store.versions.keep(await services.versions.read(about));
		return id;
	};
	// From noon on, so that all of them are of one day.
	const noon = now - (now % (24 * hour)) - 20 * 24 * hour + 12 * hour;
	const [first, named] = [await kept(noon, 'pause'), await kept(noon + hour, 'kept', '初稿')];
	const [gone, last] = [await kept(noon + hour, 'pause'), await kept(noon + 2 * hour, 'pause')];
	const fresh = await kept(now - MINUTE, 'pause');
	const [before] = (await versions()).filter(({ id }) => id === first);

	const history = await restarted(now);
	await history.thin();
	await history.thin();
	await history.close();
	const left = await versions();
	expect(left.map(({ id }) => id)).toEqual([fresh, last, named]);
	expect(left[1]).toMatchObject({ added: 2, writers: [writer] });
	expect(await services.store.versions.text(storyId, before?.hash ?? '')).toBeNull();
	expect(gone).not.toBe(last);
	// It goes on from where it is.
	const again = await restarted(now + 30 * 24 * hour);
	await again.thin();
	await again.close();
	expect((await versions()).map(({ id }) => id)).toEqual([fresh, last, named]);
});

it('of several servers the first keeps texts after pauses, of stories open at others as well', async () => {
	let isFirst = false;
	const history = await startHistory({
		...services,
		desk: {
			view: services.desk.view,
			prepare: () => {},
			subscribe: (hear) => services.desk.subscribe(hear)
		},
		// Nobody writes at this server.
		sync: { ...services.sync, onUpdate: () => () => {} },
		updates: { recent: async () => [] },
		now: () => Date.now() + 6 * MINUTE,
		isFirst: () => isFirst
	});
	await write(writer, 5, '桥');
	await services.derive.settle();
	await history.sweep();
	expect(await versions()).toEqual([]);
	isFirst = true;
	await write(writer, 5, '桥');
	await services.derive.settle();
	await history.sweep();
	await history.close();
	expect(await versions()).toMatchObject([{ cause: 'pause', personId: null }]);
});
