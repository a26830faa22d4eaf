import { mediaName, type ListedMedia, type MediaFolder } from './media-store.ts';
import type { S3Requests } from './s3-requests.ts';

/** Some names of a folder. */
export interface S3Page {
	names: ListedMedia[];
	/** Behind which others come; null: these are the last. */
	last: string | null;
}

export interface S3PageAsked {
	folder: MediaFolder;
	/** "": from the first. */
	after: string;
	/** See S3Place. */
	prefix: string;
	most: number;
}

/** Asks for names of a folder in the order of the store, by the older way to list, which every store knows. */
export async function pageOf(
	requests: S3Requests,
	{ folder, after, prefix, most }: S3PageAsked
): Promise<S3Page> {
	const within = `${prefix}${folder}/`;
	const query = { prefix: within, marker: after, 'max-keys': String(most) };
	const xml = await requests.ask({ method: 'GET', key: null, query }, (answer) =>
		requests.taken(answer)
	);
	// Our names and prefixes have no characters that XML would write otherwise.
	const listed = [...xml.matchAll(/<Contents>.*?<\/Contents>/gs)].map(([object]) => ({
		key: textOf(object, 'Key'),
		bytes: Number(textOf(object, 'Size'))
	}));
	const names = listed.flatMap(({ key, bytes }) => {
		const name = mediaName(folder, key.slice(within.length));
		return name ? [{ name, bytes }] : [];
	});
	const isLast = textOf(xml, 'IsTruncated') !== 'true';
	return { names, last: isLast ? null : (listed.at(-1)?.key ?? null) };
}

const textOf = (xml: string, tag: string): string =>
	new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '';
