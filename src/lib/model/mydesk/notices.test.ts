import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import { withMark, ALL, isSeen } from '#model/seen.ts';
import { comment, sentBack, signed, stand, thread } from '#tests/support/mydesk.ts';
import { aPaper, aPerson, aPromise, aStory, someFacts, type Paper } from '#tests/support/paper.ts';
import { myStories } from './my-stories.ts';
import { newsOf } from './news.ts';
import { isBlocking, noticesOf, unreadOf } from './notices.ts';

const NOW = 100_000_000;
const MINUTE = 60_000;
const authorIds = ['reporter'];
let paper: Paper;
let chief: Person;
let editor: Person;
let reporter: Person;

beforeEach(() => {
	({ paper, chief, editor } = aPaper());
	paper.put('edition', { ...paper.get('edition', 'today')!, pressAt: NOW + 3_600_000 });
	reporter = paper.put('person', aPerson('reporter', 'reporter'));
});

const news = (person: Person, since = 0) =>
	newsOf(
		paper,
		myStories(paper, person, () => true),
		person.id,
		{ since, isLive: () => true }
	);
const notices = (person: Person, marks = {}, now = NOW) => noticesOf(paper, person, marks, now);
const kinds = (person: Person) => notices(person).map(({ kind }) => kind);
const inReview = () => paper.put('story', aStory('s', { authorIds, stage: 'review1' }));

describe('what has changed in my stories', () => {
	test('is what others did since, the newest first', () => {
		paper.put('story', aStory('s', { authorIds, stage: 'editing' }));
		paper.put('facts', someFacts('s', [90], { editedAt: 40 * MINUTE, editedBy: 'editor' }));
		signed(paper, 's', 'review1', 'editor', 10 * MINUTE);
		sentBack(paper, 's', 'chief', 20 * MINUTE, '桥长再核');
		stand(paper, 's', 'page2', 0, 'editor', 30 * MINUTE);
		expect(news(reporter).map(({ kind, personId, words }) => [kind, personId, words])).toEqual([
			['edited', 'editor', undefined],
			['placed', 'editor', undefined],
			['returned', 'chief', '桥长再核'],
			['signed', 'editor', undefined]
		]);
		expect(news(reporter, 20 * MINUTE)).toHaveLength(2);
	});

	test('is nothing that I did myself', () => {
		paper.put('story', aStory('s', { authorIds }));
		paper.put('facts', someFacts('s', [90], { editedAt: MINUTE, editedBy: 'reporter' }));
		thread(paper, 't', 's', [comment('c', 'reporter', [], MINUTE)]);
		expect(news(reporter)).toEqual([]);
	});

	test('tells three suggestions of mine that were accepted in a row once', () => {
		paper.put('story', aStory('s', { authorIds }));
		for (const n of [1, 2, 3])
			thread(paper, `t${n}`, 's', [comment(`c${n}`, 'editor', [], 0)], {
				...{ state: 'resolved', resolvedBy: 'reporter', resolvedAt: n * MINUTE },
				suggestion: { replacement: '。', state: 'accepted', by: 'reporter', at: n * MINUTE }
			});
		stand(paper, 's', 'page2', 0, 'editor');
		expect(news(editor)).toMatchObject([
			{ kind: 'accepted', count: 3, at: 3 * MINUTE, toMe: true }
		]);
	});

	test('tells whose signature an edit struck, to them', () => {
		inReview();
		stand(paper, 's', 'page2', 0, 'editor');
		const struck = { cause: 'edited' as const, at: 9, by: 'reporter', paragraphs: [2] };
		signed(paper, 's', 'review1', 'editor', 4, { void: struck });
		expect(news(editor)).toMatchObject([{ kind: 'struck', personId: 'reporter', toMe: true }]);
	});

	test('tells what somebody outside says, to its people and to whoever sent it', () => {
		paper.put('story', aStory('s', { authorIds }));
		const answer = { id: 'a', verdict: 'approved', remark: '', at: NOW - MINUTE } as const;
		const link = { hash: '', length: 1, expiresAt: NOW, withdrawn: null, devices: [] };
		paper.put('outside', {
			...{ id: 'o', storyId: 's', name: '卢一舟', unit: '县水利局', note: '', ...link },
			...{ personId: 'chief', at: 1, refusals: 0, refusedAt: null },
			answer: { ...answer, threadIds: [] }
		});
		const outside = '卢一舟（县水利局）';
		expect(news(reporter)).toMatchObject([{ kind: 'opinion', outside, verdict: 'approved' }]);
		expect(news(reporter)[0]?.toMe).toBe(false);
		// The chief has nothing else to do with the story.
		expect(news(chief)).toMatchObject([{ kind: 'opinion', toMe: true }]);
		expect(kinds(chief)).toContain('told');
		expect(news(editor)).toEqual([]);
	});

	test('tells who changed or withdrew what was promised, to the page’s editor', () => {
		const promise = aPromise({
			changes: [{ by: 'reporter', at: 5, before: { length: 900 } }],
			withdrawn: { by: 'reporter', at: 7, reason: '人没采到' }
		});
		paper.put('story', aStory('s', { authorIds, promise }));
		stand(paper, 's', 'page2', 0, 'editor');
		expect(news(editor).map(({ kind, words }) => [kind, words])).toEqual([
			['withdrawn', '人没采到'],
			['promise', undefined]
		]);
	});
});

