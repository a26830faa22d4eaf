import type { Id } from '#model/ids.ts';
import type { StoryFacts } from '#model/story.ts';
import type { Version } from '#model/version.ts';

/** A text that can be chosen: one that is kept, or the one there is now. */
export interface Entry {
	/** Of the version; `now`. */
	id: Id;
	/** Epoch ms. */
	at: number;
	hash: string;
	/** Null: the text as it is now. */
	version: Version | null;
}

export const NOW = 'now';

/** The newest first. The present text is one of its own where it is not the last that was kept. */
export function entriesOf(
	versions: readonly Version[],
	facts: Pick<StoryFacts, 'hash' | 'editedAt'> | null
): Entry[] {
	const kept = versions.map((version) => ({
		...{ id: version.id, at: version.at, hash: version.hash, version }
	}));
	if (!facts || kept[0]?.hash === facts.hash) return kept;
	return [{ id: NOW, at: facts.editedAt, hash: facts.hash, version: null }, ...kept];
}

export interface Pair {
	from: Entry;
	to: Entry;
}

/** Which two the address asks for: by their ids, or the text as it was at a moment (`since`, epoch ms). */
export interface Asked {
	from: string | null;
	to: string | null;
	since?: number | null;
}

/**
 * The two that are asked for, the older one first; what is not there falls back on the latest and
 * the one before it. Null: nothing is kept.
 */
export function pairOf(entries: readonly Entry[], asked: Asked): Pair | null {
	const place = (id: string | null) => entries.findIndex((entry) => entry.id === id);
	const to = Math.max(0, place(asked.to));
	const from = asked.since == null ? place(asked.from) : placeAt(entries, asked.since);
	const other = from < 0 || from === to ? Math.min(to + 1, entries.length - 1) : from;
	const [older, newer] = [entries[Math.max(to, other)], entries[Math.min(to, other)]];
	return older && newer ? { from: older, to: newer } : null;
}

/** The last that was kept up to a moment; where none was yet, the first there is. */
function placeAt(entries: readonly Entry[], since: number): number {
	const at = entries.findIndex((entry) => entry.at <= since);
	return at < 0 ? entries.length - 1 : at;
}

/**
 * Who wrote between two of them; the order of first appearance, the latest first. Null where one of them
 * is not kept: who wrote it last is known, and not who else did.
 */
export function writersBetween(entries: readonly Entry[], { from, to }: Pair): Id[] | null {
	const between = entries.slice(entries.indexOf(to), entries.indexOf(from));
	if (between.some(({ version }) => version === null)) return null;
	return [...new Set(between.flatMap(({ version }) => version?.writers ?? []))];
}
