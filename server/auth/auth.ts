import type { IncomingHttpHeaders } from 'node:http';
import { isAPIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Id } from '#model/ids.ts';
import type { PasswordProblem } from '#model/password.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Tallies } from '../nodes/tallies.ts';
import { tellingFaults } from '../store-fault.ts';
import type { Engine } from '../store/migrations.ts';
import { withTimeout } from '../with-timeout.ts';
import { emailOf, passwordHashOf, peopleWithPassword, storePasswordHash } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { ADDRESS_HEADER, createBetter } from './better.ts';
import { createPasswordRules, type PasswordRules } from './password-rules.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { watchSessions } from './shared-sessions.ts';
import { createSessions, type Revoked, type SessionInfo } from './sessions.ts';

export type { Revoked, SessionInfo } from './sessions.ts';

/** A cookie to be set on the answer; without maxAge it ends with the browser. */
export interface SetCookie {
	name: string;
	value: string;
	/** Seconds; 0 deletes it. */
	maxAge?: number;
}

/** Who asks, and until when that holds (epoch ms). */
export interface SignedIn {
	person: Person;
	sessionId: Id;
	expiresAt: number;
}

export interface Credentials {
	/** User name or e-mail. */
	login: string;
	password: string;
	/** Whether this computer stays signed in when the browser is closed. */
	remember: boolean;
}

export interface Caller {
	/** Address of the client, as the proxy in front (if any) is trusted to tell. */
	address: string;
	userAgent: string;
	/** The request's cookie header; a session in it ends when another begins. */
	cookie: string | null;
}

/** `wait` in ms. Unknown names and wrong passwords are one refusal, and take the same time. */
export type SignInRefusal =
	{ reason: 'no-match' } | { reason: 'inactive' } | { reason: 'too-many'; wait: number };

/** Where its tables cannot be had, what is asked of it rejects with StoreFault; nobody is signed out for that. */
export interface Auth {
	/** Whose session the cookie names: for requests and for the upgrade of a socket, never per frame. */
	personOf(headers: Headers | IncomingHttpHeaders): Promise<SignedIn | null>;
	/** Like personOf, and prolongs the session in use; the cookies go on the answer. */
	visit(headers: Headers): Promise<{ signedIn: SignedIn | null; cookies: SetCookie[] }>;
	signIn(
		credentials: Credentials,
		caller: Caller
	): Promise<Result<SignedIn & { cookies: SetCookie[] }, SignInRefusal>>;
	signOut(headers: Headers): Promise<SetCookie[]>;
	sessions(personId: Id): Promise<SessionInfo[]>;
	/** Ends one session of a person's, or all but one (`except`), or all. */
	revoke(personId: Id, which?: { only?: Id; except?: Id }): Promise<void>;
	/** Told within the same tick in which a session ends before its time. */
	onRevoked(listener: (revoked: Revoked) => void): () => void;
	/** What is wrong with a new password, or null. */
	checkPassword: PasswordRules;
	/** Gives somebody a new password and ends all their sessions. */
	setPassword(person: Person, password: string): Promise<Result<void, PasswordProblem>>;
	/** Changes it after the old one was given; other sessions end. */
	changePassword(
		signedIn: SignedIn,
		old: string,
		password: string,
		address: string
	): Promise<Result<void, PasswordProblem | SignInRefusal['reason']>>;
	/** When each person last used a session, epoch ms; only who has a password is in it. */
	overview(): Promise<Map<Id, { lastSeenAt: number | null }>>;
	close(): void;
}

export interface AuthOptions {
	db: Kysely<unknown>;
	/** The same, to make the tables by; none: `db`. */
	slow?: Kysely<unknown>;
	engine: Engine;
	/** Where people are looked up; only the desk knows who is active. */
	view: Pick<DeskView, 'get' | 'list'>;
	/** Takes in what other servers have written; not needed where there are none. */
	refresh?: () => Promise<void>;
	secret: string;
	/** To other servers with the same sessions, where there may be any. */
	bus?: Bus;
	/** What they count together. */
	tallies?: Tallies;
	/** Whether an error says that the database has not answered. */
	isLost?: (error: unknown) => boolean;
	log: Logger;
	now?: () => number;
	passwords?: Passwords;
}

