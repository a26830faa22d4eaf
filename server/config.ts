/** The settings of the server, read once at start; all have defaults. */
export interface Config {
	/** 0: the system chooses one, and the address is printed. */
	port: number;
	host: string;
	/** Records, texts and photos; absolute. */
	dataDir: string;
	/** The address people use behind a proxy, such as `https://desk.example.org`; null: none. */
	origin: string | null;
	logLevel: LogLevel;
	/** The browser that makes PDFs; null: one is looked for. */
	chromium: string | null;
	/** The program that separates colours; null: one is looked for. */
	ghostscript: string | null;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used; its message is one sentence for whoever started the server. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/** Reads the settings from environment variables; throws ConfigError at the first wrong one. */
export function readConfig(env: Record<string, string | undefined>): Config {
	return {
		port: readPort(env.PORT || '3000'),
		host: env.HOST || '127.0.0.1',
		dataDir: absolute(env.DATA_DIR || './data'),
		origin: env.ORIGIN ? readOrigin(env.ORIGIN) : null,
		logLevel: readLogLevel(env.LOG_LEVEL || 'info'),
		chromium: env.CHROMIUM || null,
		ghostscript: env.GHOSTSCRIPT || null
	};
}

function readPort(value: string): number {
	const port = Number(value);
	if (/^\d+$/.test(value) && port <= 65535) return port;
	throw new ConfigError(`PORT must be a number from 0 to 65535, not “${value}”.`);
}

function readOrigin(value: string): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
	if (url && isHttp && url.pathname === '/' && !url.search && !url.hash) return url.origin;
	throw new ConfigError(
		`ORIGIN must be an address such as https://desk.example.org, without a path, not “${value}”.`
	);
}

function readLogLevel(value: string): LogLevel {
	const level = LOG_LEVELS.find((known) => known === value);
	if (level) return level;
	throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not “${value}”.`);
}

/** Without node:path, so that the build may bundle this file anywhere. */
const absolute = (dir: string): string =>
	/^([/\\]|[A-Za-z]:)/.test(dir) ? dir : `${process.cwd()}/${dir.replace(/^\.\//, '')}`;
