/** Common pairs of characters of two texts, of the shorter one's, 0 to 1. */
export function likeness(a: string, b: string): number {
	const [one, other] = [pairsOf(a), pairsOf(b)];
	const least = Math.min(one.size, other.size);
	if (least < 3) return bare(a) !== '' && bare(a) === bare(b) ? 1 : 0;
	return [...one].filter((pair) => other.has(pair)).length / least;
}

/** Letters and figures alone. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

export function pairsOf(text: string): ReadonlySet<string> {
	const chars = [...bare(text)];
	return new Set(chars.slice(1).map((char, at) => (chars[at] ?? '') + char));
}
