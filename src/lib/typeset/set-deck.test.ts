import { describe, expect, test } from 'vitest';
import { breakHeadline } from './break-headline.ts';
import { setDeck } from './set-deck.ts';

/** Every character is 1 em wide. */
const ruler = { type: { em: 12, pitch: 17 }, widthOf: (text: string) => [...text].length };
const widthOf = ruler.widthOf;
const deck = (headline: string[], room: { width: number; height: number }, level: number) =>
	setDeck(ruler, { kicker: '', headline, subhead: '' }, room, level);

describe('breakHeadline', () => {
	test('breaks at the full-width space and leaves it out', () => {
		expect(breakHeadline('颗粒归仓保丰收　抢抓农时备冬种', 2, widthOf)).toEqual([
			'颗粒归仓保丰收',
			'抢抓农时备冬种'
		]);
	});

	test('breaks after a mark rather than in the middle', () => {
		expect(breakHeadline('强基础、促共富，河湾镇描绘新画卷', 2, widthOf)).toEqual([
			'强基础、促共富，',
			'河湾镇描绘新画卷'
		]);
	});

	test('prefers a mark to lines of one width, and leaves out more than one space', () => {
		expect(breakHeadline('寒潮来袭，各镇各村连夜加固大棚', 2, widthOf)).toEqual([
			'寒潮来袭，',
			'各镇各村连夜加固大棚'
		]);
		expect(breakHeadline('颗粒归仓　　备足冬种', 2, widthOf)).toEqual(['颗粒归仓', '备足冬种']);
	});

	test('keeps words together, and marks off the ends of lines', () => {
		const lines = breakHeadline('县人民医院新门诊楼正式启用', 2, widthOf);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/(医院|门诊|楼|新)$/u);
		for (const at of [2, 3])
			for (const line of breakHeadline('读《稻田》、看“丰收”、忆乡愁', at, widthOf)) {
				expect(line).not.toMatch(/^[》、”]/u);
				expect(line).not.toMatch(/[《“]$/u);
			}
	});

	test('one character stays whole', () => {
		expect(breakHeadline('👨‍👩‍👧‍👦', 2, widthOf)).toEqual(['👨‍👩‍👧‍👦']);
	});
});

