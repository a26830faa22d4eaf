import { addDays } from './days.ts';
import { ownOf, takesNumber, type Edition } from './edition.ts';
import { bySpot, isSameSpot } from './edition-address.ts';
import type { Reserved } from './issue-number.ts';
import { isPublishingDay, type Anchor } from './publishing.ts';
import type { DeskView } from './records.ts';

/** How a paper's issues are counted: by what has been made, and by what will be. */
export interface Numbering {
	/** By date, the day's own first. */
	editions: ReadonlyMap<string, readonly Edition[]>;
	anchor: Anchor | null;
	/** "YYYY-MM-DD"; its paper went to press the evening before: where none was made, there is none. */
	today: string;
	isPublishing: (date: string) => boolean;
}

/** Beyond so many days nobody expects a number. */
const FAR = 400;

export const numberingOf = (view: DeskView, today: string): Numbering => ({
	editions: byDate(view.list('edition')),
	anchor: view.get('newsroom', 'newsroom')?.anchor ?? null,
	today,
	isPublishing: (date) => isPublishingDay(view, date)
});

function byDate(editions: Iterable<Edition>): Numbering['editions'] {
	const found = new Map<string, Edition[]>();
	for (const one of [...editions].sort(bySpot))
		found.set(one.date, [...(found.get(one.date) ?? []), one]);
	return found;
}

/**
 * The total issue number that a date's own paper will have if everything goes by the rules; null where
 * none is due, or nothing is known to count from.
 */
export function expectedIssue(numbering: Numbering, date: string): number | null {
	if (!isOwnCounted(numbering, date)) return null;
	const { editions, anchor } = numbering;
	const made = [...editions.values()].flat().filter((one) => one.issue !== null && one.date < date);
	const last = made.reduce<Edition | null>((a, b) => (a && bySpot(a, b) > 0 ? a : b), null);
	if (last?.issue != null && (!anchor || anchor.date <= last.date || anchor.date > date)) {
		const days = countDays(numbering, last.date, date);
		return days === null ? null : last.issue + days + 1;
	}
	return anchor ? fromAnchor(numbering, anchor, date) : null;
}

/** Papers that were made before there was an edition here are counted by the rules alone. */
function fromAnchor(numbering: Numbering, anchor: Anchor, date: string): number | null {
	const early = { ...numbering, today: '' };
	if (date === anchor.date) return anchor.issue;
	const [first, second] = date > anchor.date ? [anchor.date, date] : [date, anchor.date];
	const days = countDays(early, first, second);
	if (days === null) return null;
	const issue = anchor.issue + (date > anchor.date ? 1 : -1) * (days + 1);
	return issue > 0 ? issue : null;
}

/** Papers with a number that appear, or are to, on the days strictly between two dates; null: too many days. */
function countDays(numbering: Numbering, after: string, before: string): number | null {
	let count = 0;
	for (let date = addDays(after, 1), at = 0; date < before; date = addDays(date, 1), at += 1) {
		if (at > FAR) return null;
		if (isOwnCounted(numbering, date)) count += 1;
		const papers = numbering.editions.get(date) ?? [];
		const own = ownOf(papers);
		count += papers.filter((one) => one !== own && isCounted(one)).length;
	}
	return count;
}

const isCounted = (edition: Edition): boolean => edition.issue !== null || takesNumber(edition);

/** Of a date's own paper; what is made beside it takes nothing from it. */
function isOwnCounted({ editions, today, isPublishing }: Numbering, date: string): boolean {
	const own = ownOf(editions.get(date) ?? []);
	return own ? isCounted(own) : date > today && isPublishing(date);
}

/** Numbers that papers between two others are still to have: leaving those out is no gap. */
export const reservedIn =
	(numbering: Numbering): Reserved =>
	(after, before) => {
		const dayOwn = ownOf(numbering.editions.get(before.date) ?? []);
		const isOwn = before.serial === undefined || (dayOwn && isSameSpot(dayOwn, before));
		const isOwnBetween = !isOwn && after.date < before.date;
		const own = isOwnBetween && isOwnCounted(numbering, before.date) ? 1 : 0;
		return (countDays(numbering, after.date, before.date) ?? 0) + own;
	};
