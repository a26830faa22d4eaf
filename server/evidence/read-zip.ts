import { unzipSync } from 'fflate';

/** What a ZIP holds; a file that cannot be unpacked is null. Null where it is no ZIP. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array | null> | null {
	const names = namesIn(bytes);
	return names && new Map(names.map((name) => [name, unpacked(bytes, name)]));
}

/** As its directory has them. */
function namesIn(bytes: Uint8Array): string[] | null {
	const names: string[] = [];
	try {
		unzipSync(bytes, { filter: ({ name }) => (names.push(name), false) });
		return names;
	} catch {
		// The library throws for whatever it cannot read: the archive is broken off, or is none.
		return null;
	}
}

function unpacked(bytes: Uint8Array, wanted: string): Uint8Array | null {
	try {
		return unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted] ?? null;
	} catch {
		// Packed bytes that say nothing any more.
		return null;
	}
}
