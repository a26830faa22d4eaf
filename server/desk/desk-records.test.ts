import { expect, test } from 'vitest';
import { gone, put } from '#model/records.ts';
import { DeskRecords } from './desk-records.ts';

const place = (storyId: string, slotId: string) =>
	put('placement', {
		...{ id: slotId, storyId, pageId: 'p', editionId: 'today', placedBy: 'x', placedAt: 1 }
	});

test('knows where a story stands through moves, swaps and ends', () => {
	const records = new DeskRecords();
	const slotsOf = (storyId: string) => [...records.placementsOf(storyId)].map(({ id }) => id);
	records.take([place('a', '1'), place('a', '2'), place('b', '3')]);
	expect([slotsOf('a'), slotsOf('b')]).toEqual([['1', '2'], ['3']]);
	records.take([place('b', '1'), place('a', '3')]);
	expect([slotsOf('a'), slotsOf('b')]).toEqual([['2', '3'], ['1']]);
	records.take([gone('placement', '1'), gone('placement', '1'), gone('placement', '2')]);
	expect([slotsOf('a'), slotsOf('b')]).toEqual([['3'], []]);
});
