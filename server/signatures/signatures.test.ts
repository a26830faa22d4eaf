import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { lastStanding, signaturesOf, stepOf } from '#model/signature.ts';
import { workflowOf, type Step } from '#model/workflow.ts';
import { bootPaper, type BootedPaper } from '#tests/support/booted-paper.ts';
import type { Services } from '../boot.ts';

let paper: BootedPaper<'writer' | 'one' | 'two' | 'chief' | 'reader'>;
let services: Services;
let storyId: Id;
let people: typeof paper.people;

const run = (command: Command, personId?: Id) => paper.run(command, personId);
const story = () => services.desk.view.get('story', storyId);
const signatures = () => signaturesOf(services.desk.view, storyId);
const hash = () => services.desk.view.get('facts', storyId)?.hash ?? '';
const sign = (step: Step, personId: Id, text = hash()) =>
	run({ type: 'story.sign', id: newId(), storyId, step, hash: text }, personId);
const settle = async () => {
	await services.derive.settle();
	await services.signatures.settled();
};
const write = (personId: Id, at: number, words: string) =>
	paper.write(storyId, personId, at, words);

beforeAll(async () => {
	paper = await bootPaper({
		...{ writer: 'reporter', one: 'editor', two: 'editor' },
		...{ chief: 'chief', reader: 'proofreader' }
	} as const);
	({ services, people } = paper);
}, 60_000);
afterAll(() => paper.close());
beforeEach(async () => {
	storyId = await paper.newStory('writer');
	await settle();
});

const words = async (textHash: string) =>
	(await services.store.versions.text(storyId, textHash))?.map(({ text }) => text);

it('keeps the very text that is signed, with who wrote how much since the last time', async () => {
	expect(await sign('handIn', people.writer)).toMatchObject({ ok: true });
	await write(people.one, 5, '今起');
	await settle();
	expect(await sign('review1', people.one)).toMatchObject({ ok: true });
	await write(people.two, 5, '自');
	await settle();
	const [, signed] = signatures();
	expect(await words(signed?.hash ?? '')).toEqual(['渡口停航', '今起全长860米。', '明天通车。']);
	expect(await services.store.versions.list(storyId)).toMatchObject([
		{ id: signed?.id, cause: 'step', step: 'review1', writers: [people.one], added: 2, removed: 0 },
		{ cause: 'step', step: 'handIn', hash: signatures()[0]?.hash, added: 16 }
	]);
});

it('refuses what is no longer the text, though nobody’s desk says so yet', async () => {
	await sign('handIn', people.writer);
	const seen = hash();
	await write(people.two, 5, '今起');
	expect(await sign('review1', people.one, seen)).toEqual({
		ok: false,
		error: { reason: 'text-changed' }
	});
	await settle();
	expect(await services.store.versions.list(storyId)).toHaveLength(1);
});

it('strikes a signature when the text is changed by somebody whose turn it is not', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await write(people.writer, 13, '最后');
	await settle();
	expect(signatures().at(-1)?.void).toMatchObject({
		...{ cause: 'edited', by: people.writer },
		paragraphs: [2]
	});
	expect(story()?.stage).toBe('review1');
	expect(stepOf(services.desk.view, story()!)).toBe('review1');
});

it('leaves a signature to whoever’s turn it is, and a hand-in to the writer', async () => {
	await sign('handIn', people.writer);
	await write(people.writer, 5, '约');
	await settle();
	await sign('review1', people.one);
	await write(people.two, 5, '总');
	await settle();
	expect(signatures().map((each) => each.void)).toEqual([null, null]);
	expect(story()?.stage).toBe('review2');
});

it('strikes it for its own signer, who may not sign the next review as well', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await write(people.one, 5, '约');
	await settle();
	expect(signatures().at(-1)?.void).toMatchObject({ cause: 'edited', by: people.one });
	expect(story()?.stage).toBe('review1');
	expect(await sign('review1', people.one)).toMatchObject({ ok: true });
	expect(story()?.stage).toBe('review2');
});

