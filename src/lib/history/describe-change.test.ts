import { describe, expect, it } from 'vitest';
import { historyTexts } from '#lib/i18n/history.ts';
import { markChanges, type TextBlock } from '#model/marked-text.ts';
import { changedLengths, sideOf } from './changed-lengths.ts';
import { describeChange } from './describe-change.ts';

const said = (before: TextBlock[], after: TextBlock[]) => {
	const marked = markChanges(before, after);
	return marked.changes.map((change) => describeChange(historyTexts.zh, marked, change));
};
const p = (text: string, type = 'paragraph'): TextBlock => ({ type, text });
const FIRST = '大桥2024年3月开工，去年合龙。';
const SECOND = '船工老沈解开缆绳，渡口昨天停航。';
const THIRD = '公交十三路今天起延伸过江。';

describe('a change is said in plain words', () => {
	it('with its place, and figures as such', () => {
		const before = [p('渡口停航', 'headline'), p(FIRST), p(SECOND)];
		const after = [
			...[p('老沈过江', 'headline'), p(FIRST.replace('3月', '4月'))],
			p(SECOND.replace('昨天', ''))
		];
		expect(said(before, after)).toEqual([
			'主题，“渡口停航”改成“老沈过江”',
			'第 1 段，“3”改成“4”，数字变了，校对须看',
			'第 2 段，去掉“昨天”'
		]);
	});

	it('where paragraphs came, went, moved, split and merged', () => {
		expect(said([p(FIRST), p(SECOND)], [p(FIRST), p(THIRD), p(SECOND)])).toEqual([
			`第 2 段，新写一段：“${THIRD}”`
		]);
		expect(said([p(FIRST), p(THIRD)], [p(FIRST)])).toEqual([`正文，整段删去：“${THIRD}”`]);
		expect(said([p(FIRST), p(SECOND), p(THIRD)], [p(THIRD), p(FIRST), p(SECOND)])).toEqual([
			`第 1 段，挪了位置：“${THIRD}”`
		]);
		expect(said([p(FIRST + SECOND)], [p(FIRST), p(SECOND)])).toEqual(['第 1 段，从这里分成两段']);
		expect(said([p(FIRST), p(SECOND)], [p(FIRST + SECOND)])).toEqual(['第 1 段，和下一段并成一段']);
	});

	it('no longer than a line', () => {
		const [line] = said([p(FIRST)], [p(FIRST), p(SECOND.repeat(4))]);
		expect([...(line ?? '')].length).toBeLessThan(40);
	});
});

describe('two texts', () => {
	const marked = markChanges([p('一二三，四五六，七八九。')], [p('一二三，七八九。新的')]);

	it('say how much came and went', () => {
		expect(changedLengths(marked)).toEqual({ added: 2, removed: 4 });
		const figure = markChanges([p('共 5 亩')], [p('共 1250 亩，Apple 牌')]);
		expect(changedLengths(figure)).toEqual({ added: 5, removed: 2 });
		const split = markChanges([p(FIRST + SECOND)], [p(FIRST), p(SECOND)]);
		expect(changedLengths(split)).toEqual({ added: 0, removed: 0 });
	});

	it('stand by themselves, each with what the other lacks', () => {
		const text = (side: 'before' | 'after') =>
			sideOf(marked, side).blocks.map(({ pieces }) => pieces.map((one) => one.text).join(''));
		expect(text('before')).toEqual(['一二三，四五六，七八九。']);
		expect(text('after')).toEqual(['一二三，七八九。新的']);
	});
});
