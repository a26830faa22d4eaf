import { isEmail } from '#model/person.ts';
import type { S3Place } from './media/s3-requests.ts';
import { readTraces, type TracesConfig } from './tracing/traces-config.ts';

/** The settings of the server, read once at start; all have defaults. */
export interface Config {
	/** 0: the system chooses one, and the address is printed. */
	port: number;
	host: string;
	/** Records, texts, photos and evidence packs, unless they are kept elsewhere; absolute. */
	dataDir: string;
	/** A PostgreSQL database for records and texts; null: a SQLite file in the data folder. */
	database: string | null;
	/** A Redis server that joins several Copydesks on one database; null: this one is alone. */
	redis: string | null;
	/** A bucket for photos and evidence packs; null: they are files in the data folder. */
	media: S3Place | null;
	/** The address people use behind a proxy, such as `https://desk.example.org`; null: none. */
	origin: string | null;
	logLevel: LogLevel;
	/** The browser that makes PDFs; null: one is looked for. */
	chromium: string | null;
	/** The program that separates colours; null: one is looked for. */
	ghostscript: string | null;
	/** Null: no mail is sent. */
	mail: MailConfig | null;
	/** Whether it rehearses before it opens, see rehearse.ts. */
	rehearses: boolean;
	/** Null: there is one newsroom, and its data lie in `dataDir`. */
	newsrooms: NewsroomsConfig | null;
	/** Where Prometheus reads how it fares; null: nowhere. */
	metrics: MetricsConfig | null;
	/** Where it tells what it does and how long that takes, by OpenTelemetry; null: nowhere. */
	traces: TracesConfig | null;
	/** The folder that everything is backed up to while it runs; absolute. Null: none. */
	backupDir: string | null;
}

export interface NewsroomsConfig {
	/** Absolute; a file for each newsroom, see newsrooms/newsroom-list.ts. */
	folder: string;
	/** After so long without anybody one is closed until somebody comes, ms. */
	idle: number;
	/** So many may be open at once. */
	most: number;
}

export interface MetricsConfig {
	host: string;
	/** 0: the system chooses one. */
	port: number;
	/** What whoever reads has to send; null: nothing, on this machine. */
	token: string | null;
}

