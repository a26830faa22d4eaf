import { expect, test } from 'vitest';
import type { Slot } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import { handOf } from './hand-of.ts';
import { inSlotOrder, numbersOf } from './text-order.ts';

const at = (block: number, from: number) => [{ block, from, to: from + 2 }];

const of = (storyId: string, ...ids: string[]) => ids.map((id) => ({ id, storyId }));

test('comments are numbered in the order of the text, wherever on the page it stands', () => {
	const places = { later: at(5, 0), first: at(1, 4), second: at(1, 9), gone: [] };
	const threads = of('s', 'later', 'second', 'first', 'gone', 'whole');
	expect([...numbersOf(threads, () => places)]).toEqual([
		['first', 1],
		['second', 2],
		['later', 3]
	]);
});

test('each story has numbers of its own, which typing in another does not change', () => {
	const places = { a1: at(3, 0), a2: at(4, 0), b1: at(1, 0) };
	const numbers = numbersOf([...of('a', 'a1'), ...of('b', 'b1'), ...of('a', 'a2')], () => places);
	expect(Object.fromEntries(numbers)).toEqual({ a1: 1, a2: 2, b1: 1 });
});

test('of two that begin at one place, the one known first comes first', () => {
	const same = { a: at(1, 0), b: at(1, 0) };
	expect([...numbersOf(of('s', 'a', 'b'), () => same).keys()]).toEqual(['a', 'b']);
});

test('stories of a page come in the order in which it is read', () => {
	const slot = (id: string, line: number, column: number) =>
		({ id, at: { line, column, span: 1, lines: 1 } }) as Slot;
	const slots = [slot('foot', 50, 1), slot('right', 1, 4), slot('lead', 1, 1)];
	const reports = ['foot', 'lead', 'right'].map((slotId) => ({ slotId }));
	expect(inSlotOrder(reports, slots).map(({ slotId }) => slotId)).toEqual([
		'lead',
		'right',
		'foot'
	]);
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