/** People waiting for their password to be hashed; beyond it sign-in is refused for a moment. */
const QUEUE = 50;
const BUSY_WAIT = 5_000;
/** How long whoever signs in waits for what other servers have written, ms. */
const LOOK_MS = 1_000;
/** No name or password is longer; what is typed beyond is not kept, counted or hashed. */
const LONGEST = 1_000;

export async function createAuth(options: AuthOptions): Promise<Auth> {
	const { view, now, passwords = createPasswords(), isLost = () => false } = options;
	const { refresh = async () => undefined } = options;
	const rules = createPasswordRules();
	const attempts = createAttempts(now, options.tallies);
	const isActive = (id: Id) => view.get('person', id)?.active === true;
	const better = await createBetter({ ...options, passwords, isActive });
	const { bus } = options;
	const sessions = createSessions(better, bus);
	const shared = bus ? watchSessions({ sessions, bus, log: options.log }) : null;

	/** Only of a session that there is: nobody else has anything looked for. */
	async function signedInOf(session: {
		id: Id;
		userId: Id;
		expiresAt: Date;
	}): Promise<SignedIn | null> {
		// Another server may have taken them in a moment ago; nobody is signed out for what is not known here.
		if (!isActive(session.userId)) await refresh();
		const person = view.get('person', session.userId);
		if (!person?.active) return null;
		return { person, sessionId: session.id, expiresAt: new Date(session.expiresAt).getTime() };
	}

	/** Those under way: when all come back at once, each has several sockets under one cookie. */
	const asked = new Map<string, Promise<SignedIn | null>>();
	/** Counts sessions that have ended: an answer to a question from before may be about one of them. */
	let ended = 0;
	sessions.onRevoked(() => {
		ended += 1;
		asked.clear();
	});

	async function personOf(headers: Headers | IncomingHttpHeaders): Promise<SignedIn | null> {
		const cookie = headers instanceof Headers ? headers.get('cookie') : headers.cookie;
		if (!cookie) return null;
		const known = asked.get(cookie);
		if (known) return known;
		const answer = lookUp(cookie).finally(() => {
			if (asked.get(cookie) === answer) asked.delete(cookie);
		});
		asked.set(cookie, answer);
		return answer;
	}

	async function lookUp(cookie: string): Promise<SignedIn | null> {
		for (;;) {
			const before = ended;
			const found = await better.api.getSession({
				headers: new Headers({ cookie }),
				query: { disableRefresh: true }
			});
			const signedIn = found && (await signedInOf(found.session));
			if (before !== ended) continue;
			if (signedIn) shared?.seen(signedIn.sessionId, signedIn.person.id);
			return signedIn;
		}
	}

	/** Runs a check of a password within the limits on guessing. */
	async function guarded<T>(
		login: string,
		address: string,
		check: () => Promise<T | null>
	): Promise<Result<T, SignInRefusal>> {
		const wait = passwords.waiting() > QUEUE ? BUSY_WAIT : await attempts.begin(login, address);
		if (wait > 0) return err({ reason: 'too-many', wait });
		const found = await check().catch(async (error: unknown) => {
			await attempts.unanswered(login, address);
			throw error;
		});
		if (found === null) return err({ reason: 'no-match' });
		await attempts.succeeded(login, address);
		return ok(found);
	}

	const asking = {
		personOf,
		async visit(headers: Headers) {
			const cookie = headers.get('cookie');
			if (!cookie) return { signedIn: null, cookies: [] };
			const { response, headers: answered } = await better.api.getSession({
				headers: new Headers({ cookie }),
				returnHeaders: true
			});
			return {
				signedIn: response && (await signedInOf(response.session)),
				cookies: cookiesOf(answered)
			};
		},

		async signIn({ login, password, remember }, caller) {
			const name = login.slice(0, LONGEST).trim().normalize('NFKC').toLowerCase();
			const tried = await guarded(name, caller.address, async () => {
				// Whether the name is known or not, so that nobody learns it by how long it takes.
				await withTimeout(
					LOOK_MS,
					refresh().catch(() => undefined),
					() => undefined
				);
				// Unknown names take the way of known ones, to an account that cannot exist.
				const email = emailOf(personByLogin(view, name)?.id ?? 'nobody');
				const body = { email, password: password.slice(0, LONGEST), rememberMe: remember };
				return tryCredentials(() =>
					better.api.signInEmail({ body, headers: headersOf(caller), returnHeaders: true })
				);
			});
			if (!tried.ok) return tried;
			if (tried.value === 'inactive') return err({ reason: 'inactive' });
			const cookies = cookiesOf(tried.value.headers);
			const begun = await personOf(new Headers({ cookie: cookieHeader(cookies) }));
			if (!begun) return err({ reason: 'inactive' });
			const earlier = caller.cookie && (await personOf(new Headers({ cookie: caller.cookie })));
			if (earlier) await sessions.revoke(earlier.person.id, { only: earlier.sessionId });
			return ok({ ...begun, cookies });
		},

		async signOut(headers) {
			const signedIn = await personOf(headers);
			if (signedIn) await sessions.revoke(signedIn.person.id, { only: signedIn.sessionId });
			const { authCookies } = await better.$context;
			const ended = [authCookies.sessionToken, authCookies.dontRememberToken];
			return ended.map(({ name }) => ({ name, value: '', maxAge: 0 }));
		},

		async setPassword(person, password) {
			const problem = await rules(password, person);
			if (problem) return err(problem);
			await storePasswordHash(better, person.id, await passwords.hash(password));
			await sessions.revoke(person.id);
			return ok(undefined);
		},

		async changePassword({ person, sessionId }, old, password, address) {
			const stored = await passwordHashOf(better, person.id);
			const checked = await guarded(person.username, address, async () =>
				stored !== null && (await passwords.verify(stored, old.slice(0, LONGEST))) ? true : null
			);
			if (!checked.ok) return err(checked.error.reason);
			const problem = await rules(password, person);
			if (problem) return err(problem);
			await storePasswordHash(better, person.id, await passwords.hash(password));
			await sessions.revoke(person.id, { except: sessionId });
			return ok(undefined);
		},

		sessions: sessions.of,
		revoke: sessions.revoke,

		async overview() {
			const lastUse = await sessions.lastUse();
			const people = await peopleWithPassword(better);
			return new Map([...people].map((id) => [id, { lastSeenAt: lastUse.get(id) ?? null }]));
		}
	} satisfies Partial<Auth>;

	return {
		...tellingFaults(asking, isLost, causeOf),
		onRevoked: sessions.onRevoked,
		checkPassword: rules,
		close() {
			sessions.close();
			shared?.close();
		}
	};
}

