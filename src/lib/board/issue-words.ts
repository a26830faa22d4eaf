import { checkIssue, type Reserved } from '#model/issue-number.ts';
import { isDate, type Edition } from '#model/edition.ts';
import { editionAddress, editionAt, type EditionSpot } from '#model/edition-address.ts';
import { gapWords } from './gap-words.ts';
import { isIssue } from '#model/edition-draft.ts';
import type { editionTexts } from '#lib/i18n/editions.ts';
import type { Format } from '#lib/i18n/format.ts';

/** What is odd about a total issue number, in words; null: nothing. It warns and never stops. */
export function issueWords(
	t: (typeof editionTexts)['zh']['warning'],
	format: Format,
	{ editions, reserved }: { editions: Iterable<Edition>; reserved: Reserved },
	spot: EditionSpot,
	typed: string
): string | null {
	if (typed === '' || !isDate(spot.date)) return null;
	if (!isIssue(typed)) return t.notNumber;
	const odd = checkIssue(editions, spot, Number(typed), reserved);
	if (!odd) return null;
	const beside = format.edition(editionAt(editions, editionAddress(odd)) ?? odd);
	if (odd.warning === 'repeat') return t.repeat(beside);
	if (odd.warning === 'order') return t.order(beside, String(odd.issue));
	return t.gap(gapWords(odd));
}
