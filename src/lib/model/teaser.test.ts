import { beforeEach, describe, expect, test } from 'vitest';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import type { Page, Slot, Teaser } from './page.ts';
import type { Person } from './person.ts';
import { pointerTo, storyFor, teaserIn, teaserLines, titleOf, withStory } from './teaser.ts';

let paper: Paper;
let chief: Person;
beforeEach(() => {
	({ paper, chief } = aPaper());
	for (const id of ['bridge', 'clock']) addStory(paper, id, 1);
	const inside = page(2);
	const slots = inside.slots.map((one) => ({ ...one, id: `3${one.id}` }));
	paper.put('page', { ...inside, id: 'page3', number: 3, name: '副刊', slots });
	const facts = paper.get('facts', 'bridge');
	if (facts) paper.put('facts', { ...facts, headline: '渡口修桥' });
});

const page = (number: number): Page => {
	const found = [...paper.list('page')].find((one) => one.number === number);
	if (!found) throw new Error(`no page ${number}`);
	return found;
};
const slot = (number: number, role: string): Slot => {
	const found = page(number).slots.find((one) => one.role === role);
	if (!found) throw new Error(`page ${number} has no ${role}`);
	return found;
};
const teaser = () => slot(1, 'teaser');
const lines = () => teaserLines(paper, page(1), teaser());
const show = (shown: Teaser | null, expect?: Teaser | null) =>
	paper.run(chief, {
		type: 'slot.teaser',
		pageId: page(1).id,
		slotId: teaser().id,
		teaser: shown,
		...(expect === undefined ? {} : { expect })
	});
const place = (storyId: string, number: number, role = 'lead') =>
	paper.run(chief, {
		type: 'story.place',
		storyId,
		pageId: page(number).id,
		slotId: slot(number, role).id,
		expect: null
	});
const one = (storyId: string, words: string | null = null): Teaser => ({
	kind: 'stories',
	items: [{ storyId, words }]
});

describe('a teaser', () => {
	test('points to the page its story stands on, and follows it', () => {
		show(one('bridge'));
		place('bridge', 2);
		const at = (number: number) => ({
			words: '渡口修桥',
			pointer: `见${number}版`,
			section: page(number).name,
			fault: null
		});
		expect(lines()).toMatchObject([at(2)]);
		place('bridge', 3);
		expect(lines()).toMatchObject([at(3)]);
	});

	test('says what is wrong when the story waits, is set aside, stands on its own page or has no words', () => {
		show(one('bridge'));
		expect(lines()).toMatchObject([{ fault: 'unplaced', pointer: '' }]);
		place('bridge', 1);
		expect(lines()).toMatchObject([{ fault: 'same-page', pointer: '' }]);
		paper.run(chief, { type: 'story.spike', id: 'bridge' });
		expect(lines()).toMatchObject([{ fault: 'spiked' }]);
		show(one('clock', ' '));
		place('clock', 2);
		expect(lines()).toMatchObject([{ fault: 'wordless' }]);
	});

	test('has its own words where it was given some, and the paper’s way of pointing', () => {
		show(one('bridge', '桥修好了'));
		place('bridge', 2);
		const newsroom = paper.get('newsroom', 'newsroom');
		const base = newsroom ?? {
			...{ id: 'newsroom' as const, name: '', timeZone: '', formatId: '', pressTime: '' },
			createdAt: 0
		};
		paper.put('newsroom', { ...base, masthead: { pointer: 'arrows' } });
		expect(lines()).toMatchObject([{ words: '桥修好了', pointer: '>>>2', section: '' }]);
		expect(pointerTo('page', 7)).toBe('7版');
	});

	test('reads a label of before as words, with what they point to', () => {
		expect(teaserIn({ label: '导读　美丽城乡 >>>2\n夜校' })).toEqual({
			kind: 'stories',
			items: [
				{ storyId: null, words: '美丽城乡 >>>2' },
				{ storyId: null, words: '夜校' }
			]
		});
		const label = '美丽城乡 >>>2';
		paper.run(chief, { type: 'slot.label', pageId: page(1).id, slotId: teaser().id, label });
		expect(lines()).toMatchObject([{ words: '美丽城乡', pointer: '>>>2', fault: null }]);
		show(withStory(teaser(), 'bridge'));
		expect(lines().map(({ words }) => words)).toEqual(['美丽城乡', '渡口修桥']);
		expect(teaser().label).toBeUndefined();
	});
});

describe('setting a teaser', () => {
	test('is refused for other slots, unknown stories, one story twice, and a line of nothing', () => {
		const other = { type: 'slot.teaser', pageId: page(1).id, teaser: null } as const;
		expect(paper.run(chief, { ...other, slotId: slot(1, 'lead').id })).toMatchObject({
			error: { reason: 'invalid' }
		});
		expect(show(one('nobody'))).toMatchObject({ error: { reason: 'not-found' } });
		const [item] = [{ storyId: 'bridge', words: null }];
		expect(show({ kind: 'stories', items: [item, item] })).toMatchObject({
			error: { reason: 'duplicate' }
		});
		expect(show({ kind: 'stories', items: [{ storyId: null, words: ' ' }] })).toMatchObject({
			error: { reason: 'invalid' }
		});
	});

	test('keeps the name of its box when lines come and go, and refuses one without end', () => {
		const title = '强城看亮点 QIANG CHENG';
		expect(show({ ...one('clock'), title }).ok).toBe(true);
		expect(titleOf(teaser())).toBe(title);
		show(withStory(teaser(), 'bridge'));
		expect(titleOf(teaser())).toBe(title);
		expect(show({ kind: 'index' }).ok).toBe(true);
		expect(titleOf(teaser())).toBe('今日导读');
		expect(show({ ...one('clock'), title: '亮'.repeat(41) })).toMatchObject({
			error: { reason: 'invalid' }
		});
	});

	test('does not overwrite what a colleague has just changed', () => {
		show(one('clock'));
		expect(show(one('bridge'), null)).toMatchObject({ error: { reason: 'teaser-changed' } });
		expect(show(one('bridge'), one('clock')).ok).toBe(true);
	});
});

describe('an index', () => {
	test('lists the other pages with their leads, and follows moves and names', () => {
		show({ kind: 'index' });
		place('bridge', 2);
		paper.run(chief, { type: 'page.update', id: page(2).id, patch: { name: '民生' } });
		expect(lines()[0]).toMatchObject({
			...{ storyId: 'bridge', words: '渡口修桥', pointer: '2版', section: '民生', fault: null }
		});
		place('bridge', 3);
		expect(lines()[0]).toMatchObject({ storyId: null, words: '', fault: 'no-lead' });
		expect(lines()[1]).toMatchObject({ storyId: 'bridge', pointer: '3版' });
		expect(lines().map((line) => line.page)).not.toContain(1);
	});
});

test('words are about the story that shares most of them, if it is one alone', () => {
	const stories = [
		{ id: 'a', headline: '美丽浙江建设考核结果揭晓', page: 2 },
		{ id: 'b', headline: '夜校三百个名额半小时报满', page: 3 }
	];
	expect(storyFor('建设考核结果', '2', stories)).toBe('a');
	expect(storyFor('山里的早市', '2', stories)).toBeNull();
	expect(storyFor('', '2', [{ id: 'c', headline: '', page: 2 }])).toBeNull();
});
