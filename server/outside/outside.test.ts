import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { ONE_VISIT } from '#model/outside.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { isStoreFault } from '../store-fault.ts';
import { createOutside, type Outside, type OutsideOptions, type SentAnswer } from './outside.ts';

const DAY = 24 * 3_600_000;
const editor = newId();
let folder: string;
let services: Services;
let outside: Outside;
let storyId: Id;
let now: number;

const run = (command: Command, personId: Id = HOUSE) =>
	services.desk.execute(personId, newId(), command);
const hashNow = async () =>
	(await services.stories.ask(storyRoom(storyId), { type: 'version', before: [] })).hash;
const edit = (change: (words: string) => [at: number, gone: number, fresh: string]) =>
	services.sync.edit(storyRoom(storyId), editor, (doc) => {
		const text = storyText(doc);
		const [at, gone, fresh] = change(text.toString());
		text.delete(at, gone);
		text.insert(at, fresh);
	});
const reviewOf = (id: Id) => services.desk.view.get('outside', id)!;
const threads = () =>
	[...services.desk.view.list('thread')].filter((one) => one.storyId === storyId);

/** The same services, with a clock of its own. */
function withOwnClock(own: Partial<OutsideOptions> = {}): Outside {
	const desk = { ...services.desk, view: services.desk.view, prepare: () => {} };
	desk.execute = (...asked) => services.desk.execute(...asked);
	desk.subscribe = (hear) => services.desk.subscribe(hear);
	return createOutside({ ...services, desk, now: () => now, ...own });
}

/** A link to the story as it is; resolves to its token and its review's id. */
async function invite(): Promise<{ token: string; id: Id }> {
	const id = newId();
	const about = { id, storyId, name: '卢一舟', unit: '县水利局', note: '', hash: await hashNow() };
	const made = await outside.invite(editor, { ...about, expiresAt: now + DAY });
	if (!made.ok) throw new Error(`refused: ${JSON.stringify(made.error)}`);
	return { token: made.value.token, id };
}

const by = (token: string, device: string | null = null) => ({
	...{ token, device, address: '203.0.113.7', agent: 'WeChat · iOS' }
});

const answer = (more: Partial<SentAnswer> = {}): SentAnswer => ({
	...{ id: newId(), verdict: 'changes', remark: '', comments: [], ...more }
});
const on = (block: number, from: number, to: number) => ({
	...{ id: newId(), from: { block, offset: from }, to: { block, offset: to } },
	...{ body: '请核', replacement: null as string | null }
});

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'outside-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	await run({
		...{ type: 'person.add', id: editor, name: '孟', username: 'meng', email: null },
		roles: ['editor']
	});
	outside = withOwnClock();
}, 60_000);
afterAll(async () => {
	outside.close();
	await services.close();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	now = Date.now();
	storyId = newId();
	await run({
		...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
		...{ authorIds: [editor], target: null },
		blocks: [
			{ type: 'headline', text: '渡口停航' },
			{ type: 'paragraph', text: '大桥全长860米，双向两车道。' },
			{ type: 'paragraph', text: '大桥明天通车，渡口的船全部停航。' }
		]
	});
});

it('shows the text as it was when it was sent, whatever is written after', async () => {
	const { token } = await invite();
	await edit((words) => [words.indexOf('860'), 3, '880']);
	const opened = await outside.open(by(token));
	const words = opened?.copy.blocks.map(({ spans }) => spans.map(({ text }) => text).join(''));
	expect(words?.[1]).toBe('大桥全长860米，双向两车道。');
});

it('tells a database that does not answer from a link that opens nothing', async () => {
	const silent = new Error('the database does not answer');
	const find = () => Promise.reject(silent);
	const store = { ...services.store, outside: { find } };
	const away = withOwnClock({ store, isLost: (error) => error === silent });
	const caller = by('a'.repeat(43), 'b'.repeat(43));
	for (const asked of [
		...[away.open(caller), away.isOpen(caller), away.watch(caller), away.photo(caller, 0)],
		away.answer(caller, answer())
	])
		expect(await asked.catch(isStoreFault)).toBe(true);
	away.close();
});

