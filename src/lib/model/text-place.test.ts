import { expect, test } from 'vitest';
import { placeAt, storyAddress } from './text-place.ts';

test('a place in a story is read from an address, and nothing else is one', () => {
	expect(placeAt('4:17')).toEqual({ block: 4, offset: 17 });
	for (const text of [null, '', '4', '4:', ':17', '-1:2', '4:17x', '1e9:3', '9999999:1'])
		expect(placeAt(text)).toBeNull();
});

test('the address of a story leads to a place in it, where one is known', () => {
	expect(storyAddress('a', { block: 4, offset: 17 })).toBe('/stories/a?at=4:17');
	expect(storyAddress('a', null)).toBe('/stories/a');
});
