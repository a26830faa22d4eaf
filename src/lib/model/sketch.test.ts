import { expect, test } from 'vitest';
import { sharedPieces, sketchOf } from './sketch.ts';

const SENTENCES = Array.from(
	{ length: 40 },
	(_, index) =>
		`第${index}天的渡口，${'船工把木桨交给了博物馆'.slice(index % 7)}${index * 37}人上了桥。`
);
const story = (from: number, to: number) => sketchOf(SENTENCES.slice(from, to).join(''));

test('a text and itself share all, whatever its marks', () => {
	const text = SENTENCES.join('');
	expect(sharedPieces(sketchOf(text), sketchOf(text.replaceAll('，', '  —— ')))).toBe(1);
});

test('the more of its sentences a text shares, the more pieces', () => {
	expect(sharedPieces(story(0, 40), story(0, 38))).toBeGreaterThan(0.7);
	expect(sharedPieces(story(0, 20), sketchOf('早稻抢在雨前下田，'.repeat(20)))).toBe(0);
});

test('of a few words nothing is said, and a sketch is short', () => {
	expect(sketchOf('今天白天多云，最高气温12度。')).toEqual([]);
	expect(sharedPieces([], [])).toBe(0);
	expect(story(0, 40)).toHaveLength(16);
});
