import { expect, test, vi } from 'vitest';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import type { SetPage, SlotReport } from '#lib/typeset/set-page.ts';
import type { Copy } from '#model/copy.ts';
import { galleyOf } from '#model/galley.ts';
import type { Page, Slot } from '#model/page.ts';
import type { Change } from '#model/records.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import { PageThreads } from './page-threads.svelte.ts';

const ANCHOR: Anchor = { start: null, end: null, quote: '渡口', prefix: '', suffix: '' };
const thread = (id: string, storyId: string): Change => {
	const value: Thread = {
		...{ id, storyId, anchor: ANCHOR, orphaned: false, comments: [], suggestion: null },
		...{ state: 'open', resolvedBy: null, resolvedAt: null, createdAt: 0 }
	};
	return { kind: 'thread', id, value };
};

/** A story of one line, in a slot of its own name. */
const copyOf = (storyId: string): Copy => ({
	storyId,
	blocks: [{ kind: 'paragraph', spans: [{ text: '早稻开镰，晚稻下田。' }] }]
});
const words = (storyId: string, places: Record<string, number>) => ({
	copy: copyOf(storyId),
	galley: galleyOf(copyOf(storyId)),
	places: Object.fromEntries(
		Object.entries(places).map(([id, from]) => [id, [{ block: 0, from, to: from + 1 }]])
	)
});
const line = (storyId: string, y: number) => ({
	...{ y, slotId: storyId, text: { storyId, paragraph: 0, from: 0, to: 10 } }
});

/** Three comments on two stories of a page. */
function onPage(): PageThreads {
	const stories = ['foot', 'lead'];
	const changes = [thread('f', 'foot'), thread('late', 'lead'), thread('early', 'lead')];
	const desk = new DeskState({ me: 'me', position: { epoch: 'e', seq: 0 }, changes });
	const slot = (id: string, at: number) =>
		({ id, at: { line: at, column: 0, span: 1, lines: 1 } }) as Slot;
	return new PageThreads(
		desk,
		{
			page: () => ({ slots: [slot('foot', 50), slot('lead', 1)] }) as Page,
			setPage: () =>
				({
					...{ number: 1, decks: [], photos: [], rules: [], labels: [] },
					lines: [line('lead', 10), line('foot', 500)]
				}) as unknown as SetPage,
			reportsOn: () => stories.map((id) => ({ slotId: id, storyId: id }) as SlotReport),
			copies: new Map([
				['lead', words('lead', { late: 6, early: 2 })],
				['foot', words('foot', { f: 0 })]
			])
		},
		() => 1
	);
}

test('every comment of a page has a number of its own, in the order in which the page is read', () => {
	const threads = onPage();
	expect([...threads.numbers]).toEqual([
		['early', 1],
		['late', 2],
		['f', 3]
	]);
});

test('one goes from comment to comment, and stays at the first and the last', () => {
	vi.stubGlobal('document', { querySelector: () => null });
	vi.stubGlobal('CSS', { escape: (text: string) => text });
	const threads = onPage();
	const went = ([1, 1, 1, 1, -1, -1, -1] as const).map((by) => {
		threads.step(by);
		return threads.activeId;
	});
	expect(went).toEqual(['early', 'late', 'f', 'f', 'late', 'early', 'early']);
	vi.unstubAllGlobals();
});
