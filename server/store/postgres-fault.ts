import { ConfigError } from '../config.ts';

/** SQLSTATEs that somebody who starts the server can do something about. */
const SAID = ['28P01', '28000', '3D000', '42501'];

/** What TLS says of a certificate. */
const UNTRUSTED =
	/^(CERT_|INVALID_CA|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY))/;

/** SQLSTATEs; 08P01 is what we have asked wrongly. */
const LOST = /^(08(?!P01)|57P|25P0[34]|25006|53300)/;

/** The sentence for whoever started the server; the address without its password. Else the error itself. */
export function explain(error: unknown, url: string): Error {
	for (let one = error; one instanceof Error; one = one.cause) {
		if (one instanceof ConfigError) return one;
		const sentence = sentenceOf(one, url);
		if (sentence !== null) return new ConfigError(sentence, { cause: error });
	}
	return error as Error;
}

function sentenceOf(error: NodeJS.ErrnoException, url: string): string | null {
	const { message, path } = error;
	const code = String(error.code ?? '');
	const where = `The ${databaseAt(url)}`;
	if (UNTRUSTED.test(code)) return `${where} cannot be trusted: ${plain(message)}.`;
	if (isFileOf(url, path) || code === 'EISDIR')
		return `The address of the ${databaseAt(url)} names a file that cannot be read, ${path ?? 'a folder'} (${code}).`;
	// Another file, such as one of a backup.
	if (path !== undefined) return null;
	if (!isLost(error) && !SAID.includes(code)) return null;
	if (code === '28P01' || code === '28000')
		return `${where} does not let this user in: ${message}.`;
	if (code === '3D000') return `${where} does not exist.`;
	if (code === '42501') return `${where} lets this user make no tables: ${message}.`;
	return `${where} cannot be reached: ${code || message}.`;
}

const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** Whether an address names this file. Of a folder Node does not say which it is. */
const isFileOf = (url: string, path: string | undefined): boolean => {
	const { searchParams } = new URL(url);
	return path !== undefined && FILES.some((name) => searchParams.get(name) === path);
};

/** Without what Node advises, and in one sentence. */
const plain = (message: string): string => message.replace(/;.*/s, '').replace(/[.:\s]+$/, '');

/** A database by its address, without the password. */
export function databaseAt(url: string): string {
	const { host, pathname } = new URL(url);
	return `database ${pathname.slice(1)} at ${host}`;
}

/** Whether an error says that the connection is gone, and so nothing of what became of the question. */
export function isLost(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as { code?: unknown };
	if (typeof code !== 'string') return /connection|terminated|timeout/i.test(error.message);
	// Connection exceptions, shutdowns and standbys of the engine, sessions it has ended, no more of them
	// to be had; and the system's own.
	return LOST.test(code) || UNTRUSTED.test(code) || /^E[A-Z]+$/.test(code);
}
