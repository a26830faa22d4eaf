import { err, ok, type Result } from '#model/result.ts';

/** Why there is no file; the interface has a sentence for each. */
export type FetchRefusal =
	| 'signed-out'
	| 'forbidden'
	| 'not-found'
	| 'broken'
	| 'unreachable'
	| 'cancelled'
	| 'store-away'
	| PrintRefusal;

/** Of prints: what the server lacks, or that others wait already. */
const PRINT_REFUSALS = ['no-chromium', 'no-ghostscript', 'busy'] as const;
type PrintRefusal = (typeof PRINT_REFUSALS)[number];

export interface FetchedFile {
	name: string;
	blob: Blob;
	/** Of a PDF: how many of its fonts a print shop may refuse. */
	foreignFonts: number;
	/** Headlines of stories that could not be read and are missing in it. */
	unread: readonly string[];
}

/** Fetches a file the server makes, whole: what breaks off on the way is no file. */
export async function fetchFile(
	address: string,
	fetch = globalThis.fetch,
	signal: AbortSignal | null = null
): Promise<Result<FetchedFile, FetchRefusal>> {
	let answer: Response;
	try {
		answer = await fetch(address, { signal, headers: { accept: 'application/json, */*' } });
	} catch (error) {
		if (signal?.aborted) return err('cancelled');
		if (error instanceof TypeError) return err('unreachable');
		throw error;
	}
	if (answer.status === 401) return err('signed-out');
	if (answer.status === 403) return err('forbidden');
	if (answer.status === 404) return err('not-found');
	if (answer.headers.has('x-copydesk-store-away')) return err('store-away');
	if (answer.status === 503) return err(await printRefusal(answer));
	if (!answer.ok) return err('broken');
	const name = nameIn(answer.headers.get('content-disposition') ?? '');
	try {
		const foreignFonts = Number(answer.headers.get('x-copydesk-foreign-fonts') ?? 0);
		const unread = namesIn(answer.headers.get('x-copydesk-unread') ?? '');
		return ok({ name, blob: await answer.blob(), foreignFonts, unread });
	} catch (error) {
		if (signal?.aborted) return err('cancelled');
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

const namesIn = (encoded: string): string[] =>
	encoded.split(' ').filter(Boolean).map(decodeURIComponent);

/** Why the server printed nothing, as far as it says so. */
async function printRefusal(answer: Response): Promise<FetchRefusal> {
	// Whatever stands between us and the server may answer 503 in its own words.
	const said: unknown = await answer.json().catch(() => null);
	const reason = said !== null && typeof said === 'object' && 'print' in said ? said.print : null;
	return PRINT_REFUSALS.find((refusal) => refusal === reason) ?? 'broken';
}
