import type { Logger } from 'pino';
import type { Command, Refusal } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import type { PasswordProblem } from '#model/password.ts';
import { can } from '#model/permissions.ts';
import { HOUSE, type Person, type Role } from '#model/person.ts';
import type { Change, DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import { tellingFaults } from '../store-fault.ts';
import type { Auth } from './auth.ts';
import type { Link, LinkProblem, Links } from './links.ts';

/** What is needed of the desk: it carries out commands and knows the records. */
export interface PeopleDesk {
	readonly view: DeskView;
	execute(personId: Id, commandId: Id, command: Command): Promise<Result<unknown, Refusal>>;
	/** Takes in what other servers have written. */
	refresh(): Promise<void>;
	/** Told of every change, after it is durable; returns how to stop. */
	subscribe(listener: (event: { changes: Change[] }) => void): () => void;
}

export interface NewPerson {
	name: string;
	username: string;
	email: string | null;
	roles: Role[];
}

/** Shown once: only its digest is kept. */
export interface OneTimeLink {
	/** Path on this server; whoever shows it puts the address before it. */
	path: string;
	/** Epoch ms. */
	expiresAt: number;
}

/** What an administrator sees of somebody's sign-in. Secrets are not in it. */
export interface Access {
	personId: Id;
	hasPassword: boolean;
	/** Epoch ms, in steps of a quarter of an hour; null: not signed in anywhere. */
	lastSeenAt: number | null;
	/** Of a link that still works, epoch ms. */
	linkExpiresAt: number | null;
}

/**
 * Administration of people: their records change by commands of the desk, their passwords beside.
 * `by` is who asks: an administrator's id, or HOUSE. Where the database does not answer, what is asked rejects with
 * StoreFault: nobody knows whether it was done.
 */
export interface People {
	add(by: Id, person: NewPerson): Promise<Result<{ person: Person; link: OneTimeLink }, Refusal>>;
	setRoles(by: Id, id: Id, roles: Role[]): Promise<Result<unknown, Refusal>>;
	deactivate(by: Id, id: Id): Promise<Result<unknown, Refusal>>;
	activate(by: Id, id: Id): Promise<Result<unknown, Refusal>>;
	/** A link to choose a (new) password; earlier ones of the person end. */
	makeLink(by: Id, id: Id): Promise<Result<OneTimeLink, Refusal>>;
	withdrawLink(by: Id, id: Id): Promise<Result<void, Refusal>>;
	access(by: Id): Promise<Result<Access[], Refusal>>;
	/** For whom a link is, while it works. */
	openLink(token: string): Promise<Result<Person, LinkProblem>>;
	/** Uses a link up. A password that is refused leaves the link as it was. */
	choosePassword(
		token: string,
		password: string
	): Promise<Result<Person, LinkProblem | PasswordProblem>>;
	byUsername(username: string): Person | undefined;
	close(): void;
}

export interface PeopleOptions {
	desk: PeopleDesk;
	auth: Pick<Auth, 'setPassword' | 'checkPassword' | 'overview' | 'revoke'>;
	links: Links;
	/** Whether an error says that the database has not answered. */
	isLost: (error: unknown) => boolean;
	log: Logger;
}

export function createPeople({ desk, auth, links, isLost, log }: PeopleOptions): People {
	const unsubscribe = desk.subscribe(({ changes }) => {
		for (const { kind, id, value } of changes) {
			// Whoever took somebody's place away, by whatever way: their sessions and links end.
			if (kind === 'person' && !value?.active) void shutOut(id);
		}
	});

	async function shutOut(id: Id): Promise<void> {
		try {
			await Promise.all([auth.revoke(id), links.withdraw(id)]);
		} catch (error) {
			log.error({ err: error, personId: id }, 'sessions of an inactive person were not ended');
		}
	}

	const run = (by: Id, command: Command) => desk.execute(by, newId(), command);

	/** The person a credential is about to be made for, if `by` may. */
	function managed(by: Id, id: Id): Result<Person, Refusal> {
		if (!mayManage(desk.view, by)) return err({ reason: 'forbidden' });
		const person = desk.view.get('person', id);
		return person ? ok(person) : err({ reason: 'not-found', what: 'person' });
	}

	async function linkFor(by: Id, id: Id): Promise<OneTimeLink> {
		const { token, expiresAt } = await links.make(id, by === HOUSE ? null : by);
		return { path: `/link/${token}`, expiresAt };
	}

	/** Whose link it is; a person who has been deactivated since cannot come in by it. */
	async function ownerOf(found: Result<Link, LinkProblem>): Promise<Result<Person, LinkProblem>> {
		if (!found.ok) return found;
		// Another server may have taken them in a moment ago.
		if (!desk.view.get('person', found.value.personId)?.active) await desk.refresh();
		const person = desk.view.get('person', found.value.personId);
		return person?.active ? ok(person) : err('withdrawn');
	}

	const asking: Omit<People, 'byUsername' | 'close'> = {
		async add(by, { name, username, email, roles }) {
			const id = newId();
			const added = await run(by, { type: 'person.add', id, name, username, email, roles });
			if (!added.ok) return added;
			const person = desk.view.get('person', id);
			if (!person) throw new Error(`person.add made no record of ${id}`);
			return ok({ person, link: await linkFor(by, id) });
		},
		setRoles: (by, id, roles) => run(by, { type: 'person.roles', id, roles }),
		deactivate: (by, id) => run(by, { type: 'person.deactivate', id }),
		activate: (by, id) => run(by, { type: 'person.activate', id }),

		async makeLink(by, id) {
			const found = managed(by, id);
			if (!found.ok) return found;
			if (!found.value.active) return err({ reason: 'invalid', what: 'inactive' });
			return ok(await linkFor(by, id));
		},
		async withdrawLink(by, id) {
			const found = managed(by, id);
			if (!found.ok) return found;
			return ok(await links.withdraw(id));
		},
		async access(by) {
			if (!mayManage(desk.view, by)) return err({ reason: 'forbidden' });
			const seen = await auth.overview();
			const open = new Map((await links.open()).map((link) => [link.personId, link.expiresAt]));
			return ok(
				[...desk.view.list('person')].map(({ id }) => ({
					personId: id,
					hasPassword: seen.has(id),
					lastSeenAt: seen.get(id)?.lastSeenAt ?? null,
					linkExpiresAt: open.get(id) ?? null
				}))
			);
		},

		openLink: async (token) => ownerOf(await links.look(token)),
		async choosePassword(token, password) {
			const owner = await ownerOf(await links.look(token));
			if (!owner.ok) return owner;
			const problem = await auth.checkPassword(password, owner.value);
			if (problem) return err(problem);
			const used = await links.use(token);
			if (!used.ok) return used;
			const set = await auth.setPassword(owner.value, password);
			return set.ok ? owner : set;
		}
	};

	return {
		...tellingFaults(asking, isLost),
		byUsername(username) {
			const wanted = username.toLowerCase();
			return [...desk.view.list('person')].find((person) => person.username === wanted);
		},
		close: unsubscribe
	};
}

function mayManage(view: DeskView, by: Id): boolean {
	const person = view.get('person', by);
	return by === HOUSE || (person !== undefined && can(person, 'person.manage'));
}
