import { expect, test } from 'vitest';
import { filterOf, queryOf } from './story-query.ts';
import type { StoryFilter } from './story-list.ts';

const tonight = 'e1';
const open: StoryFilter = {
	edition: tonight,
	stage: null,
	section: null,
	personId: null,
	words: '',
	order: 'paper'
};

test('a bare address shows the edition in the making', () => {
	expect(filterOf(new URLSearchParams(), tonight)).toEqual(open);
	expect(queryOf(open, tonight)).toBe('');
});

test.each<StoryFilter>([
	{ ...open, edition: null },
	{ ...open, edition: 'held', stage: 'review2' },
	{ ...open, personId: 'p1', edition: null },
	{ ...open, personId: 'p1' },
	{ ...open, section: '民生', words: '夜市 & 桥' },
	{ ...open, order: 'due' }
])('filters come back from the address as they were: %o', (filter) => {
	expect(filterOf(new URLSearchParams(queryOf(filter, tonight)), tonight)).toEqual(filter);
});

test('an unknown stage is none', () => {
	expect(filterOf(new URLSearchParams('stage=burnt'), tonight).stage).toBeNull();
});
