import { bare } from './likeness.ts';

/** Characters of a piece of text; pieces of five stand in two stories when one was written from the other. */
const PIECE = 5;
/** Pieces that are kept. */
const KEPT = 16;
/** Of a shorter text nothing can be said. */
const SHORTEST = 60;

/**
 * A few of the pieces that a text is made of, chosen by their hashes alone, so that two texts which
 * share most of their pieces share most of these: a bottom-k sketch (Broder). Empty: too short.
 */
export function sketchOf(text: string): string[] {
	const chars = bare(text);
	if (chars.length < SHORTEST) return [];
	const hashes = new Set<number>();
	for (let at = 0; at + PIECE <= chars.length; at++) hashes.add(hashOf(chars, at));
	return [...hashes]
		.sort((a, b) => a - b)
		.slice(0, KEPT)
		.map((hash) => hash.toString(36));
}

/** FNV-1a over the characters of a piece, mixed once more so that likes do not lie together. */
function hashOf(text: string, from: number): number {
	let hash = 0x811c9dc5;
	for (let at = from; at < from + PIECE; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}

/** About how much of their pieces two texts share, 0 to 1. */
export function sharedPieces(a: readonly string[], b: readonly string[]): number {
	if (a.length === 0 || b.length === 0) return 0;
	const [one, other] = [new Set(a), new Set(b)];
	const both = [...new Set([...a, ...b])].sort(byHash).slice(0, KEPT);
	return both.filter((piece) => one.has(piece) && other.has(piece)).length / both.length;
}

const byHash = (a: string, b: string): number => parseInt(a, 36) - parseInt(b, 36);
