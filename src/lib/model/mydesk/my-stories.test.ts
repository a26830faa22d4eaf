import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import { comment, sentBack, signed, stand, thread } from '#tests/support/mydesk.ts';
import { aPaper, aPerson, aPromise, aStory, type Paper } from '#tests/support/paper.ts';
import { mentionsOf } from './mentions.ts';
import { myStories } from './my-stories.ts';

const HOUR = 3_600_000;
const authorIds = ['reporter'];
let paper: Paper;
let chief: Person;
let editor: Person;
let reporter: Person;

beforeEach(() => {
	({ paper, editor, chief } = aPaper());
	reporter = paper.put('person', aPerson('reporter', 'reporter'));
});

const mine = (person: Person) => myStories(paper, person, (id) => id === 'today');
const turn = (person: Person) => mine(person)[0]?.turn;

describe('my stories', () => {
	test('are those I write; the most urgent first, signed ones last', () => {
		paper.put('story', aStory('late', { authorIds, deadline: 9 * HOUR }));
		paper.put('story', aStory('signed', { authorIds, stage: 'signed', deadline: HOUR }));
		paper.put('story', aStory('soon', { authorIds, deadline: 2 * HOUR }));
		paper.put('story', aStory('other', { authorIds: ['somebody'] }));
		paper.put('story', aStory('spiked', { authorIds, spikedAt: 1 }));
		expect(mine(reporter).map((row) => row.story.id)).toEqual(['soon', 'late', 'signed']);
	});

	test('that wait for me come before those that wait for others', () => {
		const inReview = { authorIds, stage: 'review1', deadline: HOUR } as const;
		paper.put('story', aStory('theirs', inReview));
		paper.put('story', aStory('yours', { authorIds, deadline: 9 * HOUR }));
		expect(mine(reporter).map((row) => row.story.id)).toEqual(['yours', 'theirs']);
	});

	test('are all those on the page I edit, whoever they wait for', () => {
		paper.put('story', aStory('s', { authorIds }));
		stand(paper, 's', 'page2');
		expect(turn(editor)).toMatchObject({ mine: false, what: 'write', personId: 'reporter' });
	});

	test('take the page’s deadline when they have none of their own, or the promised time before it', () => {
		const page = paper.get('page', 'page2');
		if (page) paper.put('page', { ...page, deadline: 7 * HOUR });
		paper.put('story', aStory('s', { authorIds }));
		stand(paper, 's', 'page2');
		expect(mine(reporter)[0]?.deadline).toBe(7 * HOUR);
		const promise = aPromise({ dueAt: 6 * HOUR });
		paper.put('story', aStory('s', { authorIds, promise }));
		expect(mine(reporter)[0]?.deadline).toBe(6 * HOUR);
		paper.put('story', aStory('s', { authorIds, promise: { ...promise, keptAt: 1 } }));
		expect(mine(reporter)[0]?.deadline).toBe(7 * HOUR);
	});
});

describe('what is expected of a reporter', () => {
	test('is an answer where somebody else spoke last', () => {
		paper.put('story', aStory('s', { authorIds }));
		thread(paper, 'open', 's', [comment('c1', 'editor', [])]);
		thread(paper, 'also open', 's', [comment('c0', 'editor', [], 7)]);
		thread(paper, 'answered', 's', [comment('c2', 'editor', []), comment('c3', 'reporter', [])]);
		thread(paper, 'done', 's', [comment('c4', 'editor', [])], { state: 'resolved' });
		expect(mine(reporter)[0]).toMatchObject({
			openThreads: 3,
			turn: { what: 'answer', count: 2, mine: true, since: 7 }
		});
	});

	test('is another look at what was sent back, until it is handed in again', () => {
		paper.put('story', aStory('s', { authorIds, stage: 'editing' }));
		signed(paper, 's', 'handIn', 'reporter', 3, {
			void: { cause: 'returned', at: 5, by: 'editor' }
		});
		sentBack(paper, 's', 'editor', 5, '桥长再核');
		thread(paper, 'open', 's', [comment('c1', 'editor', [])]);
		expect(turn(reporter)).toMatchObject({ what: 'returned', mine: true, since: 5 });
		expect(turn(reporter)?.back?.reason).toBe('桥长再核');
		signed(paper, 's', 'handIn', 'reporter', 9);
		paper.put('story', aStory('s', { authorIds, stage: 'review1' }));
		expect(turn(reporter)).toMatchObject({ what: 'review1', mine: false, since: 9 });
	});

	test('is what they promised', () => {
		paper.put('story', aStory('s', { authorIds, promise: aPromise() }));
		expect(turn(reporter)).toMatchObject({ what: 'promise', mine: true });
		const withdrawn = { by: 'reporter', at: 1, reason: '' };
		paper.put('story', aStory('s', { authorIds, promise: aPromise({ withdrawn }) }));
		expect(turn(reporter)).toMatchObject({ what: 'withdrawn', mine: false });
	});
});

