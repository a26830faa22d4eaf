/** Hashes stand at the beginning of these names: 24 digits of a photo's as it is kept, all of a pack's. */
const HASHED = /^(?:photos\/([0-9a-f]{24})[0-9a-z]{4}|evidence\/([0-9a-f]{64})\.zip)$/;

/** The beginning of the hash of a photo or pack, by its name; null: the name says nothing of it. */
export function hashInName(name: string): string | null {
	const [, photo, pack] = HASHED.exec(name) ?? [];
	return photo ?? pack ?? null;
}
