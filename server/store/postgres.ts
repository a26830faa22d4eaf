import { Kysely, type PostgresPool } from 'kysely';
import { Pool, types } from 'pg';
import { ConfigError } from '../config.ts';
import { withTimeout } from '../with-timeout.ts';
import { DatabaseSilent, OpenQuestions } from './open-questions.ts';
import {
	limitAnswers,
	limitedClient,
	QUICK,
	SLOW,
	WHOLE,
	type AnswerLimits,
	type LimitedClient
} from './postgres-client.ts';
import { readAddress, type PostgresAddress } from './postgres-address.ts';
import { postgresDialect, type Fence } from './postgres-dialect.ts';
import { explain } from './postgres-fault.ts';

/** Connections of one server. */
const CONNECTIONS = 10;
/** How long a connection may take to be free, ms. */
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
	// Whoever waits for a lock there does not go on waiting once the connection was given up here.
	'client_connection_check_interval=2000',
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
	/** The same, for what is asked again and again: a connection that is not there in time is not waited for. */
	quick: Kysely<Tables>;
	/** The same, for what takes long and is not asked often. */
	slow: Kysely<Tables>;
	/** The same, for a write that is one question: it may take as long as a statement of any other. */
	atOnce: Kysely<Tables>;
	pool: Pool;
	/** From now on every transaction begins by asking whether this is still a writer's number. */
	fence(fence: Fence): void;
	/** From now on an answer may take so long; null: as long as it takes. */
	limit(limits: AnswerLimits | null): void;
	/** This server ends: from now on little is waited for, and in a database that is silent for nothing. */
	ends(): void;
	readonly isEnding: boolean;
}

export interface PostgresOptions extends Pick<PostgresEvents, 'onLost'> {
	servers?: 'alone' | 'several';
}

/** Connects to a PostgreSQL database. Throws ConfigError where it cannot be worked with. */
export async function openPostgres<Tables>(
	url: string,
	{ onLost, servers = 'alone' }: PostgresOptions = {}
): Promise<OpenedPostgres<Tables>> {
	const questions = new OpenQuestions();
	let current: AnswerLimits | null = WHOLE;
	let made: Pool | undefined;
	try {
		made = openPool(url, { questions, servers, limits: () => current });
		// pg hangs the connection on the error, with all it knows.
		made.on('error', (error) => onLost?.(Object.assign(error, { client: undefined })));
		await check(made);
	} catch (error) {
		await made?.end();
		throw explain(error, url);
	}
	const pool = made;
	let fence: Fence = { epoch: () => null, onPassed: () => undefined };
	const asked: Fence = { epoch: () => fence.epoch(), onPassed: () => fence.onPassed() };
	const over = (connections: PostgresPool) =>
		new Kysely<Tables>({ dialect: postgresDialect(connections, asked) });
	return {
		db: over(pool),
		quick: over(limited(pool, QUICK)),
		slow: over(limited(pool, SLOW)),
		atOnce: over(writing(pool, () => current)),
		pool,
		fence: (next) => void (fence = next),
		limit: (next) => void (current = next),
		ends: () => questions.end(),
		get isEnding() {
			return questions.isEnding;
		}
	};
}

interface PoolParts {
	questions: OpenQuestions;
	servers: 'alone' | 'several';
	limits: () => AnswerLimits | null;
}

function openPool(url: string, { questions, servers, limits }: PoolParts): Pool {
	const pool = new Pool({
		...withSettings(url, SLEEP_MS[servers]),
		// The pool hands its settings over, which its types do not know.
		Client: limitedClient(questions) as unknown as new () => LimitedClient,
		// A host that is gone without a word is noticed.
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		max: CONNECTIONS,
		connectionTimeoutMillis: PATIENCE_MS,
		application_name: 'copydesk',
		types: { getTypeParser }
	});
	// A connection that nobody uses at the moment is told of by the pool, which makes another; of one that is in use
	// whoever uses it hears at its next question. Without a listener Node ends.
	pool.on('connect', (client) => client.on('error', () => undefined));
	pool.on('acquire', (client) => limitAnswers(client, limits()));
	return pool;
}

/** The same connections; it is not closed by itself. */
const writing = (pool: Pool, limits: () => AnswerLimits | null): PostgresPool => ({
	options: pool.options,
	end: async () => undefined,
	async connect() {
		const client = await pool.connect();
		const now = limits();
		limitAnswers(client, now && { ...now, question: now.statement });
		return client;
	}
});

/** The same. */
const limited = (pool: Pool, limits: AnswerLimits): PostgresPool => ({
	options: pool.options,
	end: async () => undefined,
	async connect() {
		const coming = pool.connect();
		try {
			const client = await withTimeout(limits.question, coming, () => {
				throw new DatabaseSilent();
			});
			limitAnswers(client, limits);
			return client;
		} catch (error) {
			coming.then(
				(client) => client.release(),
				() => undefined
			);
			throw error;
		}
	}
});

/** What the address itself sets comes first, so that ours hold. */
function withSettings(url: string, sleepMs: number): PostgresAddress & { options: string } {
	const { connectionString, ssl } = readAddress(url);
	const parsed = new URL(connectionString);
	const own = parsed.searchParams.get('options') ?? '';
	const settings = [...SETTINGS, `idle_in_transaction_session_timeout=${sleepMs}`];
	const ours = settings.map((setting) => `-c ${setting}`).join(' ');
	parsed.searchParams.delete('options');
	return { connectionString: parsed.href, ssl, options: `${own} ${ours}`.trim() };
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
