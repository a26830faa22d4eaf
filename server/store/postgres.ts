import { Kysely } from 'kysely';
import { Pool, types } from 'pg';
import { ConfigError } from '../config.ts';
import { postgresDialect, type Fence } from './postgres-dialect.ts';

/** Connections of one server. */
const CONNECTIONS = 10;
/** How long a connection may take to come, ms. */
const PATIENCE_MS = 10_000;
/**
 * Set for each connection, whatever the server's own settings: an answer means it is on disk; a machine that is
 * gone is noticed.
 */
const SETTINGS = [
	'synchronous_commit=on',
	// The fence looks at what is there once it has waited (postgres-tables.ts).
	'default_transaction_isolation=read\\ committed',
	'bytea_output=hex',
	'idle_session_timeout=0',
	'statement_timeout=0',
	'lock_timeout=0',
	'tcp_keepalives_idle=10',
	'tcp_keepalives_interval=5',
	'tcp_keepalives_count=2'
];
/** PostgreSQL 15. */
const OLDEST = 150_000;
/** What a server that sleeps holds on to is let go of after so long: others wait for it, if there are any. */
const SLEEP_MS = { alone: 10_000, several: 3_000 };
const INT8 = 20;
const BYTEA = 17;

/** What whoever opens it is told later. */
export interface PostgresEvents {
	/** A connection is gone; others are made. */
	onLost?: (error: Error) => void;
	/** Another server works on the database now: nothing of this one's is written any more. */
	onPassed?: () => void;
	/**
	 * One of several servers has lost its right to write, and with it all that it has in hand. Once this is
	 * through it begins anew.
	 */
	onLapsed?: () => Promise<void>;
}

export interface OpenedPostgres<Tables> {
	db: Kysely<Tables>;
	pool: Pool;
	/** From now on every transaction begins by asking whether this is still a writer's number. */
	fence(fence: Fence): void;
}

/** Connects to a PostgreSQL database. Throws ConfigError where it cannot be worked with. */
export async function openPostgres<Tables>(
	url: string,
	{ onLost }: Pick<PostgresEvents, 'onLost'>,
	servers: 'alone' | 'several' = 'alone'
): Promise<OpenedPostgres<Tables>> {
	const pool = new Pool({
		...withSettings(url, SLEEP_MS[servers]),
		// A host that is gone without a word is noticed.
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		max: CONNECTIONS,
		connectionTimeoutMillis: PATIENCE_MS,
		application_name: 'copydesk',
		types: { getTypeParser }
	});
	// A connection that nobody uses at the moment; the pool makes another.
	// pg hangs the connection on the error, with all it knows.
	pool.on('error', (error) => onLost?.(Object.assign(error, { client: undefined })));
	// Of one that is in use whoever uses it hears at its next question; without a listener Node ends.
	pool.on('connect', (client) => client.on('error', () => undefined));
	try {
		await check(pool);
	} catch (error) {
		await pool.end();
		throw explain(error, url);
	}
	let fence: Fence = { epoch: () => null, onPassed: () => undefined };
	const current: Fence = { epoch: () => fence.epoch(), onPassed: () => fence.onPassed() };
	return {
		db: new Kysely<Tables>({ dialect: postgresDialect(pool, current) }),
		pool,
		fence: (next) => void (fence = next)
	};
}

/** What the address itself sets comes first, so that ours hold. */
function withSettings(url: string, sleepMs: number): { connectionString: string; options: string } {
	const parsed = new URL(url);
	const own = parsed.searchParams.get('options') ?? '';
	const settings = [...SETTINGS, `idle_in_transaction_session_timeout=${sleepMs}`];
	const ours = settings.map((setting) => `-c ${setting}`).join(' ');
	parsed.searchParams.delete('options');
	return { connectionString: parsed.href, options: `${own} ${ours}`.trim() };
}

/** Counts and times are below 2^53; bytes are memory of their own, which may be handed to a thread. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
	if (oid === INT8) return Number;
	if (oid === BYTEA) return (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
	return types.getTypeParser(oid, format);
}) as typeof types.getTypeParser;

async function check(pool: Pool): Promise<void> {
	const { rows } = await pool.query<{ version: string; encoding: string }>(
		`select current_setting('server_version_num') as version,
			current_setting('server_encoding') as encoding`
	);
	const { version, encoding } = rows[0] ?? { version: '0', encoding: '' };
	if (Number(version) < OLDEST)
		throw new ConfigError(
			'The database is older than PostgreSQL 15; Copydesk needs that or newer.'
		);
	if (encoding !== 'UTF8')
		throw new ConfigError(`The database keeps text as ${encoding}; Copydesk needs UTF8.`);
}

/** SQLSTATEs that somebody who starts the server can do something about. */
const SAID = ['28P01', '28000', '3D000', '42501'];

/** The sentence for whoever started the server; the address without its password. */
export function explain(error: unknown, url: string): Error {
	if (error instanceof ConfigError) return error;
	if (!isLost(error) && !SAID.includes(String((error as { code?: unknown }).code)))
		return error as Error;
	const { host, pathname } = new URL(url);
	const where = `The database ${pathname.slice(1)} at ${host}`;
	const { code = '', message } = error as Error & { code?: string };
	if (code === '28P01' || code === '28000')
		return new ConfigError(`${where} does not let this user in: ${message}.`);
	if (code === '3D000') return new ConfigError(`${where} does not exist.`);
	if (code === '42501')
		return new ConfigError(`${where} lets this user make no tables: ${message}.`);
	return new ConfigError(`${where} cannot be reached: ${code || message}.`);
}

/** Whether an error says that the connection is gone, and so nothing of what became of the question. */
export function isLost(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as { code?: unknown };
	if (typeof code !== 'string') return /connection|terminated|timeout/i.test(error.message);
	// Connection exceptions, shutdowns and standbys of the engine, sessions it has ended, no more of them
	// to be had; and the system's own.
	return /^(08|57P|25P0[34]|25006|53300)/.test(code) || /^E[A-Z]+$/.test(code);
}
