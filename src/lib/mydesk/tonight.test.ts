import { expect, test } from 'vitest';
import { aPaper, addStory } from '#tests/support/paper.ts';
import { myStories } from '#model/mydesk/my-stories.ts';
import { tonight } from './tonight.ts';

const HOUR = 3_600_000;

test('tonight runs through the deadlines and now to press time', () => {
	const { paper } = aPaper();
	const edition = { ...paper.get('edition', 'today')!, pressAt: 10 * HOUR };
	for (const [id, deadline] of [
		['page1', 8 * HOUR],
		['page2', 4 * HOUR]
	] as const) {
		const page = paper.get('page', id);
		if (page) paper.put('page', { ...page, deadline });
	}
	const slot = paper.get('page', 'page1')?.slots.find(({ role }) => role === 'lead')?.id ?? '';
	addStory(paper, '桥', 1, { authorIds: ['chief'] });
	addStory(paper, '渡', 1, { stage: 'review3' });
	paper.put('placement', {
		...{ id: slot, pageId: 'page1', editionId: 'today', storyId: '桥', placedBy: '', placedAt: 0 }
	});
	const rows = myStories(paper, { id: 'chief' }, () => true);
	const marks = tonight(paper, edition, 5 * HOUR, rows);
	expect(marks.map(({ what, step, past, mine }) => [step ?? what, past, mine])).toEqual([
		['deadline', true, 0],
		['now', true, 0],
		['review1', false, 0],
		['deadline', false, 1],
		['review2', false, 0],
		['review3', false, 1],
		['proof1', false, 0],
		['signOff', false, 0],
		['press', false, 0]
	]);
});
