import type { IncomingMessage } from 'node:http';

const MB = 1024 * 1024;
/** What a command, a form or a sign-in may weigh: a page of a paper, many times over. */
const MOST = 2 * MB;
/** What a picture or a document may weigh on its way; their own limits are lower and have sentences. */
const MOST_UPLOAD = 50 * MB;
/** What somebody with a link may send: as many comments as there may be, each as long as it may be. */
const MOST_OF_STRANGERS = MB;
const STRANGERS = /^\/review\//;
const UPLOAD = /^\/(assets|import\/read|import\/photo)$/;

export interface Unfit {
	status: 400 | 411 | 413;
	/** One sentence for whoever sent it. */
	text: string;
}

/**
 * What is wrong with a request that no page should see, or null. Addresses that begin with two
 * slashes would become another site's in a redirect, and the framework ends the process over a path
 * it cannot decode; bodies are held in memory before anybody asks whose they are.
 */
export function unfitRequest(request: Pick<IncomingMessage, 'url' | 'headers'>): Unfit | null {
	const { url = '', headers } = request;
	// As the framework reads it, dots resolved.
	const path = url.startsWith('/') ? new URL(`http://host${url}`).pathname : '';
	if (!/^\/(?!\/)/.test(path) || !isDecodable(path)) {
		return { status: 400, text: 'There is no such address.' };
	}
	if (headers['transfer-encoding'] !== undefined) {
		return { status: 411, text: 'Send this with a Content-Length.' };
	}
	const most = mostOf(path);
	if (Number(headers['content-length'] ?? 0) <= most) return null;
	return { status: 413, text: `This is too large; at most ${most / MB} MB are taken here.` };
}

function mostOf(path: string): number {
	if (STRANGERS.test(path)) return MOST_OF_STRANGERS;
	return UPLOAD.test(path) ? MOST_UPLOAD : MOST;
}

function isDecodable(path: string): boolean {
	try {
		decodeURI(path);
		return true;
	} catch {
		// Only a malformed sequence makes it throw.
		return false;
	}
}