it('leaves it to its own signer where the paper lets them sign the next review as well', async () => {
	const workflow = workflowOf(services.desk.view.get('newsroom', 'newsroom'));
	const relaxed = {
		name: '渡口日报',
		formatId: 'sikai',
		workflow: { ...workflow, sameReviewer: true }
	};
	expect(await run({ type: 'newsroom.update', patch: relaxed })).toMatchObject({ ok: true });
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await write(people.one, 5, '约');
	await settle();
	expect(signatures().at(-1)?.void).toBe(null);
	await run({ type: 'newsroom.update', patch: { workflow } });
});

it('strikes it for a stranger among those who wrote at once', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await write(people.writer, 5, '约');
	await write(people.two, 5, '总');
	await settle();
	expect(signatures().at(-1)?.void).toMatchObject({ by: people.writer });
});

it('spares a signature where somebody typed and took it out again before others went on', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await write(people.writer, 5, '约');
	await services.sync.edit(storyRoom(storyId), people.writer, (doc) => {
		storyText(doc).delete(5, 1);
	});
	await settle();
	await write(people.two, 5, '总');
	await settle();
	expect(signatures().map((each) => each.void)).toEqual([null, null]);
});

it('lets editors carry out what a proofreader marks, as long as a proofreading is to come', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await sign('review2', people.two);
	await sign('review3', people.chief);
	await write(people.one, 5, '约');
	await settle();
	expect(story()?.stage).toBe('proofing');
	expect(signatures().at(-1)?.void).toBeNull();
	await write(people.writer, 5, '大');
	await settle();
	expect(signatures().at(-1)?.void).toMatchObject({ by: people.writer });
});

const toSignOff = async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	await sign('review2', people.two);
	await sign('review3', people.chief);
	await sign('proof1', people.reader);
};

it('strikes the proofreading when anybody writes after it who may not sign off', async () => {
	await toSignOff();
	await write(people.one, 13, '最后');
	await settle();
	expect(signatures().at(-1)?.void).toMatchObject({
		...{ cause: 'edited', by: people.one },
		paragraphs: [2]
	});
	expect(story()?.stage).toBe('proofing');
	expect(stepOf(services.desk.view, story()!)).toBe('proof1');
	expect(await sign('signOff', people.chief)).toMatchObject({ ok: false });
	await sign('proof1', people.reader);
	expect(await sign('signOff', people.chief)).toMatchObject({ ok: true });
	expect(signatures().at(-1)?.amended).toBeUndefined();
});

it('leaves the proofreading to whoever signs off and writes, and notes where they did', async () => {
	await toSignOff();
	await write(people.chief, 13, '最后');
	await settle();
	expect(signatures().map((each) => each.void)).toEqual([null, null, null, null, null]);
	expect(await sign('signOff', people.chief)).toMatchObject({ ok: true });
	expect(signatures().at(-1)).toMatchObject({ step: 'signOff', amended: [2] });
});

it('knows who wrote while nobody looked', async () => {
	await sign('handIn', people.writer);
	await sign('review1', people.one);
	const [, signed] = signatures();
	await write(people.writer, 5, '约');
	await write(people.two, 5, '总');
	await settle();
	expect((await services.versions.writersSince(signed?.id ?? '')).sort()).toEqual(
		[people.writer, people.two].sort()
	);
	expect(await services.versions.writersSince('none')).toEqual([]);
});

it('keeps what was sent back, under the return', async () => {
	await sign('handIn', people.writer);
	const id = newId();
	const back = { type: 'story.return', id, storyId, from: 'review1', to: 'editing' } as const;
	const answer = await run({ ...back, about: 'words', reason: '导语太长' }, people.one);
	expect(answer).toMatchObject({ ok: true });
	expect((await services.store.versions.list(storyId))[0]).toMatchObject({ id, cause: 'return' });
	expect(lastStanding(signatures())).toBeNull();
});

it('cannot be taken back by undo', async () => {
	const commandId = newId();
	const id = newId();
	const command = { type: 'story.sign', id, storyId, step: 'handIn', hash: hash() } as const;
	await services.desk.execute(people.writer, commandId, command);
	const undone = await run({ type: 'undo', commandId }, people.writer);
	expect(undone).toEqual({ ok: false, error: { reason: 'invalid', what: 'undo' } });
});
