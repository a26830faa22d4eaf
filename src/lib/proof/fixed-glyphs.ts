import type { Problem } from '#lib/typeset/problem.ts';
import { uncovered } from '#model/coverage.ts';
import { fixedWords } from '#model/fixed-words.ts';
import type { Page } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';

/** Characters without a glyph in what the program sets on a page. */
export const fixedGlyphs = (view: DeskView, page: Page): Problem[] =>
	page.slots.flatMap((slot) => {
		const words = fixedWords(view, page, slot);
		const chars = uncovered(words.join(''));
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
