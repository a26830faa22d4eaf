import type { peopleTexts } from '#lib/i18n/people.ts';
import type { PeopleRefusal } from './person-row.ts';

type Problems = (typeof peopleTexts)['zh']['problem'];
export type PeopleField = 'name' | 'username' | 'email' | 'roles';

/** A refusal in words, and the field it is about (null: the whole). */
export function refusalText(
	refusal: PeopleRefusal,
	problems: Problems
): { field: PeopleField | null; text: string } {
	const { reason, what } = refusal;
	if (reason === 'duplicate' && what === 'username')
		return { field: 'username', text: problems.usernameTaken };
	if (reason === 'duplicate' && what === 'email')
		return { field: 'email', text: problems.emailTaken };
	if (reason === 'invalid' && what === 'last-administrator')
		return { field: null, text: problems.lastAdministrator };
	if (reason === 'invalid' && isField(what)) return { field: what, text: problems[what] };
	if (reason === 'forbidden') return { field: null, text: problems.forbidden };
	if (reason === 'signed-out') return { field: null, text: problems.signedOut };
	if (reason === 'unreachable') return { field: null, text: problems.unreachable };
	if (reason === 'away') return { field: null, text: problems.away };
	return { field: null, text: problems.other };
}

const isField = (what: string | undefined): what is PeopleField =>
	what === 'name' || what === 'username' || what === 'email' || what === 'roles';
