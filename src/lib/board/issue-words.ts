import { checkIssue } from '#model/issue-number.ts';
import type { Edition } from '#model/edition.ts';
import { gapWords } from './gap-words.ts';
import { isIssue } from '#model/edition-draft.ts';
import type { editionTexts } from '#lib/i18n/editions.ts';
import type { Format } from '#lib/i18n/format.ts';

/** What is odd about a total issue number, in words; null: nothing. It warns and never stops. */
export function issueWords(
	t: (typeof editionTexts)['zh']['warning'],
	format: Format,
	editions: Iterable<Edition>,
	date: string,
	typed: string
): string | null {
	if (typed === '') return null;
	if (!isIssue(typed)) return t.notNumber;
	const odd = checkIssue(editions, date, Number(typed));
	if (!odd) return null;
	if (odd.warning === 'repeat') return t.repeat(format.day(odd.date));
	if (odd.warning === 'order') return t.order(format.day(odd.date), String(odd.issue));
	return t.gap(gapWords(odd));
}
