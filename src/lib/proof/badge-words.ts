import type { proofTexts } from '#lib/i18n/proof.ts';
import type { SlotReport } from '#lib/typeset/set-page.ts';

/**
 * How a slot came out, in a word or two: 溢 12 行 168 字, 转 2 版, 余 4 行, 满. `end`: where its story
 * hangs out on a later page, 转2版，2版溢 30 行.
 */
export function badgeWords(
	t: (typeof proofTexts)['zh']['badge'],
	report: SlotReport,
	end?: Pick<SlotReport, 'page' | 'over'>
): string {
	if (report.over > 0) return t.over(report.over, report.overChars);
	if (report.jumpTo !== null && end) return t.endsOver(report.jumpTo, end.page, end.over);
	if (report.jumpTo !== null) return t.goesOn(report.jumpTo);
	return report.left > 0 ? t.left(report.left) : t.full;
}

/** On a page shown smaller than this, words over it would cover its headlines. */
export const SMALL = 0.4;
