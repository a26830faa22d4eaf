import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Id } from '#model/ids.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#model/password.ts';
import type { Engine } from '../store/migrations.ts';
import type { Passwords } from './passwords.ts';

/** How long a session lasts after its last use, and how often use prolongs it, s. */
const SESSION_LIFE = 12 * 3600;
const SESSION_STEP = 15 * 60;
/** Header in which the address of the client is handed to better-auth; never taken from the wire. */
export const ADDRESS_HEADER = 'x-copydesk-address';

export interface BetterOptions {
	/** The store's; better-auth keeps tables of its own in it. */
	db: Kysely<unknown>;
	/** The same, to make them by; none: `db`. */
	slow?: Kysely<unknown>;
	engine: Engine;
	secret: string;
	passwords: Passwords;
	/** Who may begin a session; asked only after the right password. */
	isActive: (personId: Id) => boolean;
	log: Logger;
}

/**
 * better-auth, set to our rules: it keeps accounts and sessions and signs the cookie. Its own
 * addresses are not served; everything goes through the functions of its `api`, so there is no
 * sign-up, and no base address that would tie the server to one host name.
 */
export async function createBetter(options: BetterOptions) {
	const { db, passwords, log } = options;
	const better = betterAuth({
		secret: options.secret,
		// Only ever used to make links, of which there are none.
		baseURL: 'http://localhost',
		database: { db, type: options.engine },
		telemetry: { enabled: false },
		logger: {
			level: 'warn',
			// Wrong passwords come as warnings; they are counted elsewhere.
			log: (level, message) => (level === 'error' ? log.error(message) : log.debug(message))
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSWORD_MIN,
			maxPasswordLength: PASSWORD_MAX,
			password: {
				hash: passwords.hash,
				verify: ({ hash, password }) => passwords.verify(hash, password)
			}
		},
		session: {
			expiresIn: SESSION_LIFE,
			updateAge: SESSION_STEP,
			// With it a revoked session would hold until the cached copy expires.
			cookieCache: { enabled: false }
		},
		databaseHooks: {
			session: {
				create: {
					before: ({ userId }) => {
						if (options.isActive(userId)) return Promise.resolve();
						throw new APIError('FORBIDDEN', { message: 'inactive' });
					}
				}
			}
		},
		// Counted in attempts.ts: this one sees only requests to addresses that are not served.
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: 'copydesk',
			// Secure is set with the answer, by how the request came: one server is reached by https
			// through a proxy and by http beside it, and a browser drops a __Secure- cookie from the latter.
			useSecureCookies: false,
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
		}
	});
	await makeSignInTables(options.slow ?? db, options.engine);
	const { authCookies } = await better.$context;
	const cookie = cookieOfNobody(authCookies.sessionToken.name, options.secret);
	await better.api.getSession({
		headers: new Headers({ cookie }),
		query: { disableRefresh: true }
	});
	return better;
}

/** Brings better-auth's own tables up to date. */
export async function makeSignInTables(db: Kysely<unknown>, type: Engine): Promise<void> {
	const { runMigrations } = await getMigrations({ database: { db, type } });
	await runMigrations();
}

/**
 * Signed as ours are, of a session that there is none of. It is looked up once at the start: what runs
 * for the first time takes five times as long, and who comes first would wait for it.
 */
function cookieOfNobody(name: string, secret: string): string {
	const signature = createHmac('sha256', secret).update('nobody').digest('base64');
	return `${name}=${encodeURIComponent(`nobody.${signature}`)}`;
}

export type Better = Awaited<ReturnType<typeof createBetter>>;