describe('a step that is to be signed is expected', () => {
	const inReview = (stage: 'review1' | 'review2' | 'review3' | 'proofing') =>
		paper.put('story', aStory('s', { authorIds, stage }));

	test('of the page’s editor', () => {
		inReview('review1');
		stand(paper, 's', 'page2');
		expect(turn(editor)).toMatchObject({ mine: true, what: 'review1', personId: 'editor' });
		expect(mine(chief)).toEqual([]);
	});

	test('of anybody who may, where no editor is named', () => {
		inReview('review1');
		expect(turn(editor)).toMatchObject({ mine: true, anyone: true, personId: null });
		expect(turn(chief)).toMatchObject({ mine: true, anyone: true });
		expect(turn(reporter)).toMatchObject({ mine: false, anyone: true, personId: null });
	});

	test('of another one than who signed the review before', () => {
		inReview('review2');
		stand(paper, 's', 'page2');
		signed(paper, 's', 'review1', 'editor', 4);
		expect(turn(chief)).toMatchObject({ mine: true, anyone: false, what: 'review2', since: 4 });
		expect(turn(editor)).toMatchObject({ mine: false, personId: 'chief' });
	});

	test('of whom the paper names, whatever its pages say', () => {
		paper.put('newsroom', {
			...{ id: 'newsroom', name: '报', timeZone: 'UTC', formatId: 'sikai', pressTime: '23:00' },
			...{ masthead: {}, createdAt: 0, workflow: { signers: { review1: ['chief'] } } }
		});
		inReview('review1');
		stand(paper, 's', 'page2');
		expect(turn(chief)).toMatchObject({ mine: true, anyone: false });
		expect(turn(editor)).toMatchObject({ mine: false, personId: 'chief' });
	});

	test('of nobody who wrote it, while there are others', () => {
		paper.put('story', aStory('s', { authorIds: ['editor'], stage: 'review1' }));
		stand(paper, 's', 'page2');
		expect(turn(editor)).toMatchObject({ mine: false, personId: 'chief' });
	});

	test('of the page’s proofreader, and signing off of the chief editor', () => {
		const proofreader = paper.put('person', aPerson('yan', 'proofreader'));
		paper.put('person', aPerson('other', 'proofreader'));
		const page = paper.get('page', 'page2');
		if (page) paper.put('page', { ...page, proofreaderId: 'yan' });
		inReview('proofing');
		stand(paper, 's', 'page2');
		expect(turn(proofreader)).toMatchObject({ mine: true, what: 'proof1', personId: 'yan' });
		signed(paper, 's', 'proof1', 'yan', 4);
		expect(turn(chief)).toMatchObject({ mine: true, what: 'signOff', personId: 'chief' });
		expect(turn(proofreader)).toMatchObject({ mine: false, what: 'signOff' });
	});
});

test('mentions wait until one has answered in the thread', () => {
	paper.put('story', aStory('s'));
	thread(paper, 'old', 's', [comment('c1', 'editor', ['reporter'], 1)]);
	thread(paper, 'new', 's', [
		comment('c2', 'editor', ['reporter'], 5),
		comment('c3', 'reporter', [], 6)
	]);
	const closed = [comment('c4', 'editor', ['reporter'], 9)];
	thread(paper, 'closed', 's', closed, { state: 'resolved' });
	const found = mentionsOf(paper, 'reporter').map((one) => [one.thread.id, one.waiting]);
	expect(found).toEqual([
		['new', false],
		['old', true]
	]);
});
