import { describe, expect, test } from 'vitest';
import { addStory, aPaper } from '#tests/support/paper.ts';
import {
	addFits,
	fitAt,
	fitIn,
	isInFilter,
	pageFit,
	pagesOf,
	poolOf,
	sheetsOf,
	slotOf,
	stageCounts,
	standingOn
} from './board.ts';

/** front: lead 1s3 (72 lines of 14), columns 1s4 and 1s5 (32 each); page 2: jump 2s7 (20 lines). */
function laidOut() {
	const all = aPaper();
	const place = (storyId: string, slotId: string) => {
		const spot = slotOf(pagesOf(all.paper, 'today'), slotId);
		if (!spot) throw new Error(slotId);
		const to = { storyId, slotId, pageId: spot.page.id, expect: null };
		expect(all.paper.run(all.chief, { type: 'story.place', ...to })).toMatchObject({ ok: true });
	};
	const standing = () => standingOn(all.paper, pagesOf(all.paper, 'today'));
	return { ...all, place, standing };
}

describe('pages on the desk', () => {
	test('lie as the opened sheets: the first, the inner spread, the last', () => {
		expect(sheetsOf([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
			[[1], [2, 3], [4]],
			[[5], [6, 7], [8]]
		]);
	});

	test.each([
		[[1], [[[1]]]],
		[[1, 2], [[[1], [2]]]],
		[[1, 2, 3], [[[1], [2, 3]]]],
		[
			[1, 2, 3, 4, 5, 6],
			[
				[[1], [2, 3], [4]],
				[[5], [6]]
			]
		]
	])('%j', (pages, sheets) => {
		expect(sheetsOf(pages)).toEqual(sheets);
	});
});

describe('a page’s fit', () => {
	test('adds up: what stands, and what is left or hangs out, make the room', () => {
		const { paper, front, place, standing } = laidOut();
		addStory(paper, 'long', 20);
		addStory(paper, 'short', 5);
		place('long', '1s3');
		place('short', '1s4');
		const fit = pageFit(paper, front, standing());
		expect(fit).toMatchObject({ length: 25 * 54, over: 8 * 14, left: 12 * 14, open: 4 });
		expect(fit.length + fit.left - fit.over + fit.openRoom).toBe(fit.room);
	});

	test('a story that jumps fills its places one after another, and hangs out of the last', () => {
		const { paper, front, inside, place, standing } = laidOut();
		addStory(paper, 'long', 20);
		place('long', '1s3');
		place('long', '2s7');
		const places = standing().byStory.get('long') ?? [];
		expect(places.map(({ slot }) => slot.id)).toEqual(['1s3', '2s7']);
		expect(fitIn(paper, 'long', places)).toMatchObject({ over: 0, leftIn: [0, 11] });
		expect(pageFit(paper, front, standing())).toMatchObject({ over: 0, left: 0 });
		expect(pageFit(paper, inside, standing())).toMatchObject({ length: 9 * 14, left: 11 * 14 });
	});

	test('what hangs out of a jump counts where the story ends, not where it begins', () => {
		const { paper, front, inside, place, standing } = laidOut();
		addStory(paper, 'endless', 40);
		place('endless', '1s3');
		place('endless', '2s7');
		// 160 lines: 71 and 下转 in the lead, 20 in the jump, 69 too many.
		expect(pageFit(paper, inside, standing())).toMatchObject({
			length: 89 * 14,
			over: 69 * 14
		});
		const [first, second] = [front, inside].map((page) => pageFit(paper, page, standing()));
		expect(first!.length + second!.length).toBe(40 * 54);
		expect(first!.over).toBe(0);
		expect(second!.room - second!.openRoom).toBe(second!.length - second!.over);
	});

	test('each place of a story that jumps says what of it stands there', () => {
		const { paper, place, standing } = laidOut();
		addStory(paper, 'long', 20);
		place('long', '1s3');
		place('long', '2s7');
		const places = standing().byStory.get('long') ?? [];
		const [begins, goesOn] = [0, 1].map((at) => fitAt(paper, 'long', places, at));
		expect(begins).toMatchObject({ capacity: 71, lines: 71, over: 0, left: 0 });
		expect(goesOn).toMatchObject({ capacity: 20, lines: 9, length: 126, left: 11, room: 280 });
	});

	test('an empty jump slot is no empty place', () => {
		const { paper, inside, standing } = laidOut();
		expect(pageFit(paper, inside, standing()).open).toBe(5);
	});

	test('those of the pages make the edition’s', () => {
		const { paper, front, inside, standing } = laidOut();
		const fits = [front, inside].map((page) => pageFit(paper, page, standing()));
		expect(addFits(fits).open).toBe(11);
		expect(addFits([])).toMatchObject({ length: 0, room: 0 });
	});
});

describe('the pool', () => {
	test('holds the edition’s stories that stand nowhere, then those held over', () => {
		const { paper, place, standing } = laidOut();
		addStory(paper, 'placed', 1);
		addStory(paper, 'waiting', 1);
		addStory(paper, 'held', 1, { editionId: null });
		addStory(paper, 'tomorrow', 1, { editionId: 'later' });
		addStory(paper, 'spiked', 1, { spikedAt: 1 });
		place('placed', '1s4');
		const ids = poolOf(paper, 'today', standing()).map((story) => story.id);
		expect(ids).toEqual(['waiting', 'held']);
	});

	test('is filtered by stage, photo and held over', () => {
		const { paper } = aPaper();
		const story = addStory(paper, 'a', 1, { stage: 'review2', editionId: null });
		const draft = addStory(paper, 'b', 1, { stage: 'review1' });
		expect(isInFilter(paper, story, 'reviewed')).toBe(true);
		expect(isInFilter(paper, draft, 'reviewed')).toBe(false);
		expect(isInFilter(paper, story, 'held')).toBe(true);
		expect(isInFilter(paper, story, 'photo')).toBe(false);
		expect(isInFilter(paper, draft, 'all')).toBe(true);
	});

	test('stages are counted over the whole edition', () => {
		const { paper } = aPaper();
		addStory(paper, 'a', 1);
		addStory(paper, 'b', 1, { stage: 'signed' });
		addStory(paper, 'c', 1, { stage: 'signed', editionId: null });
		expect(stageCounts(paper, 'today')).toMatchObject({ draft: 1, signed: 1, review1: 0 });
	});
});
