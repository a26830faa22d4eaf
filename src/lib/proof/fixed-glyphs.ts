import { uncovered } from '#lib/typeset/coverage.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { mastheadOf } from '#model/masthead.ts';
import type { Page, Slot } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';
import { teaserLines, titleOf } from '#model/teaser.ts';

/** Characters without a glyph in what the program sets on a page; its words are in 宋体 and 黑体. */
export const fixedGlyphs = (view: DeskView, page: Page): Problem[] =>
	page.slots.flatMap((slot) => {
		const words = wordsIn(view, page, slot);
		const chars = uncovered(words.join(''), 'hei');
		const around = words.find((text) => text.includes(chars[0] ?? '')) ?? '';
		return chars.length === 0
			? []
			: [
					{
						kind: 'missingGlyph' as const,
						chars,
						part: 'fixed' as const,
						paragraph: null,
						around,
						storyId: null,
						slotId: slot.id
					}
				];
	});

function wordsIn(view: DeskView, page: Page, slot: Slot): string[] {
	const newsroom = view.get('newsroom', 'newsroom');
	switch (slot.role) {
		case 'teaser':
			return [
				titleOf(slot),
				...teaserLines(view, page, slot).flatMap(({ words, pointer, section }) => [
					words,
					pointer,
					section
				])
			];
		case 'ad':
			return [slot.label ?? ''];
		case 'folio':
			return [
				newsroom?.name ?? '',
				page.name,
				...[page.editorId, page.proofreaderId].map(
					(id) => (id && view.get('person', id)?.name) ?? ''
				)
			];
		case 'masthead': {
			if (!newsroom) return [];
			const { latin, organ, publisher, hotline, registration, slogans, codes, art } =
				mastheadOf(newsroom);
			const name = art === null ? newsroom.name : '';
			const labels = codes.map((code) => code.label);
			return [name, latin, organ, publisher, hotline, registration, ...slogans, ...labels];
		}
		default:
			return [];
	}
}
