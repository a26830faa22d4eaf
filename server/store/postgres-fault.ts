import { ConfigError, TLS_FILES } from '../config.ts';

/** SQLSTATEs that somebody who starts the server can do something about. */
const SAID = ['28P01', '28000', '3D000', '42501'];

/** What TLS says of a certificate, and of all else. */
const UNTRUSTED =
	/^(CERT_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY))/;
const NO_TLS = /^ERR_(SSL|OSSL)_/;

/** SQLSTATEs. */
const LOST = /^(08|57P|25P0[34]|25006|53300)/;
/** What we have asked wrongly; or, where it is fatal, what a pooler says that has lost the database. */
const PROTOCOL = '08P01';

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
	if (NO_TLS.test(code)) return `${where} cannot be reached by TLS: ${code}.`;
	if (isFileOf(url, error))
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

/** Whether it is about a file that an address names. Of a folder Node does not say which it is. */
function isFileOf(url: string, { code, syscall, path }: NodeJS.ErrnoException): boolean {
	const { searchParams } = new URL(url);
	const named = Object.keys(TLS_FILES).flatMap((name) => searchParams.get(name) ?? []);
	const isFolder = code === 'EISDIR' && syscall === 'read' && path === undefined;
	return path === undefined ? isFolder && named.length > 0 : named.includes(path);
}

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
	if (code === PROTOCOL) return (error as { severity?: unknown }).severity === 'FATAL';
	return [LOST, UNTRUSTED, NO_TLS, /^E[A-Z]+$/].some((lost) => lost.test(code));
}
