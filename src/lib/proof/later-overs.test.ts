import { expect, test } from 'vitest';
import type { SlotReport } from '#lib/typeset/set-page.ts';
import { laterOvers, laterProblems } from './later-overs.ts';

const report = (slotId: string, page: number, of: Partial<SlotReport> = {}) =>
	({ slotId, page, storyId: 'lead', over: 0, overChars: 0, jumpFrom: null, ...of }) as SlotReport;
const reports = [
	report('1A', 1, { jumpTo: 2 }),
	report('2A', 2, { jumpFrom: 1, jumpTo: 3 }),
	report('3A', 3, { jumpFrom: 2, over: 30, overChars: 389 }),
	report('1B', 1, { storyId: 'whole' })
];

test('every slot that leads on to one that hangs out knows of it, and no other', () => {
	const ends = [...laterOvers(reports)].map(([slotId, { page, over }]) => [slotId, page, over]);
	expect(ends).toEqual([
		['1A', 3, 30],
		['2A', 3, 30]
	]);
});

test('the page on which the story begins has it among what is to be seen to', () => {
	expect(laterProblems(reports)).toEqual([
		{ kind: 'overLater', storyId: 'lead', slotId: '1A', page: 3, lines: 30, chars: 389 }
	]);
});

test('a story that hangs out of its only page, or of none, is told there alone', () => {
	expect(laterProblems([report('1A', 1, { over: 4 }), report('1B', 1)])).toEqual([]);
});
