import { takesNumber } from '../edition.ts';
import { addDays, dateAt } from '../days.ts';
import { isSameSpot, type EditionSpot } from '../edition-address.ts';
import { checkIssue, proposeIssue } from '../issue-number.ts';
import { weekDayOf } from '../publishing.ts';
import type { DeskView } from '../records.ts';
import type { Edition } from '../edition.ts';
import type { Waiver } from './check-item.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** The masthead's number, day and pages agree with the calendar, and with the papers before. */
export function checkNumbering(checking: Checking, findings: Findings): void {
	const { edition, pages } = checking;
	if (pages.length === 0) return;
	checkNumber(checking, findings);
	checkDay(checking, findings);
	findings.look('oddPages');
	if (pages.length % 2 === 1)
		findings.add(
			{ subject: edition.id, pageId: null, about: String(pages.length) },
			{ kind: 'oddPages', pages: pages.length }
		);
	checkPageCount(checking, findings);
}

function checkNumber({ view, edition }: Checking, findings: Findings): void {
	const { issue } = edition;
	const editions = [...view.list('edition')];
	const proposed = proposeIssue(editions, edition);
	const at = { subject: edition.id, pageId: null, about: numberAbout(editions, edition) };
	findings.look('issueMissing');
	if (issue === null) {
		if (takesNumber(edition)) findings.add(at, { kind: 'issueMissing', proposed });
		return;
	}
	findings.look('issueRepeat');
	const warning = checkIssue(editions, edition, issue);
	if (!warning) return;
	if (warning.warning === 'gap') {
		if (isExplained(view, editions, warning)) return;
		const { warning: _, ...gap } = warning;
		findings.look('issueGap');
		findings.add(at, { kind: 'issueGap', issue, ...gap, proposed });
		return;
	}
	const kind = warning.warning === 'repeat' ? 'issueRepeat' : 'issueOrder';
	if (kind === 'issueOrder') findings.look(kind);
	const { date, serial } = warning;
	findings.add(at, { kind, issue, date, ...(serial !== undefined && { serial }), proposed });
}

/** What a reason for a paper's number is bound to: it lapses when that, or the paper before, is another. */
export const numberAbout = (
	editions: Iterable<Edition>,
	edition: Pick<Edition, 'date' | 'serial' | 'issue'>
): string => JSON.stringify([edition.date, edition.issue, proposeIssue(editions, edition)]);

/** Why a paper's number is as it is; undefined: nobody has said so, or not of this number. */
export function numberReason(
	view: DeskView,
	editions: Iterable<Edition>,
	edition: Edition
): Waiver | undefined {
	const about = numberAbout(editions, edition);
	for (const waiver of view.list('waiver'))
		if (waiver.editionId === edition.id && isOfNumber(waiver) && waiver.about === about)
			return waiver;
	return undefined;
}

/** Whether it says why a paper's number is as it is. */
export const isOfNumber = ({ kind }: Waiver): boolean =>
	kind === 'issueGap' || kind === 'issueRepeat' || kind === 'issueOrder';

/** A gap is the later paper's: once a reason stands there, the earlier one need not repeat it. */
function isExplained(view: DeskView, editions: readonly Edition[], at: EditionSpot): boolean {
	const beside = editions.find((one) => isSameSpot(one, at));
	return beside !== undefined && numberReason(view, editions, beside)?.kind === 'issueGap';
}

/** A morning paper is printed the evening before, or in the night. */
function checkDay({ view, edition }: Checking, findings: Findings): void {
	const { date, pressAt } = edition;
	const zone = view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC';
	const pressDate = dateAt(pressAt, zone);
	findings.look('pressDay');
	if (pressDate === date || pressDate === addDays(date, -1)) return;
	const at = { subject: edition.id, pageId: null, about: `${pressDate} ${date}` };
	findings.add(at, { kind: 'pressDay', pressDate, date });
}

function checkPageCount(checking: Checking, findings: Findings): void {
	const { edition, pages } = checking;
	const like = usualPages(checking);
	if (!like) return;
	findings.look('unusualPages');
	if (like.usual === pages.length) return;
	const at = { subject: edition.id, pageId: null, about: `${pages.length} ${like.usual}` };
	findings.add(at, { kind: 'unusualPages', pages: pages.length, ...like });
}

/** Of a regular paper by the rules; where there are none, as the paper of this day last week had, or the one before. */
function usualPages({
	view,
	edition,
	printed
}: Checking): { usual: number; date: string | null } | null {
	if (!takesNumber(edition)) return null;
	const newsroom = view.get('newsroom', 'newsroom');
	const ruled = newsroom?.week ? weekDayOf(newsroom, edition.date).pages : 0;
	if (ruled > 0) return { usual: ruled, date: null };
	const like =
		printed.editions.find(({ date }) => date === addDays(edition.date, -7)) ??
		printed.editions.at(-1);
	return like && like.pages > 0 ? { usual: like.pages, date: like.date } : null;
}
