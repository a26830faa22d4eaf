import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { makeAnchor } from '#document/anchors.ts';
import { storyRoom } from '#document/room-name.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { startHistory } from './history.ts';

const MINUTE = 60_000;
let folder: string;
let services: Services;
let storyId: Id;
const writer = newId();
const other = newId();

const run = (command: Command, personId: Id = HOUSE) =>
	services.desk.execute(personId, newId(), command);
const versions = () => services.store.versions.list(storyId);
const hash = async () =>
	(await services.stories.ask(storyRoom(storyId), { type: 'version', before: [] })).hash;
const words = async () => {
	const doc = await services.sync.read(storyRoom(storyId));
	const texts = blocksOf(storyText(doc)).map(({ text }) => text);
	doc.destroy();
	return texts;
};
const write = (personId: Id, at: number, text: string) =>
	services.sync.edit(storyRoom(storyId), personId, (doc) => storyText(doc).insert(at, text));

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'history-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	for (const [name, id] of Object.entries({ writer, other })) {
		const login = { username: `${name}1`, email: null };
		await run({ type: 'person.add', id, name, ...login, roles: ['reporter'] });
	}
}, 60_000);
afterAll(async () => {
	await services.close();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	storyId = newId();
	await run({
		...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
		...{ authorIds: [writer], target: null },
		blocks: [
			{ type: 'headline', text: '渡口停航' },
			{ type: 'paragraph', text: '全长860米。' },
			{ type: 'paragraph', text: '明天通车。' }
		]
	});
});

const keep = (label: string) => run({ type: 'version.keep', storyId, label }, writer);
const restore = (to: string, expect: string, personId = writer) =>
	run({ type: 'version.restore', storyId, hash: to, expect }, personId);

it('keeps a text when asked, and the same one again only under a name', async () => {
	await keep('');
	await keep('');
	await keep('交稿前');
	expect(await versions()).toMatchObject([
		{ cause: 'kept', label: '交稿前', personId: writer, added: 0 },
		{ cause: 'kept', label: '', added: 16 }
	]);
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
	expect(await restore(old, now)).toMatchObject({ ok: true });
	stop();
	expect(heard).toEqual([writer]);
	expect(await words()).toEqual(['渡口停航', '全长860米。', '明天通车。']);
	expect(await hash()).toBe(old);
	expect((await versions())[0]).toMatchObject({
		...{ cause: 'restore', hash: now, label: old, personId: writer },
		...{ writers: [other], added: 2, removed: 0 }
	});
	// And by the same way it is taken back.
	expect(await restore(now, old)).toMatchObject({ ok: true });
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
	await restore(old, await hash());
	const [at] = await services.stories.ask(storyRoom(storyId), {
		type: 'follow',
		anchors: [anchor]
	});
	expect(at).toEqual({ state: 'here' });
});

it('refuses to replace a text that the person has not seen, or to bring back what is not kept', async () => {
	await keep('');
	const old = await hash();
	await write(other, 5, '新桥');
	const seen = await hash();
	await write(other, 5, '又');
	expect(await restore(old, seen)).toEqual({ ok: false, error: { reason: 'text-changed' } });
	expect(await restore('0'.repeat(64), await hash())).toMatchObject({
		error: { reason: 'not-found' }
	});
	expect(await restore(old, await hash(), other)).toEqual({
		ok: false,
		error: { reason: 'forbidden' }
	});
	expect(await words()).toEqual(['渡口停航', '又新桥全长860米。', '明天通车。']);
	expect(await versions()).toHaveLength(1);
	await keep('');
	const now = await hash();
	expect(await restore(now, now)).toMatchObject({ error: { reason: 'invalid' } });
});

it('changes nothing where somebody writes between the look at the text and the edit', async () => {
	await keep('');
	const old = await hash();
	await write(other, 5, '新桥');
	const prepare: Record<string, (command: object, personId: Id) => Promise<unknown>> = {};
	const desk = {
		view: services.desk.view,
		prepare: (type: string, of: unknown) => void (prepare[type] = of as (typeof prepare)[string])
	};
	const history = await startHistory({ ...services, desk, updates: services.store.log });
	await history.close();
	const command = { type: 'version.restore', storyId, hash: old, expect: await hash() };
	const prepared = (await prepare['version.restore']?.(command, writer)) as {
		value: { carry: (commit: () => Promise<number>) => Promise<unknown> };
	};
	await write(other, 5, '又');
	const commit = vi.fn();
	expect(await prepared.value.carry(commit)).toEqual({
		ok: false,
		error: { reason: 'text-changed' }
	});
	expect(commit).not.toHaveBeenCalled();
});