export interface MailConfig {
	/** `smtp://` or `smtps://`, with user and password where the server wants them. */
	url: string;
	/** Whom mails are from: an address, or a name and an address in angle brackets. */
	from: string;
	/** When the digest is sent, "HH:MM" in the paper's zone. */
	digestAt: string;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used; its message is one sentence for whoever started the server. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/** Reads the settings from environment variables; throws ConfigError at the first wrong one. */
export function readConfig(env: Env): Config {
	const newsrooms = readNewsrooms(env);
	const database = env.DATABASE_URL ? readDatabase(env.DATABASE_URL) : null;
	const traces = readTraces(env);
	if (!traces.ok) throw new ConfigError(traces.error);
	return {
		port: readPort(env.PORT || '3000'),
		host: env.HOST || '127.0.0.1',
		dataDir: absolute(env.DATA_DIR || './data'),
		database,
		redis: env.REDIS_URL ? readRedis(env.REDIS_URL, database) : null,
		media: env.MEDIA_URL ? readMedia(env.MEDIA_URL) : null,
		origin: env.ORIGIN ? readOrigin(env.ORIGIN) : null,
		logLevel: readLogLevel(env.LOG_LEVEL || 'info'),
		chromium: env.CHROMIUM || null,
		ghostscript: env.GHOSTSCRIPT || null,
		mail: readMail(env),
		rehearses: readSwitch('REHEARSAL', env.REHEARSAL || 'on'),
		newsrooms,
		metrics: readMetrics(env),
		traces: traces.value,
		backupDir: env.BACKUP_DIR ? absolute(env.BACKUP_DIR) : null
	};
}

/** In DATABASE_URL it stands for a newsroom's name. */
export const NEWSROOM_PLACE = '{newsroom}';

type Env = Record<string, string | undefined>;

/** What is wrong is said also while nothing needs it: the day on which it does is too late. */
function readNewsrooms(env: Env): NewsroomsConfig | null {
	const idle = readCount('NEWSROOMS_IDLE', env.NEWSROOMS_IDLE || '15', 'minutes') * 60_000;
	const most = readCount('NEWSROOMS_OPEN', env.NEWSROOMS_OPEN || '100', 'newsrooms');
	if (!env.NEWSROOMS) return null;
	if (env.ORIGIN)
		throw new ConfigError('With NEWSROOMS each newsroom has an origin of its own; unset ORIGIN.');
	if (env.DATABASE_URL && !env.DATABASE_URL.includes(NEWSROOM_PLACE))
		throw new ConfigError(
			`With NEWSROOMS each newsroom has a database of its own; DATABASE_URL must name it with ${NEWSROOM_PLACE}, such as postgres://db.example.org/copydesk_${NEWSROOM_PLACE}.`
		);
	return { folder: absolute(env.NEWSROOMS), idle, most };
}

function readCount(name: string, value: string, what: string): number {
	if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
	throw new ConfigError(`${name} must be a number of ${what}, not “${value}”.`);
}

function readSwitch(name: string, value: string): boolean {
	if (value === 'on' || value === 'off') return value === 'on';
	throw new ConfigError(`${name} must be on or off, not “${value}”.`);
}

const OWN_HOST = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

function readMetrics({ METRICS: value, METRICS_TOKEN }: Env): MetricsConfig | null {
	const token = METRICS_TOKEN || null;
	// Not repeated in the sentence.
	if (token !== null && !/^[\x21-\x7e]{16,}$/.test(token))
		throw new ConfigError('METRICS_TOKEN must have 16 characters or more, and no spaces.');
	if (!value) return null;
	const [, bracketed, bare, port = ''] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(value) ?? [];
	const host = bracketed ?? bare;
	if (!host || Number(port) > 65535)
		throw new ConfigError(
			`METRICS must be an address and a port such as 127.0.0.1:9464, not “${value}”.`
		);
	if (token === null && !OWN_HOST.test(host))
		throw new ConfigError(
			`METRICS at ${host} can be read by other machines: set METRICS_TOKEN, or use 127.0.0.1.`
		);
	return { host, port: Number(port), token };
}

function readPort(value: string): number {
	const port = Number(value);
	if (/^\d+$/.test(value) && port <= 65535) return port;
	throw new ConfigError(`PORT must be a number from 0 to 65535, not “${value}”.`);
}

/** An address without a path; throws ConfigError. `name`: what it was given as. */
export function readOrigin(value: string, name = 'ORIGIN'): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
	if (url && isHttp && url.pathname === '/' && !url.search && !url.hash) return url.origin;
	throw new ConfigError(
		`${name} must be an address such as https://desk.example.org, without a path, not “${value}”.`
	);
}

/** An address of a PostgreSQL database; throws ConfigError. `name`: what it was given as. */
export function readDatabase(value: string, name = 'DATABASE_URL'): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
	// Not repeated in the sentences: there may be a password in it.
	if (!url || !isPostgres || !/^\/[^/]+$/.test(url.pathname))
		throw new ConfigError(
			`${name} must be an address such as postgres://user:password@db.example.org:5432/copydesk.`
		);
	const modes = url.searchParams.getAll('sslmode');
	const isTold = modes.length === 1 && TLS.has(modes[0] ?? '');
	const isSilent =
		modes.length === 0 && !Object.keys(TLS_FILES).some((name) => url.searchParams.has(name));
	const isUnclear = OTHER_TLS.some((name) => url.searchParams.has(name));
	if (isUnclear || !(isTold || isSilent))
		throw new ConfigError(
			`${name} must be an address with ?sslmode=verify-full (and &sslrootcert=/path/of/ca.pem where the database’s certificate is of your own), no-verify, or disable, which is the rule.`
		);
	return value;
}

