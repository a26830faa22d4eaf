import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { MadeChanges } from '#model/change-authors.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { markChanges } from '#model/marked-text.ts';
import { nameChanges } from '#model/name-changes.ts';
import { bootPaper, type BootedPaper } from '#tests/support/booted-paper.ts';
import type { Services } from '../boot.ts';
import { anchorOf } from '../sample/anchor-of.ts';

/** A thread has to start first. */
vi.setConfig({ testTimeout: 30_000 });

let paper: BootedPaper<'writer' | 'other' | 'chief'>;
let services: Services;
let storyId: Id;
let people: typeof paper.people;

const run = (command: Command, personId?: Id) => paper.run(command, personId);
const write = (personId: Id, at: number, text: string) => paper.write(storyId, personId, at, text);
const versions = () => services.store.versions.list(storyId);
/** Keeps the text there is, and says under which id. */
async function keep(): Promise<Id> {
	await run({ type: 'version.keep', storyId, label: '稿' }, people.writer);
	return (await versions())[0]?.id ?? '';
}
const cut = (personId: Id, at: number, length: number) =>
	services.sync.edit(storyRoom(storyId), personId, (doc) => {
		storyText(doc).delete(at, length);
	});

async function made(from: Id, to: Id | null): Promise<MadeChanges> {
	const changes = await services.changeMakers.between(storyId, from, to);
	if (!changes.ok) throw new Error(changes.error);
	return changes.value;
}

/** Each change, in words, and who made it. */
async function changes(from: Id, to: Id | null = null): Promise<[string, string, readonly Id[]][]> {
	const { authors, ...hashes } = await made(from, to);
	const texts = [hashes.from, to === null ? null : hashes.to].map(async (hash) =>
		hash === null
			? services.stories.ask(storyRoom(storyId), { type: 'blocks' })
			: ((await services.store.versions.text(storyId, hash)) ?? [])
	);
	const [before = [], after = []] = await Promise.all(texts);
	if (!authors) throw new Error('nobody can say');
	const named = nameChanges(markChanges(before, after), authors);
	return named.changes.map(({ gone, fresh, by }) => [gone, fresh, by ?? []]);
}

beforeAll(async () => {
	paper = await bootPaper({ writer: 'reporter', other: 'reporter', chief: 'chief' });
	({ services, people } = paper);
}, 60_000);
afterAll(() => paper.close());
beforeEach(async () => {
	storyId = await paper.newStory('writer');
});

it('names who wrote what since a text was kept, and between two', async () => {
	const first = await keep();
	await write(people.other, 5, '新桥');
	const second = await keep();
	await write(people.writer, 14, '也许');
	await cut(people.writer, 5, 1);
	expect(await changes(first)).toEqual([
		['', '桥', [people.other]],
		['', '也许', [people.writer]]
	]);
	expect(await changes(first, second)).toEqual([['', '新桥', [people.other]]]);
	expect(await changes(second)).toEqual([
		['新', '', [people.writer]],
		['', '也许', [people.writer]]
	]);
});

it('tells two times of the same words apart by when the text was kept', async () => {
	const first = await keep();
	await write(people.other, 5, '约');
	await cut(people.other, 5, 1);
	await write(people.writer, 5, '约');
	const later = await keep();
	await cut(people.chief, 5, 1);
	const last = await keep();
	expect(await changes(first, later)).toEqual([['', '约', [people.writer]]]);
	expect(await changes(later, last)).toEqual([['约', '', [people.chief]]]);
});

it('counts what the server writes for who asked: a restore, an accepted suggestion', async () => {
	const first = await keep();
	await write(people.other, 5, '新桥');
	const second = await keep();
	const [{ hash = '' } = {}] = (await versions()).filter(({ id }) => id === first);
	await run({ type: 'version.restore', storyId, hash }, people.chief);
	expect(await changes(second)).toEqual([['新桥', '', [people.chief]]]);
	const id = newId();
	const anchor = await anchorOf(services.sync, storyId, '860');
	if (!anchor) throw new Error('no anchor');
	await run(
		{
			...{ type: 'thread.open', id, storyId, anchor, body: '' },
			...{ mentionIds: [], replacement: '880' }
		},
		people.other
	);
	expect(await run({ type: 'thread.accept', id }, people.chief)).toMatchObject({ ok: true });
	expect(await changes(first)).toEqual([['860', '880', [people.chief]]]);
});

it('says that it cannot be said where a text never stood in the log', async () => {
	const blocks = [{ type: 'paragraph' as const, text: '别的', attrs: {}, runs: [] }];
	await services.store.versions.keep({
		...{ id: 'elsewhere', storyId, at: 1, personId: null, cause: 'pause', step: null, label: '' },
		...{ hash: 'h', length: 2, added: 0, removed: 0, blocks }
	});
	expect(await made('elsewhere', null)).toMatchObject({ from: 'h', authors: null });
});

it('knows no version of another story', async () => {
	const first = await keep();
	storyId = await paper.newStory('writer');
	expect(await services.changeMakers.between(storyId, first, null)).toEqual({
		ok: false,
		error: 'not-found'
	});
});