it('freezes nothing but the text that was on the screen', async () => {
	const about = { id: newId(), storyId, name: '卢', unit: '', note: '', expiresAt: now + DAY };
	expect(await outside.invite(editor, { ...about, hash: 'a'.repeat(64) })).toEqual({
		ok: false,
		error: { reason: 'text-changed' }
	});
	expect(services.desk.view.get('outside', about.id)).toBeUndefined();
});

it('keeps neither token nor key in records or in the log', async () => {
	const { token, id } = await invite();
	const rows = await services.store.audit.kept({ subjects: [storyId] });
	const [key] = await services.db
		.selectFrom('outside_link')
		.selectAll()
		.where('review_id', '=', id)
		.execute();
	expect(key?.key).toMatch(/^[\w-]{43}$/);
	const all = JSON.stringify([rows, reviewOf(id)]);
	expect(all).toContain('卢一舟');
	for (const secret of [token, key?.key ?? '']) expect(all).not.toContain(secret);
});

it('writes a visit down once, and every device; the log knows where from', async () => {
	const { token, id } = await invite();
	const first = await outside.open(by(token));
	const device = first?.device ?? null;
	await outside.open(by(token, device));
	now += ONE_VISIT;
	await outside.open(by(token, device));
	expect(reviewOf(id).devices).toMatchObject([{ openings: 1, agent: 'WeChat · iOS' }]);
	const log = await outside.openings(reviewOf(id));
	expect(log).toMatchObject([{ address: '203.0.113.7', refused: false }]);
	expect(log[0]?.device).not.toBe(device);
});

it('opens on three devices, and notes once that a fourth was turned away', async () => {
	const { token, id } = await invite();
	for (const wanted of [true, true, true, false, false])
		expect((await outside.open(by(token))) !== null).toBe(wanted);
	expect(reviewOf(id)).toMatchObject({ refusals: 1, devices: [{}, {}, {}] });
	expect((await outside.openings(reviewOf(id))).map(({ refused }) => refused)).toEqual([
		...[true, false, false, false]
	]);
});

it('lets no more devices in where many come at once, and notes that once', async () => {
	const { token, id } = await invite();
	const opened = await Promise.all(Array.from({ length: 12 }, () => outside.open(by(token))));
	expect(opened.filter((one) => one !== null)).toHaveLength(3);
	expect(reviewOf(id)).toMatchObject({ refusals: 1, devices: [{}, {}, {}] });
	expect(await outside.openings(reviewOf(id))).toHaveLength(4);
});

it('shows photos and takes answers on devices alone that have opened it', async () => {
	const { token } = await invite();
	expect(await outside.isOpen(by(token))).toBe(false);
	expect(await outside.photo(by(token, 'x'.repeat(43)), 0)).toBeNull();
	expect(await outside.answer(by(token), answer())).toEqual({ ok: false, error: 'over' });
	const opened = await outside.open(by(token));
	expect(await outside.isOpen(by(token, opened?.device))).toBe(true);
});

it.each([
	['is withdrawn', async (id: Id) => void (await run({ type: 'outside.withdraw', id }, editor))],
	['has expired', async () => void (now += DAY)]
])('opens nothing any more once it %s, and takes no answer', async (_why, end) => {
	const { token, id } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	await end(id);
	expect(await outside.open(by(token, device))).toBeNull();
	expect(await outside.isOpen(by(token, device))).toBe(false);
	expect(await outside.photo(by(token, device), 0)).toBeNull();
	const sent = await outside.answer(by(token, device), answer({ verdict: 'approved' }));
	expect(sent).toEqual({ ok: false, error: 'over' });
	expect(reviewOf(id).answer).toBeNull();
});

it('holds the question whether a page may stay open until its link is withdrawn', async () => {
	const { token, id } = await invite();
	const first = (await outside.open(by(token)))?.device ?? null;
	const second = (await outside.open(by(token)))?.device ?? null;
	const held = [first, second].map((device) => outside.watch(by(token, device)));
	// Whatever else happens to it, and to others, is none of theirs.
	await outside.open(by(token));
	const { id: other } = await invite();
	await run({ type: 'outside.withdraw', id: other }, editor);
	expect(await Promise.race([...held, Promise.resolve('held')])).toBe('held');
	await run({ type: 'outside.withdraw', id }, editor);
	expect(await Promise.all(held)).toEqual(['over', 'over']);
	expect(await outside.watch(by(token, first))).toBe('unknown');
});

