import { expect, test } from 'vitest';
import type { SlotRole } from '#model/page.ts';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import { fixedGlyphs } from './fixed-glyphs.ts';

/** A front page with one slot of a role. */
function aPage(role: SlotRole, label = '') {
	const { paper, front } = aPaper();
	const at = { column: 0, line: 0, span: 5, lines: 4 };
	return { paper, page: { ...front, slots: [{ id: 'a', role, at, label }] } };
}

test('a teaser’s words are looked through, a story’s are not', () => {
	const teaser = aPage('teaser', '③六楼的老人看桂花🎉');
	expect(fixedGlyphs(teaser.paper, teaser.page)).toMatchObject([
		{ chars: ['🎉'], part: 'fixed', around: '③六楼的老人看桂花🎉', slotId: 'a', storyId: null }
	]);
	const story = aPage('lead', '🎉');
	expect(fixedGlyphs(story.paper, story.page)).toEqual([]);
});

test('so are the names of those who made the page', () => {
	const { paper, page } = aPage('folio');
	paper.put('person', { ...aPerson('zhao', 'editor'), name: '赵𰀀' });
	expect(fixedGlyphs(paper, page)).toEqual([]);
	expect(fixedGlyphs(paper, { ...page, editorId: 'zhao' })).toMatchObject([
		{ chars: ['𰀀'], around: '赵𰀀' }
	]);
});
