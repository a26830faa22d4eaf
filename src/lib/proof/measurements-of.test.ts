import { expect, test } from 'vitest';
import type { SlotReport } from '#lib/typeset/set-page.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import { isSound } from '#model/measurement.ts';
import { addStory, aPaper } from '#tests/support/paper.ts';
import { measurementsOf } from './measurements-of.ts';

/** A story in the lead of page 1 and the jump of page 2, and one in a column that is not set. */
function set() {
	const { paper, chief, front, inside } = aPaper();
	const stand = (storyId: string, slotId: string, pageId: string) => {
		const to = { storyId, slotId, pageId, expect: null };
		expect(paper.run(chief, { type: 'story.place', ...to })).toMatchObject({ ok: true });
	};
	addStory(paper, 'long', 30);
	addStory(paper, 'unset', 5);
	stand('long', '1s3', front.id);
	stand('long', '2s7', inside.id);
	stand('unset', '1s4', front.id);
	const report = (slotId: string, used: number, capacity: number): SlotReport => ({
		...{ slotId, page: 1, storyId: 'long', used, capacity, chars: used * 13 },
		...{ left: 0, leftChars: 0 },
		...{ over: 0, overChars: 0, jumpTo: null, jumpFrom: null }
	});
	const over: Problem = {
		...{ kind: 'over', storyId: 'long', slotId: '2s7', lines: 9, chars: 120 },
		...{ from: { paragraph: 2, offset: 4 }, at: { block: 6, offset: 4 } }
	};
	const reports = [report('2s7', 20, 20), report('1s3', 71, 71)];
	return {
		paper,
		edition: { reports, problems: [over] },
		standing: standingOn(paper, pagesOf(paper, 'today'))
	};
}

test('each story that is set says what stands in its slots, in their order, and what hangs out', () => {
	const { edition, standing } = set();
	const [measured, ...more] = measurementsOf(edition, standing, () => 'hash');
	expect(more).toEqual([]);
	expect(measured).toMatchObject({
		...{ id: 'long', hash: 'hash', over: 9, overChars: 120, from: { block: 6, offset: 4 } },
		slots: [
			{ used: 71, capacity: 71, chars: 71 * 13 },
			{ used: 20, capacity: 20, chars: 20 * 13 }
		]
	});
	expect(measured && isSound(measured, standing.byStory.get('long') ?? [])).toBe(true);
});

test('a story whose words are not those of now says nothing', () => {
	const { edition, standing } = set();
	expect(measurementsOf(edition, standing, () => null)).toEqual([]);
});
