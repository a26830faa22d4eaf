import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { pageSignaturesOf } from '#model/page-signature.ts';
import { pageState } from '#model/page-state.ts';
import { HOUSE } from '#model/person.ts';
import { proofsOf } from '#model/pulled-proof.ts';
import { TEMPLATES } from '#model/templates.ts';
import { boot, type Services } from '../boot.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { readConfig } from '../config.ts';
import { startPageSignatures, type PageSignaturesOptions } from './page-signatures.ts';

let folder: string;
let services: Services;
let pageId: Id;
let storyId: Id;
const editionId = newId();
const people = { chief: newId(), editor: newId(), reporter: newId() };

const run = (command: Command, personId: Id = HOUSE) =>
	services.desk.execute(personId, newId(), command);
const view = () => services.desk.view;
const page = () => view().get('page', pageId)!;
const state = () => pageState(view(), page(), standingOn(view(), pagesOf(view(), editionId)));
const sign = (hash = state()?.hash ?? '', personId = people.chief, id = newId()) =>
	run({ type: 'page.sign', id, pageId, hash }, personId);
const last = () => pageSignaturesOf(view(), pageId)[0];
const settle = async () => {
	await services.derive.settle();
	await services.pageSignatures.settled();
};
const write = (personId: Id, words: string) =>
	services.sync.edit(storyRoom(storyId), personId, (doc) => {
		storyText(doc).insert(2, words);
	});

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'page-signatures-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	await run({ type: 'newsroom.update', patch: { name: '禾溪报', formatId: 'sikai' } });
	for (const [name, id] of Object.entries(people)) {
		const roles = [name as keyof typeof people];
		await run({ type: 'person.add', id, name, username: `${name}1`, email: null, roles });
	}
	const template = TEMPLATES.find(({ id }) => id === 'sikai-front')!;
	await run({ type: 'template.save', template });
	await run({
		...{ type: 'edition.create', id: editionId, date: '2026-11-25', issue: 1, formatId: 'sikai' },
		pressAt: Date.now() + 3_600_000,
		from: { templates: [{ templateId: template.id, name: '要闻' }] }
	});
	pageId = pagesOf(view(), editionId)[0]!.id;
}, 60_000);
afterAll(async () => {
	await services.close();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	if (storyId) await run({ type: 'story.unplace', storyId });
	storyId = newId();
	const slotId = page().slots.find(({ role }) => role === 'lead')!.id;
	await run({
		...{ type: 'story.create', id: storyId, editionId, kind: 'news', section: '' },
		...{ authorIds: [people.reporter], target: null, slotId },
		blocks: [{ type: 'paragraph', text: '大桥昨晚通车。' }]
	});
	await settle();
});

it('keeps the page that was signed as a proof of the same id', async () => {
	const id = newId();
	expect(await sign(state()?.hash, people.chief, id)).toMatchObject({ ok: true });
	expect(last()).toMatchObject({ id, personId: people.chief, void: null });
	expect(proofsOf(view(), pageId)[0]).toMatchObject({ id });
	const content = await services.proofs.content(id);
	expect(content?.stories.map((one) => one.storyId)).toEqual([storyId]);
	expect(content?.stories[0]?.hash).toBe(last()?.state.stories[0]?.hash);
});

it('refuses a page that has been changed since it was looked at, though no desk says so yet', async () => {
	const seen = state()?.hash;
	await write(people.editor, '今晨');
	expect(await sign(seen)).toEqual({ ok: false, error: { reason: 'page-changed' } });
	await settle();
	expect(await sign(seen)).toEqual({ ok: false, error: { reason: 'page-changed' } });
	expect(await sign()).toMatchObject({ ok: true });
});

it('refuses a second signature of the very same page', async () => {
	expect(await sign()).toMatchObject({ ok: true });
	expect(await sign(undefined, people.editor)).toMatchObject({ error: { reason: 'duplicate' } });
});

it('is for whom the paper names, and for nobody where the paper has no clean proof', async () => {
	expect(await sign(undefined, people.reporter)).toMatchObject({ error: { reason: 'forbidden' } });
	const set = (cleanProof: { isUsed: boolean; signers: ('chief' | 'reporter')[] }) =>
		run({ type: 'newsroom.update', patch: { workflow: { cleanProof } } });
	await set({ isUsed: false, signers: ['chief'] });
	expect(await sign()).toMatchObject({ error: { reason: 'invalid' } });
	await set({ isUsed: true, signers: ['reporter'] });
	expect(await sign()).toMatchObject({ error: { reason: 'forbidden' } });
	expect(await sign(undefined, people.reporter)).toMatchObject({ ok: true });
	await set({ isUsed: true, signers: ['chief'] });
});

