import { expect, test } from 'vitest';
import type { DeskView } from '#model/records.ts';
import { aPerson, aStory } from '#tests/support/paper.ts';
import { standingWatch } from './standing.ts';

test('SYNC6: a change of the person or of the story shows with the next frame', () => {
	const records: Record<string, unknown> = {
		person: aPerson('anna', 'editor'),
		story: aStory('s1')
	};
	const view = { get: (kind: string) => records[kind] } as Pick<DeskView, 'get'>;
	const standing = standingWatch(view, 'anna', 's1');
	const access = () => {
		const now = standing();
		return now.ok ? now.value.access : now.error;
	};
	expect(access()).toBe('write');
	records.person = aPerson('anna', 'proofreader');
	expect(access()).toBe('read');
	records.person = { ...aPerson('anna', 'editor'), active: false };
	expect(access()).toBe(4402);
	records.person = aPerson('anna', 'editor');
	expect(access()).toBe('write');
	delete records.story;
	expect(access()).toBe(4404);
});
