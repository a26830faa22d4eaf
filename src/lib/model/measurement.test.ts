import { describe, expect, test } from 'vitest';
import { addStory, aPaper } from '#tests/support/paper.ts';
import { fitAt, fitIn, pageFit, pagesOf, slotOf, standingOn } from './board.ts';
import { chainKey, isSound, type Measurement, measurementOf } from './measurement.ts';
import { chainOf, comesFrom, goesOnTo } from './placed.ts';

/** A story of 20 paragraphs in the lead of page 1 (72 lines of 14), as the formula has it 80 lines. */
function standing() {
	const all = aPaper();
	const { paper, chief } = all;
	addStory(paper, 'long', 20);
	const place = (slotId: string) => {
		const spot = slotOf(pagesOf(paper, 'today'), slotId);
		if (!spot) throw new Error(slotId);
		const to = { storyId: 'long', slotId, pageId: spot.page.id, expect: null };
		expect(paper.run(chief, { type: 'story.place', ...to })).toMatchObject({ ok: true });
	};
	place('1s3');
	const places = () => chainOf(paper, 'long');
	const measure = (more: Partial<Measurement> = {}) =>
		paper.put('measurement', {
			id: 'long',
			hash: paper.get('facts', 'long')?.hash ?? '',
			chain: chainKey(places()),
			slots: [{ used: 72, capacity: 72, chars: 936 }],
			...{ over: 12, overChars: 158, from: { block: 9, offset: 4 } },
			...more
		});
	const fit = () => fitIn(paper, 'long', places());
	return { ...all, place, places, measure, fit };
}

describe('how a story stands', () => {
	test('is the formula’s until a browser has set it, and then what that measured', () => {
		const { paper, front, places, measure, fit } = standing();
		expect(fit()).toMatchObject({ measured: false, over: 8, overChars: 8 * 14 });
		measure();
		expect(fit()).toMatchObject({ measured: true, lines: 84, over: 12, overChars: 158, left: 0 });
		expect(fit().room).toBe(20 * 54 - 158);
		expect(fitAt(paper, 'long', places(), 0)).toMatchObject({ measured: true, over: 12 });
		const page = pageFit(paper, front, standingOn(paper, pagesOf(paper, 'today')));
		expect(page).toMatchObject({ over: 158, measured: true });
	});

	test('a page is measured only when all that stands on it is', () => {
		const { paper, chief, front, measure } = standing();
		measure();
		addStory(paper, 'short', 5);
		const to = { storyId: 'short', slotId: '1s4', pageId: front.id, expect: null };
		paper.run(chief, { type: 'story.place', ...to });
		const page = pageFit(paper, front, standingOn(paper, pagesOf(paper, 'today')));
		expect(page).toMatchObject({ over: 158, measured: false });
	});

	test('new words, another slot, another layout, a jump: each makes it the formula’s again', () => {
		const { paper, front, place, places, measure, fit } = standing();
		const facts = paper.get('facts', 'long');
		measure();
		if (facts) paper.put('facts', { ...facts, hash: 'other' });
		expect(fit().measured).toBe(false);
		if (facts) paper.put('facts', facts);
		expect(fit().measured).toBe(true);
		const drawn = front.slots.map((slot) => (slot.id === '1s3' ? { ...slot, headLines: 9 } : slot));
		paper.put('page', { ...front, slots: drawn });
		expect(fit().measured).toBe(false);
		paper.put('page', front);
		expect(fit().measured).toBe(true);
		place('2s7');
		expect(places().map(({ slot }) => slot.id)).toEqual(['1s3', '2s7']);
		expect(fit().measured).toBe(false);
	});

	test('in another slot, as somebody hovers over it, it is the formula’s', () => {
		const { paper, front, measure } = standing();
		measure();
		const slot = front.slots.find(({ id }) => id === '1s4');
		if (!slot) throw new Error('1s4');
		expect(measurementOf(paper, 'long', [{ page: front, slot }])).toBeNull();
	});

	test('lines that a crosshead left empty before text that goes on are no room', () => {
		const { place, measure, fit } = standing();
		place('2s7');
		const end = { over: 0, overChars: 0, from: null };
		measure({
			slots: [
				{ used: 70, capacity: 71, chars: 910 },
				{ used: 12, capacity: 20, chars: 156 }
			],
			...end
		});
		expect(fit()).toMatchObject({ measured: true, leftIn: [0, 8], left: 8, leftChars: 8 * 14 });
		measure({
			slots: [
				{ used: 60, capacity: 72, chars: 780 },
				{ used: 0, capacity: 20, chars: 0 }
			],
			...end
		});
		expect(fit()).toMatchObject({ leftIn: [12, 20], left: 32 });
	});

	test('over three pages says of each part how long it is, and which page the part before is on', () => {
		const { paper, inside, place, places, measure } = standing();
		const slots = inside.slots.map((slot) => ({ ...slot, id: slot.id.replace('2s', '4s') }));
		paper.put('page', { ...inside, id: 'fourth', number: 4, slots });
		place('2s7');
		place('4s7');
		expect(places().map(({ page }) => page.number)).toEqual([1, 2, 4]);
		const words = paper.get('facts', 'long')?.length ?? 0;
		const set = [
			{ used: 30, capacity: 71, chars: words - 258 - 232 },
			{ used: 20, capacity: 20, chars: 258 },
			{ used: 18, capacity: 20, chars: 232 }
		];
		measure({ slots: set, over: 0, overChars: 0, from: null });
		const parts = [0, 1, 2].map((at) => fitAt(paper, 'long', places(), at));
		expect(parts.map(({ measured, length }) => [measured, length])).toEqual([
			[true, words - 490],
			[true, 258],
			[true, 232]
		]);
		expect([0, 1, 2].map((at) => comesFrom(places(), at))).toEqual([null, 1, 2]);
		expect([0, 1, 2].map((at) => goesOnTo(places(), at))).toEqual([2, 4, null]);
	});

	test('in two slots of one page neither goes on elsewhere nor comes from there', () => {
		const places = [1, 1].map((number) => ({ page: { number } }));
		expect([comesFrom(places, 1), goesOnTo(places, 0)]).toEqual([null, null]);
	});
});

describe('what a browser says it measured', () => {
	const { places, measure } = standing();
	const sound = measure();
	test.each([
		['as many slots as there are', { slots: [] }],
		['no more lines than there are', { slots: [{ used: 73, capacity: 72, chars: 949 }] }],
		['no more room than the layout has', { slots: [{ used: 72, capacity: 90, chars: 936 }] }],
		['a place where it begins to hang out', { from: null }],
		['nothing that hangs out of nowhere', { over: 0 }],
		['no characters without a line', { slots: [{ used: 0, capacity: 72, chars: 9 }] }]
	])('has %s', (_what, wrong) => {
		expect(isSound(sound, places())).toBe(true);
		expect(isSound({ ...sound, ...wrong }, places())).toBe(false);
	});
});
