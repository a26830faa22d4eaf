import { describe, expect, it } from 'vitest';
import { correct, type Correction } from './correct.ts';
import { recognise } from './recognise.ts';
import { SPAN_KINDS, type Recognition, type SpanKind } from './recognition.ts';

const PAGE = `渡口修桥
本报记者 罗青禾
渡口昨天开工修桥，工期一

年，明年冬天通车。
两岸都说好
桥长二百米，走人也走车。

橘子涨价
本报记者 姜北辰
橘子每斤涨了三角，果农说再等等。
`;

const at = (recognition: Recognition, words: string) =>
	recognition.spans.findIndex((span) => recognition.text.slice(span.from).startsWith(words));
const kind = (recognition: Recognition, words: string, to: SpanKind): Correction => ({
	type: 'kind',
	span: at(recognition, words),
	kind: to
});
const outline = ({ stories, teasers }: Recognition) => [
	...stories.map(({ headline, paragraphs }) => [headline, ...paragraphs.map(({ text }) => text)]),
	...teasers.map(({ text }) => ['teaser', text])
];

describe('correct', () => {
	const page = recognise(PAGE);

	it('starts from what was recognised', () => {
		expect(outline(page)).toEqual([
			[
				'渡口修桥',
				'渡口昨天开工修桥，工期一年，明年冬天通车。',
				'两岸都说好',
				'桥长二百米，走人也走车。'
			],
			['橘子涨价', '橘子每斤涨了三角，果农说再等等。']
		]);
	});

	it('splits a joined paragraph and joins it again', () => {
		const split = correct(page, { type: 'split', span: at(page, '年，明年') });
		expect(outline(split)[0]).toEqual([
			'渡口修桥',
			'渡口昨天开工修桥，工期一',
			'年，明年冬天通车。',
			'两岸都说好',
			'桥长二百米，走人也走车。'
		]);
		expect(correct(split, { type: 'join', span: at(page, '年，明年') })).toEqual(page);
	});

	it('makes a story of a crosshead, and a crosshead of it again', () => {
		const two = correct(page, kind(page, '两岸', 'headline'));
		expect(outline(two).map(([headline]) => headline)).toEqual([
			'渡口修桥',
			'两岸都说好',
			'橘子涨价'
		]);
		expect(outline(two)[1]).toEqual(['两岸都说好', '桥长二百米，走人也走车。']);
		expect(outline(correct(two, kind(two, '两岸', 'crosshead')))).toEqual(outline(page));
	});

	it('joins a story without a headline to the one above', () => {
		const one = correct(page, kind(page, '橘子涨', 'body'));
		expect(outline(one)).toHaveLength(1);
		expect(outline(one)[0]).toContain('橘子每斤涨了三角，果农说再等等。');
	});

	it('leaves words out as noise, takes them back as a teaser', () => {
		const out = correct(page, kind(page, '两岸', 'noise'));
		expect(outline(out)[0]).not.toContain('两岸都说好');
		const teaser = correct(out, kind(out, '两岸', 'teaser'));
		expect(outline(teaser).at(-1)).toEqual(['teaser', '两岸都说好']);
	});

	it('keeps every word in its span whatever is corrected', () => {
		let state = page;
		const places = ({ spans }: Recognition) => spans.map(({ from, to }) => [from, to]);
		for (let round = 0; round < 500; round++) {
			const span = (round * 7) % page.spans.length;
			const to = SPAN_KINDS[(round * 5) % SPAN_KINDS.length]!;
			const corrections: Correction[] = [
				{ type: 'kind', span, kind: to },
				{ type: 'join', span },
				{ type: 'split', span }
			];
			state = correct(state, corrections[round % 3]!);
			expect(places(state)).toEqual(places(page));
			const outside = state.spans.filter(
				(one) => (one.item === null) !== ['masthead', 'noise'].includes(one.kind)
			);
			expect(outside.filter((one) => one.kind !== 'pointer')).toEqual([]);
		}
	});
});
