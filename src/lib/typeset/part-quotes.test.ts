import { expect, test } from 'vitest';
import { partedAt } from './part-quotes.ts';

test('a list of quoted words is parted before each but the first', () => {
	expect(partedAt('“稳”“进”和‘立’，“‘稻’”‘渠’')).toEqual([3, 16]);
	expect(partedAt('“‘稻’稻”和“渠”')).toEqual([]);
});
