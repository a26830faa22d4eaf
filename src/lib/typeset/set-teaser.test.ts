import { describe, expect, test } from 'vitest';
import type { TeaserLine } from '#model/teaser.ts';
import { rowsOf, setTeaser } from './set-teaser.ts';

const line = (words: string): TeaserLine => ({
	...{ storyId: null, words, pointer: '见3版', section: '民生', page: 3, fault: null }
});
const STRIP = { width: 888, height: 102 };
const TALL = { width: 168, height: 306 };

test('words stand in as few rows as they need; marks and words of letters stay whole, nothing is lost', () => {
	expect(rowsOf('夜校三百个名额半小时报满', 12)).toEqual(['夜校三百个名额半小时报满']);
	for (const wide of [5, 6, 7, 8, 9]) {
		const rows = rowsOf('“渡口三百年，一桥过澜江”', wide);
		expect(rows.join('')).toBe('“渡口三百年，一桥过澜江”');
		expect(rows.length).toBe(wide < 7 ? 3 : 2);
		for (const row of rows) expect(row).not.toMatch(/^[，”]|“$/u);
	}
	expect(rowsOf('5G Copydesk 上线', 6)).toEqual(['5G', 'Copydesk', '上线']);
	expect(rowsOf('', 6)).toEqual([]);
});

describe('a teaser', () => {
	test('of a strip stands beside its tag, a line a column', () => {
		const set = setTeaser(STRIP, ['六楼的老人下楼看桂花', '校车调线', '外婆的秤'].map(line));
		expect(set).toMatchObject({ tag: 'left', columns: 3, size: 22, over: false });
	});

	test('of a strip does not shout: large where all words stand in one row', () => {
		const sizeOf = (words: string) => setTeaser(STRIP, Array(4).fill(line(words))).size;
		expect(sizeOf('小区加梯')).toBe(22);
		expect(sizeOf('六楼的老人下楼看桂花')).toBe(18);
		expect(sizeOf('六楼的老人，今年下楼看桂花')).toBe(17);
	});

	test('of a tall slot stands under its tag, one line below the other', () => {
		const set = setTeaser(TALL, [line('美丽浙江建设考核'), line('全市唯一')]);
		expect(set).toMatchObject({ tag: 'top', columns: 1, size: 22, over: false });
	});

	test('has its own name over it, letters below, within its tag', () => {
		const { title } = setTeaser(TALL, [line('全市唯一')], '强城看亮点 QIANG CHENG');
		expect(title).toEqual({ name: '强城看亮点', latin: 'QIANG CHENG', size: 22, height: 50 });
		for (const name of ['导读', '强城看亮点', '今日平阳要闻导读一览', '亮'.repeat(40)]) {
			expect(setTeaser(TALL, [line('一')], name).title.size * name.length).toBeLessThan(168);
			const { size } = setTeaser(STRIP, [line('一')], name).title;
			expect(Math.ceil(name.length / Math.floor(54 / size)) * size).toBeLessThan(STRIP.height);
		}
	});

	test('of one line of two parts has the first lightly over the other', () => {
		const [cell] = setTeaser(TALL, [line('美丽浙江建设考核结果揭晓　平阳“六连优”全市唯一')]).cells;
		expect(cell?.rows.slice(0, cell.light).join('')).toBe('美丽浙江建设考核结果揭晓');
		expect(cell?.rows.slice(cell.light).join('')).toBe('平阳“六连优”全市唯一');
	});

	test('takes an index of seven pages in a strip of six lines', () => {
		const leads = [
			'政务大厅拆掉二十三道玻璃',
			'六楼的老人，今年下楼看桂花',
			'云台村的账本，挂在祠堂墙上'
		];
		const set = setTeaser(STRIP, [...leads, ...leads, '外婆的秤'].map(line));
		expect(set).toMatchObject({ over: false, columns: 4 });
	});

	test('becomes smaller before it is too long, and says when it is', () => {
		const long = '渡口三百年一桥过澜江两岸十一村进城缩短四十分钟';
		const few = setTeaser({ ...STRIP, height: 80 }, Array(4).fill(line(long)));
		expect(few.over).toBe(false);
		expect(few.size).toBeLessThan(17);
		const many = setTeaser(
			STRIP,
			Array.from({ length: 12 }, () => line(long))
		);
		expect(many.over).toBe(true);
		expect(many.cells.map(({ rows }) => rows.join(''))).toEqual(Array(12).fill(long));
	});
});
