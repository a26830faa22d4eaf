import { expect, test } from 'vitest';
import { shippedFormat } from '#model/format.ts';
import { aPaper, addStory } from '#tests/support/paper.ts';
import { teaserProblems } from './teaser-problems.ts';

test('a line that leads nowhere and a teaser that is too long are told, with where', () => {
	const { paper, chief, front } = aPaper();
	addStory(paper, 'a', 1);
	const slotId = front.slots.find(({ role }) => role === 'teaser')?.id ?? '';
	const problems = (...words: string[]) => {
		const items = [
			{ storyId: 'a', words: '夜校报满' },
			...words.map((one) => ({ storyId: null, words: one }))
		];
		const teaser = { kind: 'stories', items } as const;
		paper.run(chief, { type: 'slot.teaser', pageId: front.id, slotId, teaser });
		const page = paper.get('page', front.id) ?? front;
		return teaserProblems(paper, shippedFormat('sikai'), page);
	};
	const before = teaserProblems(
		paper,
		shippedFormat('sikai'),
		paper.get('page', front.id) ?? front
	);
	expect(before).toMatchObject([{ kind: 'teaserEmpty', slotId }]);
	const astray = { kind: 'teaserAstray', fault: 'unplaced', storyId: 'a', slotId };
	expect(problems()).toMatchObject([astray]);
	expect(problems('渡口三百年一桥过澜江'.repeat(30))).toMatchObject([
		astray,
		{ kind: 'teaserTooLong', slotId }
	]);
});
