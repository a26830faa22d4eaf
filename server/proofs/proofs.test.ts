import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { plainOf } from '#model/copy.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { proofsOf, type ProofContent } from '#model/pulled-proof.ts';
import { TEMPLATES } from '#model/templates.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { startProofs } from './proofs.ts';

let folder: string;
let services: Services;
let pageId: Id;
let storyId: Id;
let slotId: Id;
const chief = newId();

const run = async (command: Command, personId = chief) => {
	const answer = await services.desk.execute(personId, newId(), command);
	expect(answer).toMatchObject({ ok: true });
};
const pull = async (): Promise<Id> => {
	const id = newId();
	await run({ type: 'proof.pull', id, pageId });
	return id;
};
const words = (content: ProofContent | null) =>
	content?.stories.flatMap(({ copy }) => copy.blocks.map(({ spans }) => plainOf(spans)));

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'proofs-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	const person = { name: '总编', username: 'zong', email: null };
	await run({ type: 'person.add', id: chief, ...person, roles: ['chief'] }, HOUSE);
	const [template] = TEMPLATES;
	if (!template) throw new Error('there is no template');
	await run({ type: 'template.save', template }, HOUSE);
	const editionId = newId();
	await run({
		...{ type: 'edition.create', id: editionId, date: '2026-11-25', issue: 1, pressAt: 0 },
		...{ formatId: 'sikai', from: { templates: [{ templateId: template.id, name: '要闻' }] } }
	});
	const [page] = [...services.desk.view.list('page')];
	const slot = page?.slots.find(({ role }) => role === 'lead');
	[pageId, slotId, storyId] = [page?.id ?? '', slot?.id ?? '', newId()];
	await run({
		...{ type: 'story.create', id: storyId, editionId, kind: 'news', section: '' },
		...{ authorIds: [], target: null, slotId },
		blocks: [{ type: 'paragraph', text: '大桥昨晚通车。' }]
	});
}, 60_000);
afterAll(async () => {
	await services.close();
	await rm(folder, { recursive: true });
});

it('keeps under each number what the page was', async () => {
	const first = await pull();
	await services.sync.edit(storyRoom(storyId), chief, (doc) => {
		storyText(doc).insert(2, '今晨');
	});
	const second = await pull();
	expect(proofsOf(services.desk.view, pageId).map(({ id, number }) => [id, number])).toEqual([
		[second, 2],
		[first, 1]
	]);
	expect(words(await services.proofs.content(first))).toEqual(['大桥昨晚通车。']);
	const content = await services.proofs.content(second);
	expect(words(content)).toEqual(['大桥今晨昨晚通车。']);
	expect(content?.stories.map((story) => story.slotIds)).toEqual([[slotId]]);
	expect(content?.slots).toEqual(services.desk.view.get('page', pageId)?.slots);
});

it('keeps the format that the page was made in, whatever becomes of the paper’s', async () => {
	const before = await services.proofs.content(await pull());
	await run({ type: 'format.update', id: 'sikai', patch: { lines: 84 } }, HOUSE);
	const { id, ...after } = { id: await pull(), ...before };
	expect(await services.proofs.content(id)).toEqual(after);
	const editionId = newId();
	const day = { date: '2026-11-26', issue: 2, pressAt: 0, formatId: 'sikai' };
	const [template] = [...services.desk.view.list('template')];
	const from = { templates: [{ templateId: template?.id ?? '', name: '' }] };
	await run({ type: 'edition.create', id: editionId, ...day, from });
	const later = [...services.desk.view.list('page')].find((page) => page.editionId === editionId);
	const proof = newId();
	await run({ type: 'proof.pull', id: proof, pageId: later?.id ?? '' });
	expect((await services.proofs.content(proof))?.format).toMatchObject({ lines: 84 });
});

it('keeps words that did not change once', async () => {
	await pull();
	const before = await services.db.selectFrom('proof_copy').selectAll().execute();
	await pull();
	expect(await services.db.selectFrom('proof_copy').selectAll().execute()).toEqual(before);
});

it('knows of no proof that was never pulled', async () => {
	expect(await services.proofs.content('none')).toBeNull();
});

it('cannot be taken back', async () => {
	const commandId = newId();
	const command: Command = { type: 'proof.pull', id: newId(), pageId };
	await services.desk.execute(chief, commandId, command);
	const undone = await services.desk.execute(chief, newId(), { type: 'undo', commandId });
	expect(undone).toEqual({ ok: false, error: { reason: 'invalid', what: 'undo' } });
});

it('refuses a page whose words are too many to keep', async () => {
	type Prepare = (command: Command) => Promise<unknown>;
	const prepared: Prepare[] = [];
	const { derive, desk, stories, store } = services;
	const prepare = (_type: string, preparation: unknown) =>
		void prepared.push(preparation as Prepare);
	startProofs({ desk: { view: desk.view, prepare }, derive, stories, store, maxLength: 100 });
	expect(await prepared[0]?.({ type: 'proof.pull', id: 'p', pageId })).toEqual({
		ok: false,
		error: { reason: 'invalid', what: 'length' }
	});
});
