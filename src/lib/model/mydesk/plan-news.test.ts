import { beforeEach, describe, expect, test } from 'vitest';
import { stand } from '#tests/support/mydesk.ts';
import { aPaper, aPerson, aStory, type Paper } from '#tests/support/paper.ts';
import type { Id } from '../ids.ts';
import type { Person } from '../person.ts';
import type { Reminder } from '../press-check/reminder.ts';
import type { StoryMove } from '../story-move.ts';
import { newsAddress } from './news-address.ts';
import { isBlocking, noticesOf } from './notices.ts';

const NOW = 1_000_000_000_000;
const AT = NOW - 60_000;
let paper: Paper;
const people = new Map<Id, Person>();

beforeEach(() => {
	const made = aPaper();
	({ paper } = made);
	paper.put('edition', { ...paper.get('edition', 'today')!, pressAt: NOW + 3_600_000 });
	paper.put('person', aPerson('reporter', 'reporter'));
	paper.put('person', aPerson('other', 'reporter'));
	paper.put('person', aPerson('reader', 'proofreader'));
	paper.put('person', aPerson('deputy', 'editor'));
	paper.put('page', { ...made.inside, proofreaderId: 'reader' });
	for (const one of paper.list('person')) people.set(one.id, one);
});

const spot = (pageId: Id | null, editionId = 'today'): StoryMove['from'] => ({
	...{ editionId, date: editionId === 'today' ? '2026-11-24' : '2026-11-25', pageId },
	number: pageId === null ? null : Number(pageId.at(-1))
});
/** The chief has moved the reporter's story. */
const moved = (from: StoryMove['from'], to: StoryMove['to'], more: object = {}) => {
	const move = { by: 'chief', at: AT, from, to };
	const story = aStory('s', { authorIds: ['reporter'], stage: 'editing', moved: move, ...more });
	return paper.put('story', { ...story, editionId: to.editionId });
};
const noticed = (id: Id, marks = {}) =>
	noticesOf(paper, people.get(id)!, marks, NOW).flatMap((one) =>
		one.kind === 'told' || one.kind === 'asked' ? [one] : []
	);
const told = (id: Id) => noticed(id).map(({ news }) => news.kind);
/** Who is told of it. */
const heard = () => [...people.keys()].filter((id) => told(id).length > 0).sort();

describe('a story that has left its page', () => {
	test('is told to its writer, its editor, and whoever makes the page', () => {
		moved(spot('page2'), spot(null), { editorId: 'deputy' });
		expect(heard()).toEqual(['deputy', 'editor', 'reader', 'reporter']);
		const [notice] = noticed('reporter');
		expect(notice?.news).toMatchObject({ kind: 'unplaced', personId: 'chief', at: AT });
		expect(newsAddress(paper, notice!.news, 0)).toBe('/editions/2026-11-24');
	});

	test('and of a page without an editor to whoever may sign its clean proof, but for who did it', () => {
		moved(spot('page1'), spot(null));
		expect(heard()).toEqual(['deputy', 'editor', 'reporter']);
	});

	test('for another one is told once, not as a placement besides', () => {
		moved(spot('page1'), spot('page2'));
		stand(paper, 's', 'page2', 0, 'chief', AT);
		expect(told('reporter')).toEqual(['moved']);
		expect(told('editor')).toEqual(['moved']);
	});

	test('for another day leads to that day', () => {
		paper.put('edition', { ...paper.get('edition', 'today')!, id: 'next', date: '2026-11-25' });
		moved(spot('page2'), spot(null, 'next'));
		const [notice] = noticed('reporter');
		expect(notice?.news.kind).toBe('moved');
		expect(newsAddress(paper, notice!.news, 0)).toBe('/editions/2026-11-25');
	});

	test('and is set aside is told though it stands on nobody’s desk any more', () => {
		moved(spot('page2'), spot(null), { spikedAt: AT });
		expect(told('reporter')).toEqual(['spiked']);
	});

	test('is read like all that happened to it', () => {
		moved(spot('page2'), spot(null));
		expect(noticed('reporter', { s: AT })[0]?.unread).toBe(false);
	});
});

describe('a press time that was moved', () => {
	const press = () => {
		const today = paper.get('edition', 'today')!;
		const pressMoved = { by: 'chief', at: AT, before: today.pressAt - 900_000 };
		paper.put('edition', { ...today, pressMoved });
	};

	test('is told to whoever has a story in the paper or makes a page of it, and nobody else', () => {
		paper.put('story', aStory('s', { authorIds: ['reporter'] }));
		press();
		// The front page has no editor: whoever may sign it makes it.
		expect(heard()).toEqual(['deputy', 'editor', 'reader', 'reporter']);
		const [notice] = noticed('reporter');
		expect(notice?.news.press).toMatchObject({
			edition: { date: '2026-11-24' },
			...{ before: NOW + 2_700_000, now: NOW + 3_600_000 }
		});
		expect(newsAddress(paper, notice!.news, 0)).toBe('/editions/2026-11-24');
	});

	test('is read by the edition, and is announced in the last hour, too', () => {
		press();
		const [notice] = noticed('editor');
		expect(notice && isBlocking(notice)).toBe(true);
		expect(noticed('editor', { today: AT })[0]?.unread).toBe(false);
	});
});

describe('what somebody is asked for', () => {
	const asked = (more: Partial<Reminder> = {}) =>
		paper.put('reminder', {
			...{ id: 'r', editionId: 'today', itemId: 'struck:s', about: '1', kind: 'struck' },
			...{ step: 'review2', pageId: 'page2', storyId: 's', slotId: null, threadId: null },
			...{ personIds: ['deputy'], personId: 'chief', at: AT - 48 * 3_600_000 },
			...more
		});

	test('stands on their desk as long as it waits, before what they are told, and on nobody else’s', () => {
		paper.put('story', aStory('s', { authorIds: ['reporter'], stage: 'review2' }));
		asked();
		expect(noticed('reporter')).toEqual([]);
		const [notice] = noticed('deputy');
		expect(notice).toMatchObject({ kind: 'asked', storyId: 's', unread: true });
		expect(notice && isBlocking(notice)).toBe(true);
	});

	test('is nobody’s any more once its paper is past', () => {
		asked({ kind: 'pageUnsigned', step: null, storyId: null });
		expect(noticed('deputy')).toHaveLength(1);
		paper.put('edition', { ...paper.get('edition', 'today')!, pressAt: NOW - 4 * 3_600_000 });
		expect(noticed('deputy')).toEqual([]);
	});

	test('leads to where it is done', () => {
		paper.put('story', aStory('s', { authorIds: ['reporter'], stage: 'review2' }));
		const leads = (more: Partial<Reminder>) => {
			asked(more);
			return newsAddress(paper, noticed('deputy')[0]!.news, 0);
		};
		expect(leads({})).toBe('/stories/s/sign');
		expect(leads({ kind: 'unsigned', step: 'handIn' })).toBe('/stories/s');
		expect(leads({ kind: 'question', step: null, threadId: 't' })).toBe('/stories/s#thread-t');
		expect(leads({ kind: 'pageUnsigned', step: null, storyId: null })).toBe(
			'/editions/2026-11-24/proof/2'
		);
		expect(leads({ kind: 'slotEmpty', step: null, storyId: null, slotId: 'x' })).toBe(
			'/editions/2026-11-24/proof/2?slot=x'
		);
	});
});
