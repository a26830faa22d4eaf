import { describe, expect, test } from 'vitest';
import { galleyOf, placeInStory, sliceSpans } from '#model/galley.ts';
import { block, photo } from '#tests/support/typeset/plan.ts';
import { graphemeStarts } from './graphemes.ts';
import { Kept } from './kept.ts';

const bodyOf = (...blocks: Parameters<typeof galleyOf>[0]['blocks']) =>
	galleyOf({ blocks }).paragraphs.map(({ text }) => text);

describe('galleyOf', () => {
	test('puts the byline at the head of the first paragraph', () => {
		const paragraph = block('paragraph', '早稻开镰。');
		expect(bodyOf(block('byline', '本报讯（记者 高远）'), paragraph)).toEqual([
			'本报讯（记者 高远）早稻开镰。'
		]);
		expect(bodyOf(block('byline', '本报记者 高远'), paragraph)).toEqual([
			'本报记者 高远　早稻开镰。'
		]);
		expect(bodyOf(block('byline', '高远'), block('crosshead', '开镰'))).toEqual(['高远', '开镰']);
	});

	test('begins a paragraph at a hard break, and leaves out empty ones', () => {
		expect(bodyOf(block('paragraph', '一\u2028二'), block('paragraph', ''))).toEqual(['一', '二']);
	});

	test('sorts deck and photos from the text', () => {
		const picture = photo('a', '图');
		const galley = galleyOf({
			blocks: [
				block('kicker', '引'),
				block('headline', '主\u2028题'),
				block('subhead', '副'),
				block('paragraph', '文'),
				picture
			]
		});
		expect(galley).toMatchObject({ kicker: '引', headline: ['主', '题'], subhead: '副' });
		expect(galley.photos).toEqual([picture]);
	});
});

test('a place in the running text is found again in the story’s own blocks', () => {
	const blocks = [
		block('headline', '开镰'),
		block('byline', '本报记者\u2028高远'),
		photo('a', '图'),
		block('paragraph', '一二\u2028三四'),
		block('paragraph', ''),
		block('paragraph', '五六')
	];
	const galley = galleyOf({ blocks });
	expect(galley.paragraphs.map(({ text }) => text)).toEqual(['本报记者高远　一二', '三四', '五六']);
	const at = (paragraph: number, offset: number) => placeInStory(galley, { paragraph, offset });
	expect(at(0, 1)).toEqual({ block: 1, offset: 1 });
	expect(at(0, 5)).toEqual({ block: 1, offset: 6 });
	expect(at(0, 8)).toEqual({ block: 3, offset: 1 });
	expect(at(1, 1)).toEqual({ block: 3, offset: 4 });
	expect(at(2, 0)).toEqual({ block: 5, offset: 0 });
});

test('a slice of spans keeps their styles', () => {
	const spans = [{ text: '一二' }, { text: '三四', bold: true }];
	expect(sliceSpans(spans, 1, 3)).toEqual([{ text: '二' }, { text: '三', bold: true }]);
	expect(sliceSpans(spans, 0, Infinity)).toEqual(spans);
});

test('graphemes keep pairs, accents and emoji together', () => {
	expect(graphemeStarts('稻，“A”')).toEqual([0, 1, 2, 3, 4]);
	expect(graphemeStarts('𠮷e\u0301👨‍👩‍👧稻')).toEqual([0, 2, 4, 12]);
});

test('a bounded memory forgets what was not asked for longest', () => {
	const kept = new Kept<number>(2);
	kept.set('a', 1);
	kept.set('b', 2);
	kept.get('a');
	kept.set('c', 3);
	expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
});
