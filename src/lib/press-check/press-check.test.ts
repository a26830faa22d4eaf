import { expect, test } from 'vitest';
import { Format } from '#lib/i18n/format.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { askedAbout } from '#model/press-check/reminder.ts';
import { aPerson } from '#tests/support/paper.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { checkNames } from './check-names.ts';
import { PressChecking } from './press-check.svelte.ts';

test('an edition that has not been fetched yet is not ready for the press', () => {
	const { paper } = new PressNight();
	const pages = [...paper.list('page')];
	let fetched: typeof pages = [];
	const desk = {
		get: paper.get.bind(paper),
		list: (kind: Parameters<typeof paper.list>[0]) =>
			kind === 'page' ? fetched : paper.list(kind),
		edition: (id: string) => paper.get('edition', id),
		pages: () => fetched
	} as unknown as DeskState;
	expect(new PressChecking(desk, 'today', () => 0).isReady).toBe(false);
	fetched = pages;
	expect(new PressChecking(desk, 'today', () => 0).isReady).toBe(true);
});

/** The press check of a paper whose story on page 2 waits for its editor, as somebody sees it. */
function seenBy(id: string, asked = false) {
	const night = new PressNight();
	const { paper } = night;
	paper.put('person', aPerson('reporter', 'reporter'));
	const story = paper.get('story', night.storyOn(2));
	if (story) paper.put('story', { ...story, stage: 'review2', editorId: 'editor' });
	const me = paper.get('person', id);
	const desk = {
		...{ me, get: paper.get.bind(paper), list: paper.list.bind(paper) },
		...{ edition: (one: string) => paper.get('edition', one), pages: () => [...paper.list('page')] }
	} as unknown as DeskState;
	const checking = new PressChecking(desk, 'today', () => 0);
	const item = night.item('unsigned');
	if (asked) {
		const { id: itemId, kind, pageId, storyId } = item;
		const about = { itemId, kind, about: askedAbout(item), pageId, storyId };
		const who = { editionId: 'today', personIds: ['editor'] };
		const done = paper.run(night.chief, { type: 'check.remind', id: 'r', ...about, ...who });
		if (!done.ok) throw new Error(done.error.reason);
	}
	const { first, toAsk } = checking.way(item);
	return [first, ...toAsk];
}

test('whoever may asks the one it waits for, once; whose turn it is, goes there', () => {
	expect(seenBy('chief')).toEqual(['ask', 'editor']);
	expect(seenBy('chief', true)).toEqual(['asked']);
	expect(seenBy('editor')).toEqual(['open']);
	expect(seenBy('reporter')).toEqual(['open']);
});

test('of many who may sign all are asked at once, and the line is in nobody’s list', () => {
	const night = new PressNight();
	const { paper } = night;
	const story = paper.get('story', night.storyOn(2));
	if (story) paper.put('story', { ...story, stage: 'review1', editorId: null });
	const page = night.page(2);
	paper.put('page', { ...page, editorId: null });
	const editors = ['ed1', 'ed2', 'ed3', 'ed4'];
	for (const id of editors) paper.put('person', aPerson(id, 'editor'));
	const desk = {
		...{ me: night.chief, get: paper.get.bind(paper), list: paper.list.bind(paper) },
		...{ edition: (one: string) => paper.get('edition', one), pages: () => [...paper.list('page')] }
	} as unknown as DeskState;
	const checking = new PressChecking(desk, 'today', () => 0);
	const item = night.item('unsigned');
	const { toAsk } = checking.way(item);
	expect(toAsk).toEqual(expect.arrayContaining(editors));
	const names = checkNames(desk, new Format('zh', 'UTC'), [], () => 0);
	expect(names.people(toAsk)).toBe(`${toAsk.length} 人`);
	expect(names.people(editors.slice(1))).toBe('ed2、ed3、ed4');
	checking.list.take([item], false);
	checking.order = 'person';
	expect(checking.groups(null).map(({ id }) => id)).toEqual([null]);
});
