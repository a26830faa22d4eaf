import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../person.ts';
import { fitIn, pageFit, standingOn } from '../board.ts';
import { aPaper, aPerson, someFacts, type Paper } from '#tests/support/paper.ts';

const TERMS = { title: '渡口', length: 700, dueAt: 15_000, photo: true, note: '' };
const DAY = 86_400_000;
let paper: Paper;
let editor: Person;
let reporter: Person;

beforeEach(() => {
	({ paper, editor } = aPaper());
	reporter = paper.put('person', aPerson('reporter', 'reporter'));
});

const promise = (terms = TERMS) =>
	paper.run(reporter, {
		...{ type: 'story.create', id: 's', editionId: 'today', kind: 'news', section: '民生' },
		...{ authorIds: ['reporter'], target: null, blocks: [], promise: terms }
	});
const story = () => paper.get('story', 's');
const columns = () => paper.get('page', 'page2')!.slots.filter(({ role }) => role === 'column');
const place = () => {
	const [slot] = columns();
	const at = { slotId: slot!.id, pageId: 'page2', expect: null };
	return paper.run(editor, { type: 'story.place', storyId: 's', ...at });
};
const change = (person: Person, patch: Partial<typeof TERMS>) =>
	paper.run(person, { type: 'promise.update', storyId: 's', patch });
const withdraw = (person = reporter) =>
	paper.run(person, { type: 'promise.withdraw', storyId: 's', reason: ' 人没采到 ' });

describe('promising a story', () => {
	test('makes it, with its length as the target', () => {
		expect(promise().ok).toBe(true);
		expect(story()).toMatchObject({ stage: 'draft', target: 700, spikedAt: null });
		expect(story()?.promise).toEqual({
			...TERMS,
			...{ by: 'reporter', at: 0, changes: [], withdrawn: null, keptAt: null }
		});
	});

	test.each([
		['no title', { title: ' ' }],
		['no time', { dueAt: NaN }],
		['a length that is none', { length: 0 }]
	])('with %s is refused', (_, wrong) => {
		const refusal = { reason: 'invalid', what: 'promise' };
		expect(promise({ ...TERMS, ...wrong })).toEqual({ ok: false, error: refusal });
	});

	test('for another time than one that a paper is made in is refused, and so is moving it there', () => {
		const refusal = { reason: 'invalid', what: 'promise-time' };
		for (const dueAt of [-40_000 * DAY, -400 * DAY, 400 * DAY, 8e15])
			expect(promise({ ...TERMS, dueAt })).toEqual({ ok: false, error: refusal });
		expect(promise().ok).toBe(true);
		expect(change(reporter, { dueAt: -400 * DAY })).toEqual({ ok: false, error: refusal });
		// It was forgotten, and is said now.
		expect(change(reporter, { dueAt: -DAY }).ok).toBe(true);
	});

	test('is possible for a story that an editor has begun for them', () => {
		paper.run(editor, {
			...{ type: 'story.create', id: 's', editionId: 'today', kind: 'news', section: '' },
			...{ authorIds: ['reporter'], target: 900, blocks: [] }
		});
		expect(change(reporter, { length: 800 }).ok).toBe(false);
		expect(change(reporter, TERMS).ok).toBe(true);
		expect(story()).toMatchObject({ target: 900, promise: { title: '渡口', length: 700 } });
	});
});

describe('a change of a promise', () => {
	test('says who made it and what was promised before', () => {
		promise();
		change(editor, { dueAt: 16_000, title: '渡口' });
		change(reporter, { length: 500 });
		expect(story()).toMatchObject({ target: 500, promise: { length: 500, dueAt: 16_000 } });
		expect(story()?.promise?.changes).toEqual([
			{ by: 'editor', at: 0, before: { dueAt: 15_000 } },
			{ by: 'reporter', at: 0, before: { length: 700 } }
		]);
	});

	test('is refused once the story has been handed in', () => {
		promise();
		paper.put('facts', someFacts('s', [600], { hash: 'h' }));
		const sign = { id: 'g', storyId: 's', step: 'handIn', hash: 'h' } as const;
		expect(paper.run(reporter, { type: 'story.sign', ...sign }).ok).toBe(true);
		expect(story()?.promise?.keptAt).toBe(0);
		expect(change(reporter, { length: 900 }).ok).toBe(false);
		expect(withdraw().ok).toBe(false);
	});
});

describe('a promise that is withdrawn', () => {
	test('is set aside from the pool, and promised again comes back', () => {
		promise();
		withdraw();
		expect(story()).toMatchObject({ spikedAt: 0 });
		expect(story()?.promise?.withdrawn).toEqual({ by: 'reporter', at: 0, reason: '人没采到' });
		change(reporter, { dueAt: 18_000 });
		expect(story()).toMatchObject({ spikedAt: null, promise: { withdrawn: null, dueAt: 18_000 } });
	});

	test('stays on its page, where whoever makes the page sees that nothing comes', () => {
		promise();
		place();
		withdraw();
		expect(story()?.spikedAt).toBeNull();
		expect(paper.get('placement', columns()[0]!.id)?.storyId).toBe('s');
	});

	test('of which a part is written stays in the pool', () => {
		promise();
		paper.put('facts', someFacts('s', [40]));
		withdraw();
		expect(story()?.spikedAt).toBeNull();
	});
});

describe('on the board a promise', () => {
	const spot = () => ({ page: paper.get('page', 'page2')!, slot: columns()[0]! });

	test('takes the lines of its length, written or not', () => {
		promise();
		const empty = fitIn(paper, 's', [spot()]);
		expect(empty.lines).toBeGreaterThan(700 / 14);
		paper.put('facts', someFacts('s', [90, 90]));
		expect(fitIn(paper, 's', [spot()]).lines).toBe(empty.lines);
	});

	test('counts in the page, and no more once it is withdrawn', () => {
		promise();
		place();
		const page = paper.get('page', 'page2')!;
		const length = () => pageFit(paper, page, standingOn(paper, [page])).length;
		expect(length()).toBe(700);
		withdraw();
		expect(length()).toBe(0);
	});
});
