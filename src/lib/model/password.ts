/** Shortest password accepted; OWASP ASVS 5.0, 6.2.1. */
export const PASSWORD_MIN = 8;
/** From here on a password is good without a second factor; ASVS recommends it. */
export const PASSWORD_GOOD = 15;
/** Longest accepted; hashing a novel would cost everybody else their turn. */
export const PASSWORD_MAX = 128;

/** Why a password is refused; the interface has a sentence for each. */
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];
const PASSWORD_PROBLEMS = ['short', 'long', 'own-name', 'repeated', 'common'] as const;

export const isPasswordProblem = (value: string): value is PasswordProblem =>
	PASSWORD_PROBLEMS.some((problem) => problem === value);

/**
 * What is wrong with a new password, or null. No rules of composition: length and not being
 * guessable are what counts (ASVS 6.2.5). The list of common passwords is the server's.
 */
export function passwordProblem(
	password: string,
	person: { name: string; username: string }
): Exclude<PasswordProblem, 'common'> | null {
	const length = [...password].length;
	if (length < PASSWORD_MIN) return 'short';
	if (length > PASSWORD_MAX) return 'long';
	if (new Set(password.toLowerCase()).size < 4) return 'repeated';
	const plain = password.toLowerCase();
	const own = [person.username, person.name].map((word) => word.toLowerCase());
	if (own.some((word) => word.length > 1 && plain.replaceAll(word, '').length < 4))
		return 'own-name';
	return null;
}
