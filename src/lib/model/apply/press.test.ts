import { beforeEach, describe, expect, test } from 'vitest';
import { addStory, someFacts, type Paper } from '#tests/support/paper.ts';
import { hashOf, PressNight } from '#tests/support/press-night.ts';
import type { Command, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import { HOUSE, type Person } from '../person.ts';
import { isPressed, lastPress, openingsOf, type EvidencePack } from '../press.ts';
import { pressChanges, pressCode, pressState } from '../press-state.ts';
import { standingOf, signaturesOf } from '../signature.ts';

const HASH = 'ab12cd34'.repeat(8);
const PACK: EvidencePack = { state: 'ready', sha256: HASH, bytes: 1, missing: [] };
let paper: Paper;
let chief: Person;
let front: Page;
let inside: Page;
let one: Id;
let two: Id;
let night: PressNight;

/** A paper of two pages that could go to press, and a story in the pool beside. */
beforeEach(() => {
	night = new PressNight();
	({ paper, chief } = night);
	[front, inside] = [night.page(1), night.page(2)];
	[one, two] = [night.storyOn(1), night.storyOn(2)];
	addStory(paper, 'spare', 2);
});

const run = (command: Command, person: Person = chief): Refusal | null => {
	const done = paper.run(person, command);
	return done.ok ? null : done.error;
};
const placeOf = (storyId: Id): Id =>
	[...paper.list('placement')].find((one) => one.storyId === storyId)?.id ?? '';
const code = (): string => {
	const state = pressState(paper, 'today');
	return state ? pressCode(state) : '';
};
const edition = () => paper.get('edition', 'today');
const press = (more: { issue?: number | null; expect?: string } = {}) =>
	run({ type: 'edition.press', id: 'today', issue: 4387, expect: code(), ...more });
const pack = (made: EvidencePack = PACK) =>
	run(
		{
			type: 'edition.packed',
			id: 'today',
			version: lastPress(edition())?.version ?? 0,
			pack: made
		},
		{ ...chief, id: HOUSE }
	);
const correct = (named: { pageIds?: Id[]; storyIds?: Id[] }) =>
	run({
		type: 'edition.correct',
		id: 'today',
		reason: '人名有误',
		pageIds: [],
		storyIds: [],
		...named
	});

describe('going to press', () => {
	test('gives the edition its number, and says who, when and of what', () => {
		const expected = code();
		expect(press()).toBeNull();
		expect(edition()?.issue).toBe(4387);
		expect(lastPress(edition())).toMatchObject({
			...{ version: 1, personId: 'chief', issue: 4387, code: expected },
			...{ pack: { state: 'packing' }, correction: null }
		});
		expect([one, two, 'spare'].map((id) => paper.get('story', id)?.pressedIn)).toEqual([
			...['today', 'today', undefined]
		]);
	});

	test.each<[string, () => void]>([
		['words', () => night.write(one, 'other')],
		['the plan', () => void run({ type: 'story.unplace', storyId: two })],
		[
			'a page’s name',
			() => void run({ type: 'page.update', id: 'page1', patch: { name: '要闻' } })
		],
		[
			'a signature',
			() =>
				void paper.put('signature', {
					...{
						id: standingOf(signaturesOf(paper, one))[0]?.id ?? '',
						storyId: one,
						step: 'signOff',
						personId: 'chief',
						at: 1
					},
					...{ hash: '', length: 20, void: { cause: 'edited', at: 2, by: 'editor' } }
				})
		]
	])('is refused where %s changed since it was looked at', (_what, change) => {
		const expected = code();
		change();
		expect(press({ expect: expected })).toEqual({ reason: 'edition-changed' });
		expect(isPressed(edition())).toBe(false);
	});

	test('no page goes as signed that is another one, though its signature is yet to be struck', () => {
		night.slot(1, 'column', { label: '别的' });
		expect(press()).toEqual({ reason: 'edition-changed' });
		expect(isPressed(edition())).toBe(false);
	});

	test('where the paper signs no pages, a clean proof of before holds up nothing, and goes for nothing', () => {
		night.slot(1, 'column', { label: '别的' });
		night.settings({ workflow: { cleanProof: { isUsed: false, signers: ['chief'] } } });
		expect([...paper.list('pageSignature')].every((one) => one.void === null)).toBe(true);
		expect(press()).toBeNull();
		const settings = lastPress(edition())?.settings;
		expect(pressState(paper, 'today', settings)?.pages.map((page) => page.signature)).toEqual([
			...[null, null]
		]);
	});

	test('a masthead that is another one than was looked at does not go', () => {
		night.settings({ workflow: { cleanProof: { isUsed: false, signers: ['chief'] } } });
		const [before, expected] = [pressState(paper, 'today'), code()];
		const newsroom = paper.get('newsroom', 'newsroom');
		if (!newsroom) throw new Error('there is no paper');
		paper.put('newsroom', { ...newsroom, masthead: { slogans: ['天天见'] } });
		expect(press({ expect: expected })).toEqual({ reason: 'edition-changed' });
		const now = pressState(paper, 'today');
		expect(before && now && pressChanges(before, now)).toEqual([{ what: 'settings' }]);
		expect(press()).toBeNull();
	});

	test('a name that is another one than was looked at does not go, and the usual paper’s is no part of it', () => {
		night.settings({ workflow: { cleanProof: { isUsed: false, signers: ['chief'] } } });
		run({ type: 'edition.update', id: 'today', patch: { kind: 'special', name: '丰收特刊' } });
		const [before, expected] = [pressState(paper, 'today'), code()];
		expect(before?.settings?.called).toBe('丰收特刊');
		run({ type: 'edition.update', id: 'today', patch: { name: '渔歌特刊' } });
		expect(press({ expect: expected })).toEqual({ reason: 'edition-changed' });
		const now = pressState(paper, 'today');
		expect(before && now && pressChanges(before, now)).toEqual([{ what: 'settings' }]);
		run({ type: 'edition.update', id: 'today', patch: { kind: 'regular' } });
		expect(pressState(paper, 'today')?.settings).not.toHaveProperty('called');
	});

	test('a number is given once', () => {
		expect(press({ issue: 4386 })).toEqual({ reason: 'issue-taken', date: '2026-11-23' });
	});

	test('a regular edition has one, an extra only where somebody numbers it', () => {
		expect(press({ issue: null })).toEqual({ reason: 'invalid', what: 'issue' });
		run({ type: 'edition.update', id: 'today', patch: { kind: 'extra', issue: null } });
		night.signPage(front.id);
		expect(press({ issue: null })).toBeNull();
		expect(lastPress(edition())?.issue).toBeNull();
	});

	test('is refused while something blocks, until it is let pass with a reason', () => {
		night.slot(2, 'ad', { label: '' });
		night.signPage(inside.id);
		expect(press()).toEqual({ reason: 'press-blocked', count: 1 });
		const { id, about, kind, pageId, storyId } = night.item('adEmpty');
		const item = { itemId: id, about, kind, pageId, storyId };
		run({ type: 'check.waive', id: 'w', editionId: 'today', ...item, reason: '公益广告稍后插入' });
		expect(press()).toBeNull();
	});

	test('it goes once', () => {
		press();
		expect(press()).toEqual({ reason: 'pressed' });
	});
});

describe('what has gone to press', () => {
	beforeEach(() => {
		press();
		pack();
	});

	test.each<[string, () => Command]>([
		[
			'a story is put on',
			() => ({
				type: 'story.place',
				storyId: 'spare',
				slotId: inside.slots.find(({ role }) => role === 'column')?.id ?? '',
				pageId: inside.id,
				expect: two
			})
		],
		['a story is taken off', () => ({ type: 'story.unplace', storyId: one })],
		[
			'a page is drawn',
			() => ({ type: 'page.layout', id: front.id, slots: front.slots, templateId: null })
		],
		['a page is renamed', () => ({ type: 'page.update', id: front.id, patch: { name: '综合' } })],
		['pages are added', () => ({ type: 'edition.pages', id: 'today', count: 4 })],
		['its number changes', () => ({ type: 'edition.update', id: 'today', patch: { issue: 4400 } })],
		[
			'a label changes',
			() => ({
				type: 'slot.label',
				pageId: front.id,
				slotId: front.slots[0]?.id ?? '',
				label: '广告'
			})
		],
		['a story is spiked', () => ({ type: 'story.spike', id: two })],
		[
			'a story moves to another day',
			() => ({ type: 'story.update', id: two, patch: { editionId: null } })
		],
		[
			'a sign-off is taken back',
			() => ({
				type: 'story.return',
				id: 'r',
				storyId: one,
				from: 'signed',
				to: 'editing',
				about: 'facts',
				reason: '再核'
			})
		]
	])('is refused: %s', (_what, command) => {
		const before = JSON.stringify([
			...paper.list('page'),
			...paper.list('placement'),
			...paper.list('story')
		]);
		expect(run(command())?.reason).toMatch(/^(pressed|locked)$/);
		const after = JSON.stringify([
			...paper.list('page'),
			...paper.list('placement'),
			...paper.list('story')
		]);
		expect(after).toBe(before);
	});

	test('can be commented on, and proofs of it can be pulled', () => {
		expect(
			run({
				type: 'thread.open',
				id: 't',
				storyId: one,
				anchor: null,
				body: '下期更正',
				mentionIds: [],
				replacement: null
			})
		).toBeNull();
		expect(run({ type: 'proof.pull', id: 'p', pageId: front.id })).toBeNull();
	});
});

describe('a correction', () => {
	beforeEach(() => {
		press();
		pack();
	});

	test('opens the plan of the named page, and nothing else', () => {
		expect(correct({ pageIds: [front.id] })).toBeNull();
		expect(lastPress(edition())?.correction).toMatchObject({ reason: '人名有误', storyIds: [] });
		expect(run({ type: 'page.update', id: front.id, patch: { name: '要闻' } })).toBeNull();
		expect(run({ type: 'page.update', id: inside.id, patch: { name: '民生' } })).toEqual({
			reason: 'pressed'
		});
		expect(paper.get('story', one)?.pressedIn).toBe('today');
	});

	test('leaves a special edition its name until all of its pages are open', () => {
		const today = edition();
		if (!today) throw new Error('there is no edition');
		paper.put('edition', { ...today, kind: 'special', name: '丰收特刊' });
		const rename = { type: 'edition.update', id: 'today', patch: { name: '渔歌特刊' } } as const;
		correct({ pageIds: [front.id] });
		expect(run(rename)).toEqual({ reason: 'pressed' });
		correct({ pageIds: [inside.id] });
		expect(run(rename)).toBeNull();
		expect(edition()?.name).toBe('渔歌特刊');
	});

	test('a story that the new version leaves out is free again', () => {
		correct({ pageIds: [front.id, inside.id] });
		run({
			type: 'story.place',
			storyId: 'spare',
			slotId: placeOf(two),
			pageId: inside.id,
			expect: two
		});
		paper.put('facts', {
			...someFacts('spare', [54]),
			hash: hashOf('spare'),
			headline: '备用稿换上来了'
		});
		night.signOff('spare');
		night.slot(1, 'teaser', { teaser: { kind: 'index' } });
		for (const { id } of [front, inside]) night.signPage(id);
		expect(press()).toBeNull();
		expect([two, 'spare'].map((id) => paper.get('story', id)?.pressedIn)).toEqual([
			...[undefined, 'today']
		]);
	});

	test('opens a story for proofreading, where it has to be signed again', () => {
		expect(correct({ storyIds: [one] })).toBeNull();
		expect(paper.get('story', one)).toMatchObject({ stage: 'proofing' });
		expect(paper.get('story', one)?.pressedIn).toBeUndefined();
		expect(standingOf(signaturesOf(paper, one))).toEqual([]);
		expect([...paper.list('return')]).toMatchObject([{ storyId: one, reason: '人名有误' }]);
		expect(run({ type: 'story.unplace', storyId: one })).toEqual({ reason: 'pressed' });
	});

	test('goes to press again as the next version, under the same number, and freezes all of it', () => {
		correct({ storyIds: [one] });
		expect(press()).toEqual({ reason: 'press-blocked', count: 1 });
		night.signOff(one);
		expect(press({ issue: 4388 })).toEqual({ reason: 'invalid', what: 'issue-locked' });
		expect(press()).toBeNull();
		expect(
			edition()?.presses?.map(({ version, correction }) => [version, correction?.reason])
		).toEqual([
			[1, '人名有误'],
			[2, undefined]
		]);
		expect(paper.get('story', one)?.pressedIn).toBe('today');
	});

	test('that is open opens more, each time with a reason of its own', () => {
		correct({ storyIds: [one] });
		expect(correct({ storyIds: [one] })).toEqual({ reason: 'not-found', what: 'story' });
		const more = { pageIds: [inside.id], storyIds: [two], reason: '2 版也要动' };
		expect(run({ type: 'edition.correct', id: 'today', ...more })).toBeNull();
		expect(correct({ pageIds: [inside.id] })).toEqual({ reason: 'invalid', what: 'correction' });
		expect(run({ type: 'page.update', id: inside.id, patch: { name: '民生' } })).toBeNull();
		expect(paper.get('story', two)?.pressedIn).toBeUndefined();
		const open = lastPress(edition())?.correction;
		expect(open && openingsOf(open)).toMatchObject([
			{ reason: '人名有误', pageIds: [], storyIds: [one] },
			{ reason: '2 版也要动', pageIds: [inside.id], storyIds: [two] }
		]);
	});

	test('needs something named, and that the last press is kept', () => {
		expect(correct({})).toEqual({ reason: 'invalid', what: 'correction' });
		expect(correct({ storyIds: ['spare'] })).toEqual({ reason: 'not-found', what: 'story' });
		correct({ storyIds: [one] });
		night.signOff(one);
		press();
		expect(correct({ storyIds: [two] })).toEqual({ reason: 'packing' });
	});
});

test('a pack is made anew only where something is missing in it', () => {
	press();
	pack();
	expect(run({ type: 'edition.repack', id: 'today' })).toEqual({ reason: 'invalid', what: 'pack' });
	const now = edition();
	const [last] = now?.presses ?? [];
	if (now && last)
		paper.put('edition', {
			...now,
			presses: [{ ...last, pack: { ...PACK, missing: [{ what: 'pdf', fault: 'no-chromium' }] } }]
		});
	expect(run({ type: 'edition.repack', id: 'today' })).toBeNull();
	expect(lastPress(edition())?.pack).toEqual({ state: 'packing' });
});

test('what could not be packed is tried once more before a correction opens it', () => {
	press();
	pack({ state: 'failed' });
	expect(correct({ storyIds: [one] })).toEqual({ reason: 'packing' });
	expect(run({ type: 'edition.repack', id: 'today' })).toBeNull();
	expect(correct({ storyIds: [one] })).toEqual({ reason: 'packing' });
	pack({ state: 'failed' });
	expect(correct({ storyIds: [one] })).toBeNull();
});

test('what has changed since somebody looked is named: words, signatures, pages', () => {
	const before = pressState(paper, 'today');
	night.write(one, 'other');
	paper.put('signature', {
		id: 'g',
		storyId: two,
		step: 'proof2',
		personId: 'chief',
		at: 3,
		hash: paper.get('facts', two)?.hash ?? '',
		length: 1,
		void: null
	});
	run({ type: 'page.update', id: inside.id, patch: { name: '民生' } });
	const now = pressState(paper, 'today');
	expect(before && now && pressChanges(before, now)).toEqual([
		{ what: 'page', pageId: inside.id, number: 2 },
		{ what: 'text', storyId: one },
		{ what: 'signature', storyId: two }
	]);
	expect(before && pressChanges(before, before)).toEqual([]);
});
