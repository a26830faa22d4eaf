import { describe, expect, it } from 'vitest';
import { randomOf } from '#tests/sync/story/random.ts';
import { alignBlocks } from './align-blocks.ts';
import { applyHunks, changesFigure, diffText } from './text-diff.ts';

const marks = (before: string, after: string) =>
	diffText(before, after).map(({ removed, inserted }) => [removed, inserted]);

/** Old and new text, and what a sub-editor would mark. */
const REWRITES: [string, string, string, [string, string][]][] = [
	['a figure', '全长860米，明天通车。', '全长880米，明天通车。', [['860', '880']]],
	['a decimal', '增长3.5%，居全县首位。', '增长3.8%，居全县首位。', [['3.5%', '3.8%']]],
	['a Chinese figure', '三百二十户搬进新居', '三百六十户搬进新居', [['二', '六']]],
	['words added', '渡口停航。', '渡口昨晚正式停航。', [['', '昨晚正式']]],
	['words cut', '据了解，夜校今天开课。', '夜校今天开课。', [['据了解，', '']]],
	['a mark', '他说，桥通了。', '他说：桥通了。', [['，', '：']]],
	['a name', '村民李桂兰种了六亩麦子。', '村民李桂芳种了六亩麦子。', [['兰', '芳']]],
	[
		'a phrase written anew, which keeps one character by chance',
		'老人每天乘木船过江买菜',
		'老人如今走木桥过江买菜',
		[['每天乘木船', '如今走木桥']]
	],
	[
		'a clause written anew, which keeps a word',
		'往年春耕的农机总不够用，今年不同。',
		'今天秋收的农机绰绰有余，今年不同。',
		[['往年春耕的农机总不够用', '今天秋收的农机绰绰有余']]
	],
	[
		'two corrections in one sentence',
		'11月23日，大桥通车，两岸十一村受益。',
		'11月24日，大桥通车，两岸十四村受益。',
		[
			['23', '24'],
			['一', '四']
		]
	],
	['a Latin word', '乘坐Bus进城的人少了', '乘坐BRT进城的人少了', [['Bus', 'BRT']]],
	['a rare character', '𠮷野家的麦子', '𠮶野家的麦子', [['𠮷', '𠮶']]]
];

describe('a rewritten sentence', () => {
	it.each(REWRITES)('shows %s', (_, before, after, expected) => {
		expect(marks(before, after)).toEqual(expected);
		expect(applyHunks(before, diffText(before, after))).toBe(after);
	});

	it('says where figures have changed', () => {
		const figures = (before: string, after: string) => diffText(before, after).map(changesFigure);
		expect(figures('860米', '880米')).toEqual([true]);
		expect(figures('三百二十户', '三百六十户')).toEqual([true]);
		expect(figures('桥通了', '路通了')).toEqual([false]);
		expect(figures('二十户搬了', '二十五户搬了')).toEqual([true]);
	});

	it.each([
		['a sum', '共捐款5000元', true],
		['a sum at the end of a clause', '，比去年多99万元', true],
		['an hour', '夜里九点，风停了。', true],
		['a Chinese number', '三百二十户', true],
		['words', '风停了。', false],
		['words with a character that is a number elsewhere', '大家一起，十分高兴，万一', false]
	])('says it of %s that came or went', (_, words, isFigure) => {
		const [came, went] = [
			diffText('桥通了。', `桥通了${words}。`),
			diffText(`桥通了${words}。`, '桥通了。')
		];
		expect([...came, ...went].map(changesFigure)).toEqual([isFigure, isFigure]);
	});
});

const LETTERS = Array.from('春夏秋冬风雨山水田禾1234，。a𠮷');
const words = (random: (below: number) => number, length: number) =>
	Array.from({ length }, () => LETTERS[random(LETTERS.length)]).join('');

it('gives the new text from the old one and the hunks, whatever they are', () => {
	for (let seed = 1; seed <= 500; seed++) {
		const random = randomOf(seed).below;
		const before = words(random, random(60));
		const cut = random(before.length + 1);
		const after =
			seed % 2
				? words(random, random(60))
				: before.slice(0, cut) + words(random, random(8)) + before.slice(cut + random(6));
		expect(applyHunks(before, diffText(before, after)), `seed ${seed}`).toBe(after);
	}
});

it('finds ten small edits in 30,000 characters', () => {
	const random = randomOf(12).below;
	const before = words(random, 30_000);
	let after = before;
	for (let edit = 9; edit >= 0; edit--) {
		const at = 1500 + edit * 2900;
		after = `${after.slice(0, at)}改动${after.slice(at)}`;
	}
	expect(diffText(before, after).map(({ removed, inserted }) => [removed, inserted])).toEqual(
		Array.from({ length: 10 }, () => ['', '改动'])
	);
});

it('takes a text that has nothing to do with the old one as a whole', () => {
	const random = randomOf(3).below;
	const [before, after] = [words(random, 10_000), words(random, 10_000)];
	expect(diffText(before, after)).toEqual([
		{ at: 0, removed: before, insertedAt: 0, inserted: after }
	]);
});

describe('blocks', () => {
	const one = '清晨六点，汽笛响了三声。';
	const two = '船工解开缆绳。';
	const three = '桥上的灯一盏盏亮了。';
	const four = '对岸有人等着进城。';

	it('are aligned before their characters are compared', () => {
		const after = [one, '新写的一段与旧文无关', '船工们解开缆绳。', three];
		expect(alignBlocks([one, two, three], after)).toMatchObject([
			{ type: 'new', after: 1 },
			{ type: 'changed', before: 1, after: 2, hunks: [{ removed: '', inserted: '们' }] }
		]);
	});

	it('that stand elsewhere have moved, and what is gone is gone', () => {
		expect(alignBlocks([one, two, three, four], [four, one, three])).toEqual([
			{ type: 'moved', before: 3, after: 0 },
			{ type: 'gone', before: 1 }
		]);
	});

	it('without change are not spoken of', () => {
		expect(alignBlocks([one, two], [one, two])).toEqual([]);
	});
});
