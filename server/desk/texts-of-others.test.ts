import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pagesOf } from '#model/board.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { lastStanding, signaturesOf } from '#model/signature.ts';
import { localHub } from '#tests/support/local-bus.ts';
import { newStory } from '#tests/support/new-story.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { makeSmallEdition } from '#tests/support/small-edition.ts';
import {
	press,
	signPage,
	smallPaper,
	storyOnPage,
	textNode,
	type TextNode
} from '#tests/support/text-nodes.ts';
import { openPostgresStore } from '../store/postgres-store.ts';

/** Threads and databases start slowly while others use the machine, ms. */
const START_MS = 60_000;
const textChanged = { ok: false, error: { reason: 'text-changed' } };
const pageChanged = { ok: false, error: { reason: 'page-changed' } };
const editionChanged = { ok: false, error: { reason: 'edition-changed' } };

describe.skipIf(!(await hasPostgres()))('what rests on words, at two servers', () => {
	let database: TestDatabase;
	let here: TextNode;
	/** Nothing that it tells arrives, and it derives nothing of what it writes. */
	let there: TextNode;
	let editionId: Id;
	let storyId: Id;
	let days = 0;
	beforeAll(async () => {
		database = await testDatabase();
		const hub = localHub();
		const join = async () => {
			const bus = hub.join();
			const { store } = await openPostgresStore(database.url, {}, 'several');
			return { bus, node: await textNode(store, bus) };
		};
		const [one, other] = [await join(), await join()];
		hub.part(one.bus, other.bus);
		[here, there] = [one.node, other.node];
		await there.derive.close();
		await smallPaper(here);
	}, START_MS);
	afterAll(async () => {
		await Promise.all([here.close(), there.close()]);
		await database.drop();
	});

	const nextDay = () => `2026-12-${String(++days).padStart(2, '0')}`;
	const isThere = (id: Id) => expect.poll(() => there.desk.view.get('story', id)).toBeDefined();
	const begin = async (words: string) => {
		({ editionId, storyId } = await storyOnPage(here, nextDay(), words));
		await isThere(storyId);
	};
	beforeEach(() => begin('渡口停航'), START_MS);

	/** Another server has a word on disk right before this one writes the command. */
	const justBefore = (type: NonNullable<TextNode['before']>['type'], words = '今起') => {
		here.before = { type, act: () => there.write(storyId, 'li', words) };
	};
	const sign = (step: 'handIn' | 'review1') =>
		here.run({ type: 'story.sign', id: newId(), storyId, step, hash: here.hash(storyId) }, 'wei');
	const signed = () => lastStanding(signaturesOf(here.desk.view, storyId));

	it('a signature is of the text there is, though another server wrote a word just before it', async () => {
		justBefore('story.sign');
		expect(await sign('handIn')).toEqual(textChanged);
		expect(signed()).toBeNull();
		// Derived here, since whoever has written it may be gone.
		await here.derive.settle();
		expect(await sign('handIn')).toMatchObject({ ok: true });
		justBefore('story.sign');
		expect(await sign('review1')).toEqual(textChanged);
		expect(signed()?.step).toBe('handIn');
	});

	it('a signature is of the text there is, though nobody told of a word', async () => {
		await there.write(storyId, 'li', '今起');
		expect(await sign('handIn')).toEqual(textChanged);
	});

	it('a signature of a story that is open here, too, is of what the other wrote in it', async () => {
		await here.write(storyId, 'wei', '自');
		await here.derive.settle();
		justBefore('story.sign');
		expect(await sign('handIn')).toEqual(textChanged);
	});

	it('a signature is given where what was written just before it changes no word', async () => {
		justBefore('story.sign', '');
		expect(await sign('handIn')).toMatchObject({ ok: true });
		const [version] = await here.store.versions.list(storyId);
		expect(version).toMatchObject({ id: signed()?.id, hash: here.hash(storyId) });
	});

	it('a clean proof is of the words there are, though nobody told of one', async () => {
		await there.write(storyId, 'li', '今起');
		expect(await signPage(here, editionId)).toEqual(pageChanged);
		await here.derive.settle();
		expect(await signPage(here, editionId)).toMatchObject({ ok: true });
	});

	it('a clean proof is of the words there are, though one came just before it', async () => {
		justBefore('page.sign');
		expect(await signPage(here, editionId)).toEqual(pageChanged);
	});

	it('a promise that is withdrawn sets no story aside in which there is a word', async () => {
		for (const write of [
			() => there.write(storyId, 'li', '今起'),
			async () => justBefore('promise.withdraw')
		]) {
			await begin('');
			const terms = { title: '渡口', length: null, dueAt: Date.now(), photo: false, note: '' };
			await here.run({ type: 'promise.update', storyId, patch: terms });
			await here.run({ type: 'story.unplace', storyId });
			await write();
			const withdrawal = { type: 'promise.withdraw', storyId, reason: '' } as const;
			expect(await here.run(withdrawal)).toMatchObject({ ok: true });
			expect(here.desk.view.get('story', storyId)).toMatchObject({
				...{ spikedAt: null, promise: { withdrawn: { reason: '' } } }
			});
		}
	});

	describe('a new story that is taken back', () => {
		let made: Id;
		beforeEach(async () => {
			[made, storyId] = [newId(), newId()];
			const blocks = [{ type: 'paragraph' as const, text: '渡口停航' }];
			const command = { ...newStory(storyId), blocks } as Command;
			const created = await here.desk.execute('wei', made, command);
			expect(created).toMatchObject({ ok: true });
			await here.derive.settle();
			await there.desk.refresh();
		});
		const takeBack = () => here.run({ type: 'undo', commandId: made }, 'wei');

		it('is set aside where there is a word of which nobody told', async () => {
			await there.write(storyId, 'li', '今起');
			expect(await takeBack()).toMatchObject({ ok: true });
			expect(here.desk.view.get('story', storyId)?.spikedAt).toBeGreaterThan(0);
		});

		it('is set aside where a word came just before', async () => {
			justBefore('undo');
			expect(await takeBack()).toMatchObject({ ok: true });
			expect(here.desk.view.get('story', storyId)?.spikedAt).toBeGreaterThan(0);
		});

		it('is gone where nobody has written a word in it', async () => {
			justBefore('undo', '');
			expect(await takeBack()).toMatchObject({ ok: true });
			expect(here.desk.view.get('story', storyId)).toBeUndefined();
		});
	});

	describe('a story that is sent back', () => {
		beforeEach(async () => {
			// Open here, where it hears of nothing.
			await here.write(storyId, 'wei', '自');
			await here.derive.settle();
			expect(await sign('handIn')).toMatchObject({ ok: true });
		});
		/** The text that it is sent back with, as it is kept. */
		const sentBack = async () => {
			const from = here.desk.view.get('story', storyId)?.stage ?? 'draft';
			const about = { to: 'draft', about: 'facts', reason: '再核一遍' } as const;
			const command = { type: 'story.return', id: newId(), storyId, from, ...about } as const;
			expect(await here.run(command, 'wei')).toMatchObject({ ok: true });
			const hash = here.desk.view.get('return', command.id)?.hash ?? '';
			const blocks = await here.store.versions.text(storyId, hash);
			return (blocks ?? []).map(({ text }) => text).join();
		};

		it('goes back with every word there is, though nobody told of one', async () => {
			await there.write(storyId, 'li', '今起');
			expect(await sentBack()).toContain('今起');
		});

		it('goes back with every word there is, though one came just before it', async () => {
			justBefore('story.return');
			expect(await sentBack()).toContain('今起');
		});
	});

	describe('what is kept of a story that is open here', () => {
		let before: string;
		beforeEach(async () => {
			await here.write(storyId, 'wei', '自');
			before = (await keep()).hash;
			// Nobody tells this server of it.
			await there.write(storyId, 'li', '今起');
		});
		const last = async () => {
			const [version] = await here.store.versions.list(storyId);
			const hash = version?.hash ?? '';
			const blocks = await here.store.versions.text(storyId, hash);
			return { hash, words: (blocks ?? []).map(({ text }) => text).join() };
		};
		const keep = async () => {
			const command = { type: 'version.keep', storyId, label: '' } as const;
			expect(await here.run(command, 'wei')).toMatchObject({ ok: true });
			return last();
		};

		it('has every word there is, in a proof that is pulled', async () => {
			const [page] = pagesOf(here.desk.view, editionId);
			const command = { type: 'proof.pull', id: newId(), pageId: page?.id ?? '' } as const;
			expect(await here.run(command, 'wei')).toMatchObject({ ok: true });
			expect(JSON.stringify(await here.store.proofs.content(command.id))).toContain('今起');
		});

		it('has every word there is, when it is asked for', async () => {
			expect((await keep()).words).toContain('今起');
		});

		it('has every word there is, where an earlier text comes in its place', async () => {
			const command = { type: 'version.restore', storyId, hash: before } as const;
			expect(await here.run(command, 'wei')).toMatchObject({ ok: true });
			expect((await last()).words).toContain('今起');
			expect((await keep()).hash).toBe(before);
		});
	});

	describe('an edition that is ready', () => {
		let issue = 0;
		beforeEach(async () => {
			const spot = { date: nextDay(), issue: ++issue };
			({ editionId, storyId } = await makeSmallEdition(here, 'wei', spot));
			await isThere(storyId);
		});

		it('does not go to press over a word', async () => {
			await there.write(storyId, 'li', '今起');
			expect(await press(here, editionId, issue)).toEqual(editionChanged);
			await here.derive.settle();
			// Its signature is of other words, which everybody sees now.
			expect(await press(here, editionId, issue)).toMatchObject({
				error: { reason: 'press-blocked' }
			});
		});

		it('does not go to press over a word that came just before it', async () => {
			justBefore('edition.press');
			expect(await press(here, editionId, issue)).toEqual(editionChanged);
		});

		it('goes to press while words are written in stories of other days', async () => {
			const other = await storyOnPage(here, nextDay(), '渡口停航');
			await isThere(other.storyId);
			const act = () => there.write(other.storyId, 'li', '今起');
			here.before = { type: 'edition.press', act };
			expect(await press(here, editionId, issue)).toMatchObject({ ok: true });
		});
	});
});
