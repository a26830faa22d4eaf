import { expect, test } from 'vitest';
import { addStory, aPaper, type Paper } from '#tests/support/paper.ts';
import { pagesOf, standingOn } from './board.ts';
import { jumpOffer } from './jump-offer.ts';
import type { Page } from './page.ts';
import type { Person } from './person.ts';

/** The lead of page 1 takes 72 lines of 14; the story wants 80. */
function overset(paragraphs = 20) {
	const all = aPaper();
	const { paper, chief, front } = all;
	addStory(paper, 'long', paragraphs);
	const to = { storyId: 'long', slotId: '1s3', pageId: front.id, expect: null };
	expect(paper.run(chief, { type: 'story.place', ...to })).toMatchObject({ ok: true });
	return all;
}

const offer = (paper: Paper, person: Person) => {
	const pages = pagesOf(paper, 'today');
	return jumpOffer(paper, { pages, standing: standingOn(paper, pages) }, person, 'long');
};

/** Another inside page with a jump slot so many lines tall. */
const withJump = (paper: Paper, inside: Page, number: number, lines: number): Page =>
	paper.put('page', {
		...{ ...inside, id: `page${number}`, number, editorId: null },
		slots: [
			{
				...{ id: `${number}jump`, role: 'jump', headLines: 3 },
				at: { column: 0, line: 10, span: 2, lines }
			}
		]
	});

test('a story that fits has nowhere to go', () => {
	const { paper, chief } = overset(10);
	expect(offer(paper, chief)).toBeNull();
});

test('what hangs out goes to the next page with a free jump slot', () => {
	const { paper, chief } = overset();
	const way = offer(paper, chief);
	expect(way).toMatchObject({ can: 'jump', page: { number: 2 }, room: 20 * 14 });
	expect(way).toMatchObject({
		fit: { over: 0, left: 11 },
		command: { slotId: '2s7', expect: null }
	});
	if (way?.can === 'jump') expect(paper.run(chief, way.command)).toMatchObject({ ok: true });
	expect(offer(paper, chief)).toBeNull();
});

test('a page further on that takes all of it comes before one that does not', () => {
	const { paper, chief, inside } = overset(30);
	expect(offer(paper, chief)).toMatchObject({
		can: 'jump',
		page: { number: 2 },
		fit: { over: 29 }
	});
	withJump(paper, inside, 3, 40);
	expect(offer(paper, chief)).toMatchObject({ can: 'jump', page: { number: 3 }, fit: { over: 0 } });
});

test('a later page comes before an earlier one, even if it takes less', () => {
	const { paper, chief, front, inside } = overset(30);
	paper.put('page', { ...front, number: 3 });
	expect(offer(paper, chief)).toMatchObject({ can: 'jump', page: { number: 2 } });
	withJump(paper, inside, 4, 12);
	expect(offer(paper, chief)).toMatchObject({ can: 'jump', page: { number: 4 } });
});

test('who may not fill the slot is told whose page it is on', () => {
	const { paper, editor, front } = overset();
	paper.put('page', { ...front, editorId: 'editor' });
	expect(offer(paper, editor)).toMatchObject({ can: 'jump' });
	const inside = pagesOf(paper, 'today')[1];
	if (inside) paper.put('page', { ...inside, editorId: null });
	expect(offer(paper, editor)).toMatchObject({ can: 'ask', page: { number: 2 } });
});

test('without a free slot it names the page that could be given one, best one’s own', () => {
	const { paper, chief, editor, inside } = overset();
	const slots = inside.slots.filter(({ role }) => role !== 'jump');
	paper.put('page', { ...inside, editorId: null, slots });
	expect(offer(paper, chief)).toMatchObject({ can: 'draw', page: { number: 2 }, mayDraw: true });
	expect(offer(paper, editor)).toMatchObject({ can: 'draw', page: { number: 2 }, mayDraw: false });
	withJump(paper, inside, 3, 40);
	const third = paper.get('page', 'page3');
	if (third) paper.put('page', { ...third, editorId: 'editor', slots: [] });
	expect(offer(paper, editor)).toMatchObject({ can: 'draw', page: { number: 3 }, mayDraw: true });
});

test('an edition of one page leaves nothing but to cut', () => {
	const { paper, chief, inside } = overset();
	paper.take([{ kind: 'page', id: inside.id, value: null }]);
	expect(offer(paper, chief)).toEqual({ can: 'cut' });
});