describe('notices', () => {
	test('call whoever is to sign, and nobody else', () => {
		inReview();
		stand(paper, 's', 'page2');
		expect(kinds(editor)).toEqual(['turn']);
		expect(kinds(chief)).toEqual([]);
		expect(kinds(reporter)).toEqual([]);
	});

	test('call a reporter to what was sent back, and not to what they write anyway', () => {
		paper.put('story', aStory('s', { authorIds, createdBy: 'reporter', stage: 'editing' }));
		expect(kinds(reporter)).toEqual([]);
		sentBack(paper, 's', 'editor', NOW - MINUTE);
		expect(kinds(reporter)).toEqual(['turn']);
	});

	test('call a reporter to a story that somebody else has begun for them', () => {
		paper.put('story', aStory('s', { authorIds, createdBy: 'editor' }));
		expect(kinds(reporter)).toEqual(['turn']);
		paper.put('facts', someFacts('s', [50]));
		expect(kinds(reporter)).toEqual([]);
	});

	test('tell the writer and the page’s editor of a promise that is late', () => {
		const promise = aPromise({ dueAt: NOW - MINUTE });
		paper.put('story', aStory('s', { authorIds, createdBy: 'reporter', promise }));
		stand(paper, 's', 'page2');
		expect(kinds(reporter)).toEqual(['late']);
		expect(kinds(editor)).toEqual(['late']);
		expect(kinds(chief)).toEqual([]);
		expect(notices(reporter, {}, NOW - 2 * MINUTE)).toEqual([]);
	});

	test('are read once the story, or everything, has been seen since', () => {
		inReview();
		stand(paper, 's', 'page2');
		signed(paper, 's', 'handIn', 'reporter', 50);
		const unread = (marks: Record<string, number>) => unreadOf(notices(editor, marks)).length;
		expect([unread({}), unread({ s: 49 }), unread({ s: 50 }), unread({ '*': 50 })]).toEqual([
			1, 1, 0, 0
		]);
		signed(paper, 's', 'handIn', 'reporter', 60);
		expect(unread({ s: 50 })).toBe(1);
	});

	test('keep a mention until it is answered, and put what must be done before it', () => {
		inReview();
		stand(paper, 's', 'page2');
		thread(paper, 't', 's', [comment('c', 'chief', ['editor'], NOW)]);
		expect(kinds(editor)).toEqual(['turn', 'mention']);
		expect(notices(editor).map(isBlocking)).toEqual([true, false]);
		thread(paper, 't', 's', [
			comment('c', 'chief', ['editor'], NOW),
			comment('d', 'editor', [], NOW)
		]);
		expect(kinds(editor)).toEqual(['turn']);
	});

	test('tell a comment that waits for an answer once, where it names them', () => {
		paper.put('story', aStory('s', { authorIds, createdBy: 'reporter' }));
		thread(paper, 't', 's', [comment('c', 'editor', ['reporter'], NOW)]);
		expect(kinds(reporter)).toEqual(['mention']);
		thread(paper, 'u', 's', [comment('d', 'editor', [], NOW)]);
		expect(kinds(reporter)).toEqual(['turn', 'mention']);
	});

	test('say nothing of papers that have gone to press, nor to whoever reads no stories', () => {
		inReview();
		const administrator = paper.put('person', aPerson('admin', 'administrator'));
		thread(paper, 't', 's', [comment('c', 'chief', ['admin'], NOW)]);
		expect(notices(administrator)).toEqual([]);
		expect(notices(editor, {}, NOW + 10 * 3_600_000)).toEqual([]);
	});
});

test('marks only go forward, and a mark on everything takes the place of older ones', () => {
	expect(withMark({ s: 5 }, 's', 3)).toEqual({ s: 5 });
	expect(withMark({ s: 5, t: 9 }, ALL, 7)).toEqual({ '*': 7, t: 9 });
	expect(isSeen({ '*': 7, t: 9 }, 's', 8)).toBe(false);
	expect(isSeen({ '*': 7, t: 9 }, 't', 8)).toBe(true);
});

test('somebody who was asked to sign is told so once, not of their turn as well', () => {
	inReview();
	stand(paper, 's', 'page2');
	expect(kinds(editor)).toContain('turn');
	paper.put('reminder', {
		...{ id: 'r', editionId: 'today', itemId: 'unsigned/s', about: 'review1', at: NOW - MINUTE },
		...{ kind: 'unsigned', step: 'review1', pageId: 'page2', storyId: 's', slotId: null },
		...{ threadId: null, personIds: ['editor'], personId: 'chief' }
	});
	expect(kinds(editor)).toContain('asked');
	expect(kinds(editor)).not.toContain('turn');
});
