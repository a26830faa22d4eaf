import type { Edition } from './edition.ts';

/** Which paper it is: of which date, and of the date's papers which. */
export type EditionSpot = Pick<Edition, 'date' | 'serial'>;

const serialOf = ({ serial = 1 }: Pick<EditionSpot, 'serial'>): number => serial;

/** By date; of one date the day's own paper first. */
export const bySpot = (a: EditionSpot, b: EditionSpot): number =>
	a.date.localeCompare(b.date) || serialOf(a) - serialOf(b);

export const isSameSpot = (a: EditionSpot, b: EditionSpot): boolean => bySpot(a, b) === 0;

/** How a paper is called in addresses, folders and files: 2026-11-24; beside the day's own: 2026-11-24-2. It never changes. */
export const editionAddress = ({ date, serial }: EditionSpot): string =>
	serial === undefined ? date : `${date}-${serial}`;

/** The papers of a date, the day's own first. */
export const editionsOn = <E extends EditionSpot>(editions: Iterable<E>, date: string): E[] =>
	[...editions].filter((one) => one.date === date).sort(bySpot);

/** The paper an address leads to. A date alone leads to the day's own, or where there is none to the first beside it. */
export function editionAt<E extends EditionSpot>(
	editions: Iterable<E>,
	address: string
): E | undefined {
	const papers = editionsOn(editions, address.slice(0, 10));
	const isDate = address.length === 10;
	return isDate ? papers[0] : papers.find((one) => editionAddress(one) === address);
}

/** The first paper of each date, by date: what people make day by day. */
export function daysPapers<E extends EditionSpot>(editions: Iterable<E>): E[] {
	const sorted = [...editions].sort(bySpot);
	return sorted.filter((one, at) => sorted[at - 1]?.date !== one.date);
}

/** What one more paper of a date is numbered by; undefined: it is the day's own. */
export function nextSerial(
	editions: Iterable<EditionSpot>,
	date: string,
	isOwn: boolean
): number | undefined {
	const papers = editionsOn(editions, date);
	if (isOwn && papers.every(({ serial }) => serial !== undefined)) return undefined;
	return Math.max(1, ...papers.map(serialOf)) + 1;
}