describe('setDeck', () => {
	test('sets a headline as large as its level allows, in one line', () => {
		const { lines, tooLong } = deck(['早稻丰收'], { width: 888, height: 80 }, 1);
		expect(lines).toMatchObject([{ text: '早稻丰收', size: 58, y: 0 }]);
		expect(tooLong).toEqual([]);
	});

	test('grows by a quarter at most where the head is roomy', () => {
		const sizeIn = (height: number) =>
			deck(['早稻丰收'], { width: 888, height }, 1).lines.map(({ size }) => size);
		expect(sizeIn(100)).toEqual([69]);
		expect(sizeIn(300)).toEqual([72]);
		expect(deck(['早稻丰收'], { width: 284, height: 300 }, 1).lines[0]?.size).toBe(65);
	});

	test('makes it smaller before it takes another line, and takes one before it is small', () => {
		expect(deck(['稻'.repeat(17)], { width: 912, height: 170 }, 1).lines).toMatchObject([
			{ size: 52 }
		]);
		expect(
			deck(['颗粒归仓保丰收　抢抓农时备冬种'], { width: 360, height: 120 }, 2).lines
		).toMatchObject([{ size: 44 }, { size: 44 }]);
	});

	test('takes another line if that makes it a quarter larger', () => {
		const sizes = (width: number) =>
			deck(['颗粒归仓保丰收　抢抓农时备冬种'], { width, height: 120 }, 2).lines.map(
				({ size }) => size
			);
		expect(sizes(540)).toEqual([44, 44]);
		expect(sizes(558)).toEqual([36]);
	});

	test('of the lead stands off the edges of its room by 1 em of the body', () => {
		const copy = { kicker: '', headline: ['稻'.repeat(17)], subhead: '谷'.repeat(40) };
		const { lines } = setDeck(ruler, copy, { width: 888, height: 170 }, 1);
		for (const { text, size } of lines) expect(widthOf(text) * size).toBeLessThanOrEqual(888 - 24);
		expect(lines.map(({ size }) => size)).toEqual([50, 21]);
	});

	test('tells a headline that fits only below the smallest size of its level', () => {
		const { lines, tooLong } = deck(['稻'.repeat(20), '稻'], { width: 240, height: 170 }, 4);
		expect(lines.map(({ size }) => size)).toEqual([12, 12]);
		expect(tooLong).toMatchObject([{ size: 12 }, { size: 12 }]);
	});

	test('stacks kicker, headline and subhead', () => {
		const { lines, height, pageLines } = setDeck(
			ruler,
			{ kicker: '引题', headline: ['主题'], subhead: '副题' },
			{ width: 348, height: 90 },
			3
		);
		expect(lines.map(({ part }) => part)).toEqual(['kicker', 'headline', 'subhead']);
		expect(lines.map(({ y }) => y)).toEqual([0, 22, 58]);
		expect([height, pageLines]).toEqual([81, 5]);
	});

	test('keeps the lines that the desk has broken', () => {
		const { lines } = deck(['一二三', '四五'], { width: 348, height: 170 }, 3);
		expect(lines.map(({ text }) => text)).toEqual(['一二三', '四五']);
	});

	test('sets of what cannot fit as many lines as have room, and counts the rest', () => {
		const { lines, height, over } = deck(['稻'.repeat(200)], { width: 168, height: 51 }, 4);
		expect(lines.map(({ text }) => text)).toEqual([
			'稻'.repeat(14),
			'稻'.repeat(14),
			'稻'.repeat(14)
		]);
		expect(height).toBeLessThanOrEqual(51);
		expect(over).toBe(200 - 42);
	});

	test('stays within its room with whatever words, and loses none untold', () => {
		const words = '双桥镇“三笔账”，算清了早稻增产 Copydesk2025 的来路';
		for (const times of [0, 1, 3, 9])
			for (const width of [84, 168, 348])
				for (const most of [0, 10, 17, 30, 51, 85, 170]) {
					const copy = {
						kicker: words.repeat(times),
						headline: [words, words.repeat(times)],
						subhead: words
					};
					const set = setDeck(ruler, copy, { width, height: most - 14, most }, 2);
					const all = [copy.kicker, ...copy.headline, copy.subhead].join('').replaceAll(' ', '');
					const shown = set.lines
						.map(({ text }) => text)
						.join('')
						.replaceAll(' ', '');
					expect(set.height).toBeLessThanOrEqual(most);
					for (const { text, size } of set.lines) {
						expect(widthOf(text) * size).toBeLessThanOrEqual(width + 0.5);
						expect(size).toBeGreaterThanOrEqual(12);
					}
					expect(set.over === 0).toBe(shown.length === all.length);
				}
	});

	test('a deck that is too tall becomes smaller, and its words stay', () => {
		const copy = { kicker: '引题', headline: ['颗粒归仓保丰收'], subhead: '副题' };
		const { height, wished, over } = setDeck(ruler, copy, { width: 348, height: 54, most: 61 }, 1);
		expect(wished).toBeGreaterThan(61);
		expect(height).toBeLessThanOrEqual(61);
		expect(over).toBe(0);
	});

	test('kicker and subhead never stand larger than a headline that had to shrink, which is told', () => {
		for (const length of [8, 11, 14, 20, 60])
			for (const level of [1, 2, 3, 4])
				for (const most of [34, 68, 170]) {
					const copy = {
						kicker: '市委全会今天召开',
						headline: ['稻'.repeat(length), '谷雨'],
						subhead: '全年粮食面积稳定'
					};
					const set = setDeck(ruler, copy, { width: 168, height: most, most }, level);
					const sizesOf = (one: string) =>
						set.lines.filter(({ part }) => part === one).map(({ size }) => size);
					const headline = Math.min(...sizesOf('headline'));
					for (const part of ['kicker', 'subhead'])
						for (const size of sizesOf(part)) expect(size).toBeLessThanOrEqual(headline);
					expect(set.height).toBeLessThanOrEqual(most);
				}
		const copy = { kicker: '引题', headline: ['稻'.repeat(11), '谷雨'], subhead: '副题' };
		const { lines, tooLong } = setDeck(ruler, copy, { width: 168, height: 170 }, 1);
		expect(lines.map(({ size }) => size)).toEqual([12, 13, 13, 12]);
		expect(tooLong[0]).toMatchObject({ part: 'headline', size: 13 });
	});

	test('without words there is no deck', () => {
		expect(deck([], { width: 168, height: 51 }, 4)).toMatchObject({ lines: [], height: 0 });
	});
});
