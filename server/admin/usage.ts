import { parseArgs } from 'node:util';
import { isEmail, isUsername, ROLES, type Role } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';
import { readMoment } from './read-moment.ts';

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
  npm run admin -- evidence verify <file>          is an edition's evidence pack as it was made?
  npm run admin -- move --to <postgres://…>        carries the newsroom over from SQLite (with its photos and
                                                   evidence packs, if MEDIA_URL is set)
  npm run admin -- move --to <s3://…>              carries photos and evidence packs alone into a bucket
  npm run admin -- backup <folder>                 brings a backup up to now, while the server runs
  npm run admin -- verify <folder>                 is a backup whole, and to which times can it be put back?
  npm run admin -- restore <folder> [--at <time>] [--to <data folder>]
                                                   puts the newsroom back as it was, where there is none
  npm run admin -- sample                          loads the sample edition
  npm run admin -- help

With several newsrooms in one installation (NEWSROOMS):
  npm run admin -- newsroom list
  npm run admin -- newsroom add <name> --host <host> [--host <host>…] [--origin <https://…>]
  npm run admin -- --newsroom <name> …             any of the above, in one of them

Roles: ${ROLES.join(', ')}.
It works while the server runs and while it does not; DATA_DIR names the data as for the server.
Ends with 0 when done, 1 when refused or the log or a pack is not whole (and says why), 2 when it was not understood.
`;

/** What was asked for on the command line. */
export type AdminCommand =
	| { verb: 'help' | 'list' | 'sample' }
	/** `head`: 64 hexadecimal digits. */
	| { verb: 'verify'; head: string | null }
	/** An evidence pack, by its path. */
	| { verb: 'evidence'; file: string }
	/** The address of a PostgreSQL database, or of a bucket. */
	| { verb: 'move'; to: string }
	/** Folders by their paths. */
	| { verb: 'backup'; folder: string }
	| { verb: 'backupVerify'; folder: string }
	/** `at`: epoch ms; null: as late as can be. `to`: another data folder. `zone`: this machine's, where none was named. */
	| { verb: 'restore'; folder: string; at: number | null; to: string | null; zone: string | null }
	| { verb: 'add'; username: string; name: string; email: string | null; roles: Role[] }
	| { verb: 'roles'; username: string; roles: Role[] }
	| { verb: 'link' | 'withdraw' | 'deactivate' | 'activate'; username: string };

/** How many words each thing takes, beside options. */
const WORDS: Partial<Record<string, number>> = {
	sample: 1,
	move: 1,
	backup: 2,
	verify: 2,
	restore: 2,
	audit: 2,
	evidence: 3,
	list: 2,
	add: 4,
	roles: 4
};

/** Reads the arguments; the error is a sentence. */
export function parseAdmin(args: readonly string[]): Result<AdminCommand, string> {
	const parsed = readOptions(args);
	if (!parsed.ok) return parsed;
	const { positionals, email, roles, head, to, at } = parsed.value;
	const [topic, verb, username = '', last] = positionals;
	if (topic === undefined || topic === 'help') return ok({ verb: 'help' });
	const odd = positionals[WORDS[topic] ?? WORDS[verb ?? ''] ?? 3];
	if (odd) return err(`“${odd}” is one word too many; put a name with spaces in quotes.`);
	if (email !== undefined && verb !== 'add') return err('--email means nothing here.');
	if (roles !== undefined && verb !== 'add' && verb !== 'roles')
		return err('--roles means nothing here.');
	if (to !== undefined && topic !== 'move' && topic !== 'restore')
		return err('--to means nothing here.');
	if (at !== undefined && topic !== 'restore') return err('--at means nothing here.');
	if (topic === 'move')
		return to ? ok({ verb: 'move', to }) : err('Where to? move --to postgres://… or s3://…');
	if (topic === 'backup' || topic === 'verify' || topic === 'restore')
		return verb ? parseBackup(topic, verb, { at, to }) : err('Which folder?');
	if (topic === 'audit') return parseAudit(verb, head);
	if (head !== undefined) return err('--head means nothing here.');
	if (topic === 'evidence') {
		if (verb !== 'verify')
			return err(verb ? `There is no “evidence ${verb}”.` : 'evidence verify?');
		return username ? ok({ verb: 'evidence', file: username }) : err('Which file?');
	}
	if (topic === 'sample') return ok({ verb: 'sample' });
	if (topic !== 'person') return err(`There is no “${topic}”.`);
	return parsePerson(verb, username, last, { email, roles });
}

function parseBackup(
	topic: 'backup' | 'verify' | 'restore',
	folder: string,
	{ at, to = null }: { at?: string; to?: string | null }
): Result<AdminCommand, string> {
	if (topic === 'backup') return ok({ verb: 'backup', folder });
	if (topic === 'verify') return ok({ verb: 'backupVerify', folder });
	if (at === undefined) return ok({ verb: 'restore', folder, at: null, to, zone: null });
	const moment = readMoment(at);
	return moment.ok ? ok({ verb: 'restore', folder, to, ...moment.value }) : moment;
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
			options: {
				...{ roles: { type: 'string' }, email: { type: 'string' } },
				...{ head: { type: 'string' }, to: { type: 'string' }, at: { type: 'string' } }
			}
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
