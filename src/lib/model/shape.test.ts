import { expect, test } from 'vitest';
import { paragraphOf } from './galley.ts';
import { readShape, shapeOf, shapesOf } from './shape.ts';

const shape = (text: string) => shapeOf(paragraphOf('paragraph', [{ text }]));

test('characters that stand alone are counted, others are units with what clings to them', () => {
	expect(shape('稻稻稻')).toBe('3');
	expect(shape('稻稻，稻')).toBe('1a1');
	expect(shape('2026年春')).toBe('a223.2');
	expect(shape('“稻”')).toBe('c300.');
	expect(shape('')).toBe('');
});

test('marks side by side are squeezed, within a unit and before it', () => {
	expect(shape('说：“稻稻。”')).toBe('abC');
	expect(shape('（《稻》）')).toBe('c400.');
});

test('a space belongs to what stands before it', () => {
	expect(shape(' 高远  林川 ')).toBe('1e100.2');
	expect(shape('by hand')).toBe('e119.a251.');
});

test('a crosshead and an item say what they are', () => {
	expect(shapeOf(paragraphOf('crosshead', [{ text: '抢农时' }]))).toBe('H3');
	expect(shapeOf(paragraphOf('listItem', [{ text: '抢农时' }], '10.', 1))).toBe('L43');
	expect(readShape('L43')).toMatchObject({ inset: 4, indent: 0, units: [{ count: 3 }] });
});

test('what is read is what was written', () => {
	const { units } = readShape(shape('（记者 高远）4月28日说：“雨停。”'));
	const flags = units.map(({ squeezed, trimmed, spaced }) => [squeezed, trimmed, spaced]);
	expect(units.map(({ count, width }) => [count, width])).toEqual([
		...[
			[1, 200],
			[1, 100],
			[1, 100],
			[1, 200]
		],
		...[
			[1, 56],
			[1, 100],
			[1, 112],
			[1, 100],
			[1, 200],
			[1, 200],
			[1, 250]
		]
	]);
	expect(flags[3]).toEqual([false, true, false]);
	expect(flags.at(-2)).toEqual([true, false, false]);
});

test('of a story the running text counts, the byline with its gap in the first paragraph', () => {
	const block = (kind: 'headline' | 'byline' | 'paragraph', text: string) => ({
		kind,
		spans: [{ text }]
	});
	const blocks = [block('headline', '早稻'), block('byline', '李禾'), block('paragraph', '下田')];
	expect(shapesOf({ blocks })).toEqual(['1a2']);
});
