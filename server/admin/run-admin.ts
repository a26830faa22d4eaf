import type { Refusal } from '#model/commands.ts';
import { HOUSE, type Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { err, ok, unreachable, type Result } from '#model/result.ts';
import type { OneTimeLink, People } from '../auth/people.ts';
import type { Sample } from '../sample/sample.ts';
import type { AuditStore } from '../store/store.ts';
import { sayChain } from './say-chain.ts';
import { parseAdmin, USAGE, type AdminCommand } from './usage.ts';

/** What is to be printed, and the exit code. */
export interface AdminOutcome {
	code: 0 | 1 | 2;
	output: string;
}

export interface AdminParts {
	desk: { view: DeskView };
	people: People;
	sample: Sample;
	audit: Pick<AuditStore, 'verify'>;
	/** Where the newsroom lies, in words; see placeOf. */
	place: string;
	/** Under which address people reach the server, for links. */
	address: () => string;
}

/** Carries out what was asked for on the command line, as HOUSE: in the audit log like the rest. */
export async function runAdmin(args: readonly string[], parts: AdminParts): Promise<AdminOutcome> {
	const command = parseAdmin(args);
	if (!command.ok) return { code: 2, output: `${command.error}\n\n${USAGE}` };
	return outcomeOf(await carryOut(command.value, parts));
}

export const outcomeOf = (done: Result<string, string>): AdminOutcome =>
	done.ok ? { code: 0, output: done.value } : { code: 1, output: `${done.error}\n` };

async function carryOut(command: AdminCommand, parts: AdminParts): Promise<Result<string, string>> {
	switch (command.verb) {
		case 'help':
			return ok(USAGE);
		case 'list':
			return list(parts);
		case 'sample':
			return loadSample(parts);
		case 'evidence':
			return err('A pack is verified where its file lies, not by the server.');
		case 'backup':
		case 'backupVerify':
			return err('A backup is seen to beside the server, not by it.');
		case 'restore':
			return err('Stop the server first: it has a newsroom already.');
		case 'move':
			return err('Stop the server first: what is written meanwhile would stay behind.');
		case 'verify':
			return sayChain(await parts.audit.verify(command.head ?? undefined), parts.place);
		case 'add': {
			const added = await parts.people.add(HOUSE, command);
			if (!added.ok) return err(sentence(added.error, command.username));
			const { person, link } = added.value;
			return ok(`${person.name} (${person.username}) is added.\n${told(link, parts)}`);
		}
		case 'roles':
		case 'link':
		case 'withdraw':
		case 'deactivate':
		case 'activate': {
			const person = parts.people.byUsername(command.username);
			return person ? change(command, person, parts) : err(`Nobody is “${command.username}”.`);
		}
		default:
			return unreachable(command);
	}
}

async function change(
	command: Extract<
		AdminCommand,
		{ verb: 'roles' | 'link' | 'withdraw' | 'deactivate' | 'activate' }
	>,
	{ id, username }: Person,
	parts: AdminParts
): Promise<Result<string, string>> {
	const { people } = parts;
	const say = (result: Result<unknown, Refusal>, sentenceOf: string) =>
		result.ok ? ok(`${sentenceOf}\n`) : err(sentence(result.error, username));
	switch (command.verb) {
		case 'roles': {
			const set = await people.setRoles(HOUSE, id, command.roles);
			return say(set, `${username} is now ${command.roles.join(', ')}.`);
		}
		case 'link': {
			const made = await people.makeLink(HOUSE, id);
			return made.ok ? ok(told(made.value, parts)) : err(sentence(made.error, username));
		}
		case 'withdraw':
			return say(await people.withdrawLink(HOUSE, id), `No link of ${username} works any more.`);
		case 'deactivate':
			return say(await people.deactivate(HOUSE, id), `${username} is deactivated and signed out.`);
		case 'activate':
			return say(await people.activate(HOUSE, id), `${username} may sign in again.`);
	}
}

async function list({ people, desk }: AdminParts): Promise<Result<string, string>> {
	const access = await people.access(HOUSE);
	if (!access.ok) return err(sentence(access.error, ''));
	const rows = access.value.flatMap(({ personId, hasPassword, linkExpiresAt }) => {
		const person = desk.view.get('person', personId);
		if (!person) return [];
		const state = !person.active ? 'inactive' : hasPassword ? 'active' : 'no password';
		const link = linkExpiresAt ? `, link until ${new Date(linkExpiresAt).toISOString()}` : '';
		return [[person.username, person.name, person.roles.join(','), state + link]];
	});
	return ok(
		rows.length === 0 ? 'Nobody yet.\n' : rows.map((row) => `${row.join('\t')}\n`).join('')
	);
}

async function loadSample({ sample, desk }: AdminParts): Promise<Result<string, string>> {
	if (!desk.view.get('newsroom', 'newsroom'))
		return err('Set the paper up first: npm start prints the link.');
	const loaded = await sample.load();
	if (!loaded.ok)
		return err('There are editions already; the sample goes into an empty paper only.');
	const { password, people } = loaded.value;
	const rows = people.map(
		({ username, name, roles }) => `${username}\t${name}\t${roles.join(',')}\n`
	);
	return ok(`The sample edition is loaded.\n${rows.join('')}Their password: ${password}\n`);
}

const told = ({ path, expiresAt }: OneTimeLink, { address }: AdminParts): string =>
	`One-time link, until ${new Date(expiresAt).toISOString()}:\n${address()}${path}\n`;

function sentence(refusal: Refusal, username: string): string {
	const what = 'what' in refusal ? refusal.what : '';
	if (what === 'last-administrator') {
		return `${username} is the last administrator; make somebody else one first.`;
	}
	if (what === 'username') return `There is a “${username}” already.`;
	if (what === 'email') return 'Somebody has this e-mail already.';
	if (what === 'name') return 'A name has 1 to 64 characters and no line breaks.';
	if (what === 'inactive') return `${username} is deactivated; activate first.`;
	return `Refused: ${refusal.reason}${what ? ` (${what})` : ''}.`;
}
