import { err, ok, type Result } from '#model/result.ts';

/** Why there is no file; the interface has a sentence for each. */
export type FetchRefusal = 'forbidden' | 'not-found' | 'broken' | 'unreachable';

export interface FetchedFile {
	name: string;
	blob: Blob;
}

/** Fetches a file the server makes, whole: what breaks off on the way is no file. */
export async function fetchFile(
	address: string,
	fetch = globalThis.fetch
): Promise<Result<FetchedFile, FetchRefusal>> {
	let answer: Response;
	try {
		answer = await fetch(address);
	} catch (error) {
		if (error instanceof TypeError) return err('unreachable');
		throw error;
	}
	if (answer.status === 401 || answer.status === 403) return err('forbidden');
	if (answer.status === 404) return err('not-found');
	if (!answer.ok) return err('broken');
	const name = nameIn(answer.headers.get('content-disposition') ?? '');
	try {
		return ok({ name, blob: await answer.blob() });
	} catch (error) {
		// The server gave up on it, or the connection did.
		if (error instanceof TypeError) return err('broken');
		throw error;
	}
}

/** The name in a Content-Disposition, in UTF-8 (RFC 8187). */
function nameIn(disposition: string): string {
	const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
	return encoded === undefined ? 'copydesk' : decodeURIComponent(encoded);
}
