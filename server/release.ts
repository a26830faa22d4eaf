import { readFileSync } from 'node:fs';

export interface Release {
	/** Of package.json. */
	release: string;
	/** The folder of the built pages, a hash of what they were made from. */
	build: string;
}

/** Which Copydesk this is. Throws where its pages are not built. */
export function readRelease(): Release {
	const { version } = JSON.parse(read('../package.json')) as { version: string };
	return { release: version, build: read('../build/current').trim() };
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