it('is struck when somebody writes in a story on the page, with who it was', async () => {
	await sign();
	await write(people.editor, '今晨');
	await settle();
	expect(last()?.void).toMatchObject({
		by: people.editor,
		causes: [{ kind: 'words', storyId }]
	});
});

it('is struck when the page is drawn anew, a story leaves it, or its teaser says something else', async () => {
	const struckBy = async (command: Command) => {
		await sign();
		expect(last()?.void).toBeNull();
		expect(await run(command, people.chief)).toMatchObject({ ok: true });
		await settle();
		expect(last()?.void?.by).toBe(people.chief);
		return last()?.void?.causes.map(({ kind }) => kind);
	};
	const slots = page().slots.map((slot) =>
		slot.role === 'lead' ? { ...slot, headLines: 6 } : slot
	);
	const redrawn = { type: 'page.layout', id: pageId, slots, templateId: null } as const;
	expect(await struckBy(redrawn)).toEqual(['run', 'layout']);
	const teaser = page().slots.find(({ role }) => role === 'teaser')!;
	const items = [{ storyId: null, words: '天气转晴 >>>3' }];
	const teased = { type: 'slot.teaser', pageId, slotId: teaser.id } as const;
	expect(await struckBy({ ...teased, teaser: { kind: 'stories', items } })).toEqual(['furniture']);
	expect(await struckBy({ type: 'edition.update', id: editionId, patch: { issue: 2 } })).toEqual([
		'furniture'
	]);
	expect(await struckBy({ type: 'story.unplace', storyId })).toEqual(['went']);
});

it('says of nobody that it was their change where several changed something', async () => {
	await sign();
	const teaser = page().slots.find(({ role }) => role === 'teaser')!;
	const items = [{ storyId: null, words: '立冬 >>>2' }];
	const teased = { type: 'slot.teaser', pageId, slotId: teaser.id } as const;
	await run({ ...teased, teaser: { kind: 'stories', items } }, people.chief);
	// Nothing of the page, but nobody can tell.
	await run({ type: 'story.update', id: storyId, patch: { section: '民生' } }, people.editor);
	await settle();
	expect(last()?.void).toMatchObject({ by: null, causes: [{ kind: 'furniture' }] });
});

it('stands for good once the paper is with the printer', async () => {
	await sign();
	const edition = view().get('edition', editionId)!;
	const pack = { state: 'failed' } as const;
	const pressing = { version: 1, at: 1, personId: people.chief, issue: 2, code: '', pack };
	const pressed = { ...edition, presses: [{ ...pressing, correction: null }] };
	await services.desk.putDerived([{ kind: 'edition', id: editionId, value: pressed }]);
	await run({ type: 'newsroom.update', patch: { name: '禾溪晚报' } });
	await settle();
	expect(last()?.void).toBeNull();
	await services.desk.putDerived([{ kind: 'edition', id: editionId, value: edition }]);
	await settle();
	expect(last()?.void?.causes).toEqual([{ kind: 'furniture' }]);
});

it('stays struck though the page is made the same again', async () => {
	await sign();
	await run({ type: 'edition.update', id: editionId, patch: { issue: 7 } }, people.chief);
	await settle();
	await run({ type: 'edition.update', id: editionId, patch: { issue: 2 } }, people.chief);
	await settle();
	expect(last()?.void).not.toBeNull();
	expect(await sign()).toMatchObject({ ok: true });
});

it('looks once for all that changes within half a second', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const night = new PressNight();
	const list = vi.spyOn(night.paper, 'list');
	const heard: ((event: object) => void)[] = [];
	const subscribe = (hear: (event: object) => void) => (heard.push(hear), () => {});
	const keeper = startPageSignatures({
		desk: { view: night.paper, subscribe },
		log: { error: () => {} }
	} as unknown as PageSignaturesOptions);
	const looks = () => list.mock.calls.filter(([kind]) => kind === 'pageSignature').length;
	const facts = { changes: [{ kind: 'facts', id: night.stories[0], value: null }], personId: null };
	for (let times = 0; times < 20; times++) heard[0]?.(facts);
	await vi.advanceTimersByTimeAsync(499);
	expect(looks()).toBe(0);
	await vi.advanceTimersByTimeAsync(1);
	expect(looks()).toBe(1);
	heard[0]?.(facts);
	await keeper.close();
	expect(looks()).toBe(2);
});
