import { mastheadOf } from './masthead.ts';
import type { Page, Slot } from './page.ts';
import type { DeskView } from './records.ts';
import { teaserLines, titleOf } from './teaser.ts';

/** The words that the program sets in a slot which takes no story. */
export function fixedWords(view: DeskView, page: Page, slot: Slot): string[] {
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
