import { parseArgs } from 'node:util';
import { isEmail, isUsername, ROLES, type Role } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';

export const USAGE = `Copydesk administration

  npm run admin -- person list
  npm run admin -- person add <username> <name> --roles <role,…> [--email <e-mail>]
  npm run admin -- person roles <username> <role,…>
  npm run admin -- person link <username>          a one-time link to choose a password
  npm run admin -- person withdraw <username>      takes an unused link back
  npm run admin -- person deactivate <username>
  npm run admin -- person activate <username>
  npm run admin -- audit verify                    goes through the audit log: is it whole?
  npm run admin -- audit verify --head <hash>      and is a head noted earlier still in it?
  npm run admin -- sample                          loads the sample edition
  npm run admin -- help

Roles: ${ROLES.join(', ')}.
It works while the server runs and while it does not; DATA_DIR names the data as for the server.
Ends with 0 when done, 1 when refused or the log is not whole (and says why), 2 when it was not understood.
`;

/** What was asked for on the command line. */
export type AdminCommand =
	| { verb: 'help' | 'list' | 'sample' }
	/** `head`: 64 hexadecimal digits. */
	| { verb: 'verify'; head: string | null }
	| { verb: 'add'; username: string; name: string; email: string | null; roles: Role[] }
	| { verb: 'roles'; username: string; roles: Role[] }
	| { verb: 'link' | 'withdraw' | 'deactivate' | 'activate'; username: string };

/** How many words each thing takes, beside options. */
const WORDS: Partial<Record<string, number>> = { sample: 1, audit: 2, list: 2, add: 4, roles: 4 };

/** Reads the arguments; the error is a sentence. */
export function parseAdmin(args: readonly string[]): Result<AdminCommand, string> {
	const parsed = readOptions(args);
	if (!parsed.ok) return parsed;
	const { positionals, email, roles, head } = parsed.value;
	const [topic, verb, username = '', last] = positionals;
	if (topic === undefined || topic === 'help') return ok({ verb: 'help' });
	const odd = positionals[WORDS[topic] ?? WORDS[verb ?? ''] ?? 3];
	if (odd) return err(`“${odd}” is one word too many; put a name with spaces in quotes.`);
	if (email !== undefined && verb !== 'add') return err('--email means nothing here.');
	if (roles !== undefined && verb !== 'add' && verb !== 'roles')
		return err('--roles means nothing here.');
	if (topic === 'audit') return parseAudit(verb, head);
	if (head !== undefined) return err('--head means nothing here.');
	if (topic === 'sample') return ok({ verb: 'sample' });
	if (topic !== 'person') return err(`There is no “${topic}”.`);
	return parsePerson(verb, username, last, { email, roles });
}

function parseAudit(verb: string | undefined, given: string | undefined) {
	if (verb !== 'verify') return err(verb ? `There is no “audit ${verb}”.` : 'audit verify?');
	const head = given?.trim().toLowerCase() ?? null;
	if (head !== null && !/^[0-9a-f]{64}$/.test(head))
		return err('A head has 64 digits 0–9, a–f, as “audit verify” prints it.');
	return ok({ verb: 'verify' as const, head });
}

function parsePerson(
	verb: string | undefined,
	username: string,
	last: string | undefined,
	{ email, roles }: { email?: string; roles?: string }
): Result<AdminCommand, string> {
	switch (verb) {
		case 'list':
			return ok({ verb });
		case 'add':
			return parseAdd(username, last, email, roles);
		case 'roles': {
			if (!username) return err('Whose? Name a user.');
			const read = readRoles(roles ?? last);
			return read.ok ? ok({ verb, username, roles: read.value }) : read;
		}
		case 'link':
		case 'withdraw':
		case 'deactivate':
		case 'activate':
			return username ? ok({ verb, username }) : err('Whose? Name a user.');
		case undefined:
			return err('What about people? list, add, roles, link, withdraw, deactivate, activate.');
		default:
			return err(`There is no “person ${verb}”.`);
	}
}

function readOptions(args: readonly string[]) {
	try {
		const { positionals, values } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { roles: { type: 'string' }, email: { type: 'string' }, head: { type: 'string' } }
		});
		return ok({ positionals, ...values });
	} catch (error) {
		return err((error as Error).message);
	}
}

function parseAdd(
	given: string,
	name: string | undefined,
	email: string | undefined,
	roles: string | undefined
): Result<AdminCommand, string> {
	const username = given.toLowerCase();
	if (!isUsername(username)) {
		return err(
			'A user name has 2 to 32 small letters, digits or . _ - and begins with a letter or digit.'
		);
	}
	if (!name) return err('The name is missing; put it in quotes if it has spaces.');
	if (email !== undefined && !isEmail(email)) return err(`“${email}” is not an e-mail address.`);
	const read = readRoles(roles);
	return read.ok
		? ok({ verb: 'add', username, name, email: email ?? null, roles: read.value })
		: read;
}

function readRoles(list: string | undefined): Result<Role[], string> {
	const names = (list ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	if (names.length === 0) return err(`Which roles? Name one or several of ${ROLES.join(', ')}.`);
	const unknown = names.find((name) => !ROLES.some((role) => role === name));
	return unknown === undefined
		? ok(names as Role[])
		: err(`There is no role “${unknown}”; there are ${ROLES.join(', ')}.`);
}
