import { expect, test } from 'vitest';
import { aPaper, addStory } from '#tests/support/paper.ts';
import type { Newsroom } from './newsroom.ts';
import { placesOf } from './placed.ts';
import { stepDue } from './step-due.ts';
import type { Stage, Story } from './story.ts';
import type { Workflow } from './workflow.ts';

const MINUTE = 60_000;
const PRESS = 1000 * MINUTE;

function aNight(deadlines?: Workflow['deadlines']) {
	const { paper, inside } = aPaper();
	const edition = paper.get('edition', 'today');
	if (edition) paper.put('edition', { ...edition, pressAt: PRESS });
	if (deadlines) paper.put('newsroom', { id: 'newsroom', workflow: { deadlines } } as Newsroom);
	const story = addStory(paper, '桥', 1);
	/** Of the story in a stage, minutes before press. */
	const due = (stage: Stage, more: Partial<Story> = {}) => {
		const now = paper.put('story', { ...story, stage, ...more });
		const found = stepDue(paper, now, placesOf(paper, '桥')[0]);
		return found && [found.step, (PRESS - (found.at ?? 0)) / MINUTE];
	};
	return { paper, inside, story, due };
}

test('a step is due so long before press as the paper says; copy, until it is handed in, by its own deadline', () => {
	const { due } = aNight({ review1: 180, signOff: 20 });
	expect(due('draft')).toEqual(['handIn', 0]);
	expect(due('editing', { deadline: PRESS - 300 * MINUTE })).toEqual(['handIn', 300]);
	expect(due('review1')).toEqual(['review1', 180]);
	expect(due('review2')).toEqual(['review2', 0]);
	expect(due('signed')).toBeNull();
});

test('what was wanted early is not late in its reviews; what may come late is never reviewed before', () => {
	const { due } = aNight({ review1: 180 });
	expect(due('review1', { deadline: PRESS - 300 * MINUTE })).toEqual(['review1', 180]);
	expect(due('review1', { deadline: PRESS - 90 * MINUTE })).toEqual(['review1', 90]);
});

test('a review is never due before the copy of its page is', () => {
	const { due, paper, inside } = aNight({ review1: 180 });
	const slot = inside.slots.find(({ role }) => role === 'column')?.id ?? '';
	paper.put('page', { ...inside, deadline: PRESS - 60 * MINUTE });
	paper.put('placement', {
		...{ id: slot, pageId: inside.id, editionId: 'today', storyId: '桥' },
		...{ placedBy: 'chief', placedAt: 0 }
	});
	expect(due('review1')).toEqual(['review1', 60]);
});

test('a paper that has said nothing has three reviews before proofreading', () => {
	const { due } = aNight();
	const stages = ['review1', 'review2', 'review3', 'proofing'] as const;
	expect(stages.map((stage) => due(stage))).toEqual([
		['review1', 180],
		['review2', 120],
		['review3', 75],
		['proof1', 45]
	]);
});

test('a story of no edition is due when somebody said', () => {
	const { due } = aNight();
	expect(due('review1', { editionId: null, deadline: PRESS })).toEqual(['review1', 0]);
});
