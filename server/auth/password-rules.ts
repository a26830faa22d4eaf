import { passwordProblem, type PasswordProblem } from '#model/password.ts';

/** Decides whether somebody may take a password. */
export type PasswordRules = (
	password: string,
	person: { name: string; username: string }
) => Promise<PasswordProblem | null>;

/**
 * The rules of the model and a list of 49,000 common passwords. The list takes 3 MB, so it is read
 * when somebody first chooses a password.
 */
export function createPasswordRules(): PasswordRules {
	let list: Promise<Set<string>> | undefined;

	return async (password, person) => {
		const problem = passwordProblem(password, person);
		if (problem) return problem;
		list ??= readCommonPasswords();
		const common = await list;
		return variants(password).some((one) => common.has(one)) ? 'common' : null;
	};
}

async function readCommonPasswords(): Promise<Set<string>> {
	const { dictionary } = await import('@zxcvbn-ts/language-common');
	return new Set(dictionary['passwords-common']);
}

/** As typed, and without the digits and signs people put at the end of a common word. */
function variants(password: string): string[] {
	const plain = password.normalize('NFKC').toLowerCase();
	return [plain, plain.replace(/[\d!@#$%^&*._-]+$/, '')];
}
