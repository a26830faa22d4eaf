import { expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import { handOf } from './hand-of.ts';
import { numbersInStory } from './text-order.ts';

const at = (block: number, from: number) => [{ block, from, to: from + 2 }];

test('comments are numbered in the order of the text, wherever on the page it stands', () => {
	const places = { later: at(5, 0), first: at(1, 4), second: at(1, 9), gone: [] };
	const numbers = numbersInStory(['later', 'second', 'first', 'gone', 'whole'], places);
	expect([...numbers]).toEqual([
		['first', 1],
		['second', 2],
		['later', 3]
	]);
});

test('of two that begin at one place, the earlier known comes first', () => {
	expect([...numbersInStory(['a', 'b'], { a: at(1, 0), b: at(1, 0) }).keys()]).toEqual(['a', 'b']);
});

test('proofreaders write in red, everyone else in blue, and so do suggestions', () => {
	const people = new Map(
		[
			{ id: 'yan', roles: ['proofreader'] },
			{ id: 'meng', roles: ['editor'] }
		].map((one) => [one.id, one as Person])
	);
	const by = (personId: string, suggestion: { replacement: string } | null = null) =>
		handOf({ comments: [{ personId }], suggestion } as Parameters<typeof handOf>[0], (id) =>
			people.get(id)
		);
	expect([by('yan'), by('meng'), by('left')]).toEqual(['red', 'blue', 'blue']);
	expect(by('yan', { replacement: '字' })).toBe('blue');
});
