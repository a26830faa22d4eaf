import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Command, Refusal } from '#model/commands.ts';
import { newId } from '#model/ids.ts';
import type { Newsroom } from '#model/newsroom.ts';
import type { PasswordProblem } from '#model/password.ts';
import { HOUSE, type Person, type Role } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';
import { TEMPLATES } from '#model/templates.ts';
import type { Auth } from './auth.ts';
import type { PeopleDesk } from './people.ts';
import { tellingFaults } from '../store-fault.ts';
import { digestOf } from '../tokens.ts';

/** The paper and its first administrator. */
export interface SetUpInput {
	newsroom: Pick<Newsroom, 'name' | 'timeZone' | 'formatId' | 'pressTime'>;
	administrator: {
		name: string;
		username: string;
		email: string | null;
		/** Administrators alone plan no pages; who makes the paper as well is its chief editor, too. */
		chief: boolean;
		password: string;
	};
}

export type SetUpProblem =
	| { field: 'token' }
	| { field: 'password'; problem: PasswordProblem }
	| { field: 'newsroom' | 'administrator'; refusal: Refusal };

/**
 * The first start: whoever reads the server's output gets a link, and by it makes the paper, its page
 * templates and its first administrator. The token works until it has been used, also after a restart and
 * on another server of the same newsroom.
 */
export interface SetUp {
	/** Whether the paper has been made; until then nobody can sign in. */
	isDone(): boolean;
	/** Path of the link to be printed, or null when set-up is done. */
	path(): string | null;
	accepts(token: string): boolean;
	/** Where the database does not answer, it rejects with StoreFault: it may be run again. */
	run(token: string, input: SetUpInput): Promise<Result<Person, SetUpProblem>>;
}

export interface SetUpOptions {
	desk: PeopleDesk;
	auth: Pick<Auth, 'setPassword' | 'checkPassword'>;
	/** The newsroom's own, from which the token is made. */
	secret: string;
	/** Whether an error says that the database has not answered. */
	isLost: (error: unknown) => boolean;
}

export function createSetUp({ desk, auth, secret, isLost }: SetUpOptions): SetUp {
	const token = createHmac('sha256', secret).update('set-up').digest('base64url');
	const isDone = () => desk.view.get('newsroom', 'newsroom') !== undefined;
	const accepts = (given: string) => !isDone() && same(given, token);
	let running = false;

	async function make({ newsroom, administrator }: SetUpInput) {
		const problem = await auth.checkPassword(administrator.password, administrator);
		if (problem) return err({ field: 'password', problem } as const);
		const person = await makeAdministrator(desk, administrator);
		if (!person.ok) return err({ field: 'administrator', refusal: person.error } as const);
		const set = await auth.setPassword(person.value, administrator.password);
		if (!set.ok) return err({ field: 'password', problem: set.error } as const);
		for (const template of TEMPLATES) {
			const saved = await run(desk, { type: 'template.save', template });
			if (!saved.ok) return err({ field: 'newsroom', refusal: saved.error } as const);
		}
		// Last, since with it set-up is done: a server that dies before it starts set-up anew.
		const made = await run(desk, { type: 'newsroom.update', patch: newsroom });
		return made.ok ? person : err({ field: 'newsroom', refusal: made.error } as const);
	}

	const asking: Pick<SetUp, 'run'> = {
		async run(given, input) {
			if (!accepts(given) || running) return err({ field: 'token' });
			running = true;
			try {
				return await make(input);
			} finally {
				running = false;
			}
		}
	};

	return {
		...tellingFaults(asking, isLost),
		isDone,
		path: () => (isDone() ? null : `/set-up/${token}`),
		accepts
	};
}

const run = (desk: PeopleDesk, command: Command) => desk.execute(HOUSE, newId(), command);

/** Takes the administrator of a set-up that was broken off, if there is one of that name. */
async function makeAdministrator(
	desk: PeopleDesk,
	{ name, username, email, chief }: SetUpInput['administrator']
): Promise<Result<Person, Refusal>> {
	for (const person of desk.view.list('person')) {
		if (person.username === username && person.roles.includes('administrator')) return ok(person);
	}
	const id = newId();
	const roles: Role[] = chief ? ['administrator', 'chief'] : ['administrator'];
	const added = await run(desk, { type: 'person.add', id, name, username, email, roles });
	if (!added.ok) return added;
	const person = desk.view.get('person', id);
	if (!person) throw new Error(`person.add made no record of ${id}`);
	return ok(person);
}

const same = (one: string, other: string): boolean =>
	timingSafeEqual(Buffer.from(digestOf(one)), Buffer.from(digestOf(other)));
