import { describe, expect, it } from 'vitest';
import { randomOf } from '#tests/sync/story/random.ts';
import { markChanges, type MarkedText, type TextBlock } from './marked-text.ts';

const p = (text: string, type = 'paragraph', look?: unknown): TextBlock => ({
	...{ type, text },
	...(look === undefined ? {} : { look })
});
/** One of the two texts, a line for each block; ¶ is where it was split, or merged. */
function textOf({ blocks }: MarkedText, side: 'gone' | 'new'): string[] {
	let text = '';
	for (const { kind, pieces } of blocks) {
		if (kind === (side === 'gone' ? 'new' : 'gone')) continue;
		const own = pieces.filter(({ mark }) => mark === 'kept' || mark === side);
		text += own.map((piece) => piece.text.replace('¶', side === 'gone' ? '\n' : '')).join('');
		const last = pieces.at(-1);
		const goesOn = side === 'gone' && last?.mark === 'new' && last.text.endsWith('¶');
		if (!goesOn) text += '\n';
	}
	return text.split('\n').slice(0, -1);
}

describe('two texts laid over each other', () => {
	it('number the changes in the order of the text, and the paragraphs of the new one', () => {
		const marked = markChanges(
			[
				p('渡口停航', 'headline'),
				p('全长860米，明天通车。'),
				p('删去的这一段讲天气。'),
				p('末段。')
			],
			[
				p('渡口昨晚停航', 'headline'),
				p('全长880米，明日通车。'),
				p('末段。'),
				p('新加的结尾写灯火。')
			]
		);
		expect(marked.changes).toMatchObject([
			{ number: 1, kind: 'words', gone: '', fresh: '昨晚', isFigure: false },
			{ number: 2, gone: '860', fresh: '880', isFigure: true },
			{ number: 3, gone: '天', fresh: '日' },
			{ number: 4, kind: 'gone', gone: '删去的这一段讲天气。' },
			{ number: 5, kind: 'new', fresh: '新加的结尾写灯火。' }
		]);
		expect(marked.blocks.map(({ kind, paragraph }) => [kind, paragraph])).toEqual([
			['changed', null],
			['changed', 1],
			['gone', null],
			['same', 2],
			['new', 3]
		]);
	});

	it('say of a paragraph that came or went whether a figure did with it', () => {
		const [first, sum] = [p('大桥通车了。'), p('全镇共捐款5000元，修路用。')];
		const figures = (before: TextBlock[], after: TextBlock[]) =>
			markChanges(before, after).changes.map(({ kind, isFigure }) => [kind, isFigure]);
		expect(figures([first], [first, sum])).toEqual([['new', true]]);
		expect(figures([first, sum], [first])).toEqual([['gone', true]]);
		expect(figures([first, sum], [sum, first])).toEqual([['moved', false]]);
	});

	it('say what has moved, and what only looks otherwise', () => {
		const [one, two, three] = [p('清晨六点汽笛响。'), p('船工解开缆绳。'), p('灯一盏盏亮了。')];
		const moved = markChanges([one, two, three], [three, one, two]);
		expect(moved.blocks.map(({ kind, change }) => [kind, change])).toEqual([
			['moved', 1],
			['same', null],
			['same', null]
		]);
		const restyled = markChanges(
			[one, p('灯亮了', 'paragraph', { bold: true })],
			[one, p('灯亮了', 'paragraph')]
		);
		expect(restyled.changes).toMatchObject([{ kind: 'restyled', fresh: '灯亮了', block: 1 }]);
		expect(markChanges([p('小标题')], [p('小标题', 'crosshead')]).changes).toHaveLength(1);
	});

	it('are the old one without what is new, and the new one without what is gone', () => {
		const random = randomOf(5).below;
		const words = () =>
			Array.from({ length: random(30) }, () => '春夏秋冬风雨山水12，。'[random(12)]).join('');
		for (let round = 0; round < 500; round++) {
			const before = Array.from({ length: 1 + random(5) }, () => p(words()));
			const after = before.flatMap((block) => {
				const luck = random(5);
				if (luck === 0) return [];
				if (luck === 1) return [p(block.text.slice(0, random(9)) + words())];
				return luck === 2 ? [block, p(words())] : [block];
			});
			const marked = markChanges(before, after);
			expect(textOf(marked, 'new'), `round ${round}`).toEqual(after.map(({ text }) => text));
			if (marked.blocks.every(({ kind }) => kind !== 'moved'))
				expect(textOf(marked, 'gone'), `round ${round}`).toEqual(before.map(({ text }) => text));
		}
	});
});
