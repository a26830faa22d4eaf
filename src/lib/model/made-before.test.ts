import { beforeEach, expect, test } from 'vitest';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import { pagesOf, standingOn } from './board.ts';
import { formatFrom, fieldsOf } from './format-fields.ts';
import { formatOf, shippedFormat } from './format.ts';
import { madeIn } from './paper-format.ts';
import { areaOf, headlineArea, sheetOf, textFrames } from './geometry.ts';
import { chainKey } from './measurement.ts';
import { pageState } from './page-state.ts';
import { pressCode, pressState } from './press-state.ts';

/**
 * An edition that holds no format of its own, pressed without its settings: as all once were. Its codes are
 * in signatures, evidence packs and the audit log, and must stay what they are.
 */
const CODES = {
	press: '8ecbc8902406d3600290ad892a3f9d02c68af6a27c5ac8d63d27d0b1d2e58e30',
	page: 'f9435d3dc89a4a9ca48d0bae19d43b36b35a6baae13d8e07e598a89531f87652',
	chain: '2s2 2 sikai lead head 221:18x14 221:18x14 221:18x14'
};

let paper: Paper;
let pageId: string;

beforeEach(() => {
	const made = aPaper();
	paper = made.paper;
	pageId = made.inside.id;
	addStory(paper, 'a', 3);
	paper.put('facts', { ...paper.get('facts', 'a')!, hash: 'ab'.repeat(32) });
	const slot = made.inside.slots.find(({ role }) => role === 'lead');
	const on = { pageId, editionId: 'today', storyId: 'a', placedBy: 'chief', placedAt: 0 };
	paper.put('placement', { id: slot!.id, ...on });
});

function codes() {
	const standing = standingOn(paper, pagesOf(paper, 'today'));
	return {
		press: pressCode(pressState(paper, 'today', null)!),
		page: pageState(paper, paper.get('page', pageId)!, standing)?.hash,
		chain: chainKey(standing.byStory.get('a') ?? [])
	};
}

const geometry = () =>
	JSON.stringify(
		pagesOf(paper, 'today').map((page) => {
			const format = formatOf(page);
			const drawn = page.slots.map((slot) => [
				...[areaOf(format, slot.at), headlineArea(format, slot), textFrames(format, slot)]
			]);
			return [sheetOf(format), drawn];
		})
	);

test('has the codes that it always had', () => {
	expect(codes()).toEqual(CODES);
});

test('keeps them, and its geometry, when its format is changed under it', () => {
	const before = geometry();
	const fields = { ...fieldsOf(shippedFormat('sikai')), columns: 6, chars: 11, lines: 80, em: 13 };
	paper.put('format', formatFrom('sikai', fields));
	expect(codes()).toEqual(CODES);
	expect(geometry()).toBe(before);
});

test('has other codes in another format, one for each', () => {
	const seen = new Set([JSON.stringify(codes())]);
	for (const patch of [{ em: 13 }, { pitch: 18 }, { bleed: 5 }, { top: 12 }]) {
		const format = formatFrom('sikai', { ...fieldsOf(shippedFormat('sikai')), ...patch });
		for (const page of pagesOf(paper, 'today')) paper.put('page', { ...page, ...madeIn(format) });
		const { press, page } = codes();
		expect([press, page]).not.toContain(CODES.press);
		seen.add(JSON.stringify({ press, page }));
	}
	expect(seen.size).toBe(5);
});
