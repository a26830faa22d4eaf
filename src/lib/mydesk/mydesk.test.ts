import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import type { Comment, Thread } from '#model/thread.ts';
import { aPaper, aPerson, aStory, type Paper } from '#tests/support/paper.ts';
import { mentionsOf, waitingCount } from './mentions.ts';
import { myStories } from './my-stories.ts';
import { tonight } from './tonight.ts';

const HOUR = 3_600_000;
let paper: Paper;
let editor: Person;
let reporter: Person;

beforeEach(() => {
	({ paper, editor } = aPaper());
	reporter = paper.put('person', aPerson('reporter', 'reporter'));
});

function stand(storyId: string, page: 'page1' | 'page2', slot: number) {
	const slots = paper.get('page', page)?.slots.filter((one) => one.role === 'column') ?? [];
	const id = slots[slot]?.id ?? '';
	const placement = { id, storyId, pageId: page, editionId: 'today', placedBy: 'x', placedAt: 0 };
	paper.put('placement', placement);
}

function comment(id: string, personId: string, mentionIds: string[], at = 0): Comment {
	return { id, personId, body: id, mentionIds, at, editedAt: null };
}

function thread(id: string, storyId: string, comments: Comment[], more: Partial<Thread> = {}) {
	paper.put('thread', {
		id,
		storyId,
		anchor: null,
		orphaned: false,
		comments,
		suggestion: null,
		state: 'open',
		resolvedBy: null,
		resolvedAt: null,
		createdAt: 0,
		...more
	});
}

const mine = (person: Person) => myStories(paper, person, 'today');

describe('my stories', () => {
	test('are those I write; the most urgent first, signed ones last', () => {
		const authorIds = ['reporter'];
		paper.put('story', aStory('late', { authorIds, deadline: 9 * HOUR }));
		paper.put('story', aStory('signed', { authorIds, stage: 'signed', deadline: HOUR }));
		paper.put('story', aStory('soon', { authorIds, deadline: 2 * HOUR }));
		paper.put('story', aStory('other', { authorIds: ['somebody'] }));
		paper.put('story', aStory('spiked', { authorIds, spikedAt: 1 }));
		expect(mine(reporter).map((row) => row.story.id)).toEqual(['soon', 'late', 'signed']);
	});

	test('come to a page’s editor when they go to review there', () => {
		paper.put('story', aStory('s', { authorIds: ['reporter'] }));
		stand('s', 'page2', 0);
		expect(mine(editor)).toEqual([]);
		paper.put('story', aStory('s', { authorIds: ['reporter'], stage: 'review1' }));
		expect(mine(editor).map((row) => row.turn)).toEqual([
			{ mine: true, what: 'review', personId: 'editor', count: 0 }
		]);
		expect(mine(reporter)[0]?.turn).toMatchObject({ mine: false, personId: 'editor' });
	});

	test('ask for an answer first where somebody else spoke last', () => {
		paper.put('story', aStory('s', { authorIds: ['reporter'] }));
		thread('open', 's', [comment('c1', 'editor', [])]);
		thread('also open', 's', [comment('c0', 'editor', [])]);
		thread('answered', 's', [comment('c2', 'editor', []), comment('c3', 'reporter', [])]);
		thread('done', 's', [comment('c4', 'editor', [])], { state: 'resolved' });
		expect(mine(reporter)[0]).toMatchObject({
			openThreads: 3,
			turn: { what: 'answer', count: 2, mine: true }
		});
	});

	test('take the page’s deadline when they have none of their own', () => {
		const page = paper.get('page', 'page2');
		if (page) paper.put('page', { ...page, deadline: 7 * HOUR });
		paper.put('story', aStory('s', { authorIds: ['reporter'] }));
		stand('s', 'page2', 0);
		expect(mine(reporter)[0]?.deadline).toBe(7 * HOUR);
	});
});

test('mentions wait until one has answered in the thread', () => {
	paper.put('story', aStory('s'));
	thread('old', 's', [comment('c1', 'editor', ['reporter'], 1)]);
	thread('new', 's', [comment('c2', 'editor', ['reporter'], 5), comment('c3', 'reporter', [], 6)]);
	thread('closed', 's', [comment('c4', 'editor', ['reporter'], 9)], { state: 'resolved' });
	const found = mentionsOf(paper, 'reporter').map((one) => [one.thread.id, one.waiting]);
	expect(found).toEqual([
		['new', false],
		['old', true]
	]);
	expect(waitingCount(paper, 'reporter')).toBe(1);
});

test('tonight runs through the deadlines and now to press time', () => {
	const edition = { ...paper.get('edition', 'today')!, pressAt: 10 * HOUR };
	for (const [id, deadline] of [
		['page1', 8 * HOUR],
		['page2', 4 * HOUR]
	] as const) {
		const page = paper.get('page', id);
		if (page) paper.put('page', { ...page, deadline });
	}
	const marks = tonight(paper, edition, 5 * HOUR, (pageId) => (pageId === 'page1' ? 2 : 0));
	expect(marks.map(({ what, past, mine }) => [what, past, mine])).toEqual([
		['deadline', true, 0],
		['now', true, 0],
		['deadline', false, 2],
		['press', false, 0]
	]);
});
