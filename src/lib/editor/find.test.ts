import { describe, expect, it } from 'vitest';
import { storySchema } from '#document/schema.ts';
import { findHits } from './find.ts';

const schema = storySchema();
const doc = (...lines: string[]) =>
	schema.node(
		'doc',
		null,
		lines.map((line) => schema.node('paragraph', null, line ? [schema.text(line)] : []))
	);
const found = (text: string[], query: string) => {
	const story = doc(...text);
	return findHits(story, query).map(({ from, to }) => story.textBetween(from, to));
};

describe('find in the story', () => {
	it('finds every place, in every block', () => {
		expect(found(['大桥通车，大桥', '', '过大桥'], '大桥')).toEqual(['大桥', '大桥', '大桥']);
	});
	it('takes Latin letters in either case', () => {
		expect(found(['GDP 与 gdp'], 'Gdp')).toEqual(['GDP', 'gdp']);
	});
	it('keeps its places where lower case is longer', () => {
		expect(found(['İİ大桥'], '大桥')).toEqual(['大桥']);
	});
	it('finds nothing for nothing', () => {
		expect(found(['大桥'], '')).toEqual([]);
	});
});