it('holds it until the link expires, and for nobody who has not opened it', async () => {
	const patient = withOwnClock({ limits: { perDevice: 4, all: 10, hold: 1000 } });
	const { token } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	expect(await patient.watch(by(token))).toBe('unknown');
	const held = patient.watch(by(token, device));
	// It has been looked up, by the clock as it was: the store answers one after the other.
	await services.store.outside.find('');
	now += DAY;
	expect(await held).toBe('over');
	patient.close();
});

it('puts comments on their words in the text as it is now, and keeps the quote of what is gone', async () => {
	const { token, id } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	await edit((words) => [words.indexOf('全部'), 2, '']);
	await edit((words) => [words.indexOf('双向两车道'), 5, '往来不停']);
	const comments = [
		{ ...on(2, 0, 4), replacement: '大桥后天' },
		on(1, 9, 14),
		{ ...on(1, 0, 2), body: '', replacement: '新桥' }
	];
	const sent = await outside.answer(by(token, device), answer({ comments }));
	expect(sent.ok).toBe(true);
	const [first, second, third] = comments.map(({ id: wanted }) =>
		threads().find((thread) => thread.id === wanted)
	);
	expect(first).toMatchObject({ orphaned: false, anchor: { quote: '大桥明天' } });
	expect(second).toMatchObject({ orphaned: true, anchor: { quote: '双向两车道' } });
	expect(third).toMatchObject({ orphaned: false, anchor: { quote: '大桥' } });
	// Accepted, it is the editor's edit, on the very words.
	expect(await run({ type: 'thread.accept', id: comments[2]!.id }, editor)).toMatchObject({
		ok: true
	});
	const doc = await services.sync.read(storyRoom(storyId));
	expect(storyText(doc).toString()).toContain('新桥全长860米');
	expect(reviewOf(id).answer?.threadIds).toHaveLength(3);
});

it('takes an answer once: sent again it is the same, and another one is refused', async () => {
	const { token, id } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	const given = answer({ verdict: 'rejected', remark: '数字有误', comments: [on(1, 0, 2)] });
	const [one, other] = await Promise.all([
		outside.answer(by(token, device), given),
		outside.answer(by(token, device), given)
	]);
	expect([one.ok, other.ok]).toEqual([true, true]);
	expect(threads()).toHaveLength(2);
	expect(await outside.answer(by(token, device), answer({ verdict: 'approved' }))).toEqual({
		ok: false,
		error: 'answered'
	});
	expect(reviewOf(id).answer).toMatchObject({ verdict: 'rejected' });
	expect(await outside.open(by(token, device))).not.toBeNull();
});

it('takes a comment on more than can be quoted as one on the story, and no suggestion for it', async () => {
	await edit(() => [6, 0, '长'.repeat(2001)]);
	const { token } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	const long = on(1, 0, 2010);
	const suggesting = answer({ comments: [{ ...long, replacement: '短' }] });
	expect(await outside.answer(by(token, device), suggesting)).toEqual({
		ok: false,
		error: 'invalid'
	});
	expect((await outside.answer(by(token, device), answer({ comments: [long] }))).ok).toBe(true);
	expect(threads()).toMatchObject([{ id: long.id, anchor: null, orphaned: false }]);
});

it.each([
	['beyond the text', on(9, 0, 1)],
	['beyond a paragraph', on(1, 0, 99)],
	['backwards', on(1, 3, 3)],
	['with nothing said', { ...on(1, 0, 2), body: ' ' }],
	['that would part paragraphs', { ...on(1, 0, 2), to: { block: 2, offset: 1 }, replacement: '一' }]
])('refuses a comment %s', async (_what, comment) => {
	const { token } = await invite();
	const device = (await outside.open(by(token)))?.device ?? null;
	expect(await outside.answer(by(token, device), answer({ comments: [comment] }))).toEqual({
		ok: false,
		error: 'invalid'
	});
	expect(threads()).toEqual([]);
});

it('keeps the text of a link in the history, and knows it after a restart', async () => {
	const { token, id } = await invite();
	const versions = await services.store.versions.list(storyId);
	expect(versions[0]).toMatchObject({ id, cause: 'outside', label: '卢一舟', personId: editor });
	await services.close();
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	expect((await services.outside.open(by(token)))?.review.name).toBe('卢一舟');
});
