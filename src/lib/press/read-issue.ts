import { takesNumber, type Edition } from '#model/edition.ts';

/** A number that was typed to confirm; wrong: it is none; other: the edition has another one. */
export type ReadIssue =
	{ ok: true; issue: number | null } | { ok: false; wrong: 'none' | 'wrong' | 'other' };

/** Reads what was typed as an edition's total issue number. */
export function readIssue(edition: Pick<Edition, 'issue' | 'kind'>, typed: string): ReadIssue {
	// Full-width digits are what a Chinese input method gives.
	const text = typed.normalize('NFKC').trim();
	if (text === '') {
		const mayLack = !takesNumber(edition) && edition.issue === null;
		return mayLack ? { ok: true, issue: null } : { ok: false, wrong: 'none' };
	}
	const issue = Number(text);
	if (!/^\d{1,6}$/.test(text) || issue < 1) return { ok: false, wrong: 'wrong' };
	if (edition.issue !== null && edition.issue !== issue) return { ok: false, wrong: 'other' };
	return { ok: true, issue };
}