/** better-auth hangs it on an error of its own. */
const causeOf = (error: unknown): unknown => (isAPIError(error) ? error.cause : error);

/** Who signs in under a user name or an e-mail; both are lower case in the record. */
function personByLogin(view: Pick<DeskView, 'list'>, login: string): Person | undefined {
	if (login === '') return undefined;
	for (const person of view.list('person')) {
		if (person.username === login || person.email?.toLowerCase() === login) return person;
	}
	return undefined;
}

/** Null: wrong. Inactive comes after the right password only. Anything else that fails is a bug. */
async function tryCredentials<T>(signIn: () => Promise<T>): Promise<T | 'inactive' | null> {
	try {
		return await signIn();
	} catch (error) {
		if (!isAPIError(error)) throw error;
		if (error.status === 'FORBIDDEN') return 'inactive';
		if (error.status === 'UNAUTHORIZED' || error.status === 'BAD_REQUEST') return null;
		throw error;
	}
}

function headersOf({ address, userAgent }: Caller): Headers {
	return new Headers({ [ADDRESS_HEADER]: address, 'user-agent': userAgent });
}

/** The cookies of an answer, decoded; whoever sets them on another one encodes them again. */
function cookiesOf(headers: Headers): SetCookie[] {
	return headers.getSetCookie().flatMap((line) =>
		[...parseSetCookieHeader(line)].map(([name, attributes]) => ({
			name,
			value: attributes.value,
			maxAge: attributes['max-age']
		}))
	);
}

const cookieHeader = (cookies: SetCookie[]): string =>
	cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
