import { describe, expect, test } from 'vitest';
import { addStory, aPaper } from '#tests/support/paper.ts';
import { pagesOf, slotOf, standingOn } from './board.ts';
import { shippedFormat } from './format.ts';
import { pageMap, regionsOn } from './page-map.ts';
import { photoPolygon, slotPolygon } from './slot-polygon.ts';

const sikai = shippedFormat('sikai');

describe('outlines', () => {
	test('of a slot over the whole type area: 19 mm from the sides of 273, clockwise', () => {
		const at = { column: 0, line: 0, span: 5, lines: 78 };
		const corners = slotPolygon(sikai, { at }).map(([x, y]) => [x * 273, y * 390]);
		const [left, top] = [(273 - 234.95) / 2, (390 - 350.84) / 2];
		const expected = [
			[left, top],
			[273 - left, top],
			[273 - left, 390 - top],
			[left, 390 - top]
		];
		expect(corners.flat().every((mm, at) => Math.abs(mm - (expected.flat()[at] ?? 0)) < 0.02)).toBe(
			true
		);
	});

	test('an L has six corners, and its inner one is where its parts meet', () => {
		const at = { column: 0, line: 0, span: 3, lines: 40 };
		const [above, below] = [
			{ column: 0, line: 0, span: 3, lines: 20 },
			{ column: 0, line: 20, span: 1, lines: 20 }
		];
		const outline = slotPolygon(sikai, { at, parts: [above, below] });
		const [, inner] = slotPolygon(sikai, { at: below });
		expect(outline).toHaveLength(6);
		expect(outline[3]).toEqual(inner);
	});

	test('a photo stands within its slot', () => {
		const at = { column: 1, line: 10, span: 2, lines: 30 };
		const slot = { id: 'a', role: 'column' as const, at, headLines: 4, photoLines: 12 };
		const [[left, top] = [0, 0]] = photoPolygon(sikai, slot) ?? [];
		const [[slotLeft, slotTop] = [0, 0]] = slotPolygon(sikai, slot);
		expect(left).toBeCloseTo(slotLeft);
		expect(top).toBeGreaterThan(slotTop);
		expect(photoPolygon(sikai, { ...slot, photoLines: 0 })).toBeNull();
	});
});

describe('the regions of a page', () => {
	/** front: masthead, teaser, lead 1s3 …; the long story goes on in the jump slot 2s7. */
	function laidOut() {
		const { paper, chief, front, inside } = aPaper();
		for (const [storyId, slotId] of [
			['long', '1s3'],
			['long', '2s7'],
			['short', '1s4'],
			['short', '1s5']
		] as const) {
			if (!paper.get('story', storyId)) addStory(paper, storyId, 20);
			const spot = slotOf(pagesOf(paper, 'today'), slotId);
			paper.put('placement', {
				id: slotId,
				pageId: spot?.page.id ?? '',
				editionId: 'today',
				storyId,
				placedBy: chief.id,
				placedAt: 0
			});
		}
		const standing = standingOn(paper, pagesOf(paper, 'today'));
		return { paper, front, inside, standing };
	}

	test('say which story a reader taps, where it goes on, and where it comes from', () => {
		const { paper, front, inside, standing } = laidOut();
		const [lead, ...others] = regionsOn(paper, front, standing).filter(({ storyId }) => storyId);
		expect(lead).toMatchObject({ storyId: 'long', headline: 'long', jumpTo: 2, jumpFrom: null });
		expect(others).toMatchObject([{ storyId: 'short', jumpTo: null, jumpFrom: null }]);
		const [there] = regionsOn(paper, inside, standing).filter(({ storyId }) => storyId);
		expect(there).toMatchObject({ storyId: 'long', jumpTo: null, jumpFrom: 1 });
	});

	test('a story in two slots is one region of two outlines; empty slots are none', () => {
		const { paper, front, standing } = laidOut();
		const regions = regionsOn(paper, front, standing);
		const short = regions.find(({ storyId }) => storyId === 'short');
		expect(short?.polygons).toHaveLength(2);
		expect(short?.slots.map(({ id }) => id)).toEqual(['1s4', '1s5']);
		expect(regions.filter(({ kind, storyId }) => kind === 'story' && storyId === null)).toEqual([]);
		expect(regions.map(({ order }) => order)).toEqual(regions.map((_, index) => index + 1));
		expect(regions.map(({ kind }) => kind)).toContain('masthead');
	});

	test('stand in a file beside the page’s size', () => {
		const { paper, front, standing } = laidOut();
		const edition = paper.get('edition', 'today');
		if (!edition) throw new Error('no edition');
		expect(pageMap(paper, edition, front, standing)).toMatchObject({
			edition: { id: 'today', date: '2026-11-24', issue: 1 },
			page: { number: 1 },
			trim: { width: 273, height: 390 }
		});
	});
});
