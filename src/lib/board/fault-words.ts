import type { IssueFault } from '#model/issue-number.ts';
import type { calendarTexts } from '#lib/i18n/calendar.ts';
import type { EditionSpot } from '#model/edition-address.ts';
import { gapWords } from './gap-words.ts';

type Texts = (typeof calendarTexts)['zh'];

/** What is odd about a paper's number, in a few words. */
export function shortFault(t: Texts, fault: IssueFault): string {
	if (fault.kind === 'issueGap') return t.skipped(gapWords(fault));
	const say = fault.kind === 'issueRepeat' ? t.repeated : t.disordered;
	return say(String(fault.issue));
}

/** The same in full: what it is, and beside which paper. */
export function faultWords(
	t: Texts,
	nameOf: (spot: EditionSpot) => string,
	fault: IssueFault
): { title: string; text: string } {
	const issue = String(fault.issue);
	const beside = nameOf(fault.beside);
	switch (fault.kind) {
		case 'issueGap':
			return {
				title: t.gapTitle(gapWords(fault)),
				text: t.gapText(beside, String(fault.from - 1), nameOf(fault), issue)
			};
		case 'issueRepeat':
			return { title: t.repeatTitle(issue), text: t.repeatText(beside, issue) };
		case 'issueOrder':
			return { title: t.orderTitle(issue), text: t.orderText(beside) };
	}
}