/** Modes of libpq that mean one thing; `pg` changes from one release to the next what it makes of the others. */
const TLS = new Set(['verify-full', 'no-verify', 'disable']);
/** Parameters that name files, and what these are; without a mode they do nothing. */
export const TLS_FILES = { sslrootcert: 'ca', sslcert: 'cert', sslkey: 'key' } as const;
/** What says it in another way. */
const OTHER_TLS = ['ssl', 'sslnegotiation', 'uselibpqcompat'];

function readRedis(value: string, database: string | null): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
	// Not repeated in the sentence: there may be a password in it.
	const isWritten = [url?.username, url?.password].every((part) => unescaped(part) !== null);
	if (!url || !isRedis || !isWritten || !url.hostname || !/^(\/\d*)?$/.test(url.pathname))
		throw new ConfigError(
			'REDIS_URL must be an address such as redis://user:password@redis.example.org:6379/0.'
		);
	if (database === null)
		throw new ConfigError(
			'REDIS_URL joins servers on one PostgreSQL database; set DATABASE_URL as well, or leave it out.'
		);
	return value;
}

const BUCKET = /^\/([\w.-]{3,63})((?:\/[\w.-]+)*)\/?$/;

/** An address of a bucket in an S3-compatible store; throws ConfigError. */
export function readMedia(value: string): S3Place {
	const url = URL.canParse(value) ? new URL(value) : null;
	const [, bucket = '', folders = ''] = BUCKET.exec(url?.pathname ?? '') ?? [];
	const { region = 'us-east-1', tls = 'on', ...odd } = Object.fromEntries(url?.searchParams ?? []);
	const [key, secret] = [unescaped(url?.username), unescaped(url?.password)];
	const isKnown = (tls === 'on' || tls === 'off') && region && Object.keys(odd).length === 0;
	// Not repeated in the sentence: there is a secret in it.
	if (url?.protocol !== 's3:' || !url.host || !key || !secret || !bucket || !isKnown)
		throw new ConfigError(
			'MEDIA_URL must be an address such as s3://key:secret@s3.example.org/bucket/folder?region=us-east-1 (&tls=off where the store has none), with %2F for each slash in the secret.'
		);
	return {
		endpoint: `${tls === 'on' ? 'https' : 'http'}://${url.host}`,
		bucket,
		prefix: folders && `${folders.slice(1)}/`,
		...{ region, key, secret }
	};
}

/** Null: it was not written as addresses write it. */
function unescaped(part = ''): string | null {
	try {
		return decodeURIComponent(part);
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
}

function readMail(env: Env): MailConfig | null {
	const { SMTP_URL: url, MAIL_FROM: from = '' } = env;
	const digestAt = env.DIGEST_AT || '09:00';
	if (url && !isMailServer(url))
		// Not repeated in the sentence: there may be a password in it.
		throw new ConfigError(
			'SMTP_URL must be an address such as smtp://user:password@mail.example.org:587, without a path.'
		);
	const [, named, bare] = /^(?:[^<>\r\n]*<([^<>]+)>|([^<>]+))$/.exec(from) ?? [];
	if ((url || from) && !isEmail(named ?? bare ?? ''))
		throw new ConfigError(
			`MAIL_FROM must say whom mails are from, such as “Copydesk <desk@example.org>”, not “${from}”.`
		);
	if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(digestAt))
		throw new ConfigError(`DIGEST_AT must be a time such as 09:00, not “${digestAt}”.`);
	return url ? { url, from, digestAt } : null;
}

function isMailServer(value: string): boolean {
	const url = URL.canParse(value) ? new URL(value) : null;
	const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
	return isSmtp && url.hostname !== '' && /^\/?$/.test(url.pathname);
}

function readLogLevel(value: string): LogLevel {
	const level = LOG_LEVELS.find((known) => known === value);
	if (level) return level;
	throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not “${value}”.`);
}

/** Without node:path, so that the build may bundle this file anywhere. */
const absolute = (dir: string): string =>
	/^([/\\]|[A-Za-z]:)/.test(dir) ? dir : `${process.cwd()}/${dir.replace(/^\.\//, '')}`;
