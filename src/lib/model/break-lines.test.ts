import { expect, test } from 'vitest';
import { BEGINNING, breakLines } from './break-lines.ts';
import { paragraphOf } from './galley.ts';
import { readShape, shapeOf } from './shape.ts';

const shape = (text: string, kind: 'paragraph' | 'crosshead' = 'paragraph') =>
	readShape(shapeOf(paragraphOf(kind, [{ text }])));
const lines = (text: string, chars: number) => breakLines(shape(text), chars).lines;

/** As Chromium breaks them; by widths alone each came out a line longer or shorter. */
test.each([
	[20, '河湾小学负责人说：“这笔账算得过来。”'],
	[27, '县交通运输局负责人说：“先把水的事办好，再谈扩种。”'],
	[14, '镇农业服务中心负责人|说：“机器一响，半天就收完|了。”'],
	[14, '昨天上午，两家制鞋企业同|比增长5.2%，比计划提前40|天。'],
	[14, '昨天上午，县人民医院收购|早稻5,200多吨，“最后一公里”|打通了，把水渠修到了田头。'],
	[17, '11月18日，镇农业服务中心签下12|份订单，每亩节省人工一百六十元。'],
	[13, '“一站式”服务窗口、河|湾小学等单位同比增长|5.2%；老人和孩子最先受|益。'],
	[13, '“十四五”期间，A-04|号地块项目部同比增长|5.2%，“最后一公里”打通|了。'],
	[19, '县人民医院、双桥村合作社等单位新建|高标准农田23.6万亩；比计划提前40天。'],
	[13, '本报讯（记者 高远 通讯|员 林川）河湾小学负责人|说：“我们等这条路等了八|年。”'],
	[20, '双桥村合作社、村支书宋家明等单位启用|新版App预约挂号；“最后一公里”打通了。'],
	[13, '11月18日，第三批驻村干|部签下12份订单，相关做法|在《县域观察》上作了介绍。'],
	[14, '11月18日，两家制鞋企业用|上了LED补光灯和GPS导航农|机，每亩节省人工一百六十元。'],
	[14, '“甲”“乙”“丙”“丁”|“戊”“己”“庚”“辛”“壬”|“癸”。'],
	[14, '2026年春耕以来，“一站|式”服务窗口新建高标准农田|23.6万亩，覆盖全县16个乡|镇。']
])('in a measure of %d: %s', (chars, text) => {
	const set = text.split('|');
	for (let count = 1; count <= set.length; count++)
		expect(lines(set.slice(0, count).join(''), chars)).toBe(count);
});

test('a word that no line holds begins on the line before it, and is broken where each ends', () => {
	expect(lines(`稻${'0'.repeat(40)}稻`, 10)).toBe(3);
	expect(lines('稻'.repeat(4) + '0'.repeat(36), 10)).toBe(3);
	expect(lines('稻'.repeat(4) + '0'.repeat(17), 10)).toBe(2);
});

test('a crosshead has no indent, and a narrow column no room for one', () => {
	expect(breakLines(shape('稻'.repeat(12), 'crosshead'), 12).lines).toBe(1);
	expect(lines('稻'.repeat(12), 12)).toBe(2);
	expect(lines('稻'.repeat(4), 4)).toBe(1);
});

test('an item is set in what its marker leaves', () => {
	const item = paragraphOf('listItem', [{ text: '稻'.repeat(12) }], '10.', 1);
	expect(breakLines(readShape(shapeOf(item)), 12).lines).toBe(2);
	expect(breakLines(readShape(shapeOf(item)), 16).lines).toBe(1);
});

test('what finds no room goes on where it broke, in another measure and without an indent', () => {
	const text = shape('稻'.repeat(40));
	const { lines, next } = breakLines(text, 14, BEGINNING, 2);
	expect(lines).toBe(2);
	expect(breakLines(text, 7, next ?? BEGINNING)).toEqual({ lines: 2, next: null });
	expect(breakLines(text, 14, BEGINNING, 0)).toEqual({ lines: 0, next: BEGINNING });
});

test('a paragraph of spaces takes a line', () => {
	expect(lines(' ', 14)).toBe(1);
});
