/** Characters of a text, UTF-16 units. */
export interface TextRange {
	from: number;
	to: number;
}

/**
 * Where quoted words stand in a text: of several places the one whose neighbours are most like those
 * that were noted with the quote; null: nowhere.
 */
export function placeQuote(
	text: string,
	{ quote, prefix, suffix }: { quote: string; prefix: string; suffix: string }
): TextRange | null {
	if (quote === '') return null;
	let best: { at: number; likeness: number } | null = null;
	for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
		const after = text.slice(at + quote.length);
		const likeness = sharedEnd(text.slice(0, at), prefix) + sharedStart(after, suffix);
		if (!best || likeness > best.likeness) best = { at, likeness };
	}
	return best && { from: best.at, to: best.at + quote.length };
}

function sharedStart(one: string, other: string): number {
	let length = 0;
	while (length < other.length && one[length] === other[length]) length++;
	return length;
}

function sharedEnd(one: string, other: string): number {
	let length = 0;
	while (length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
	return length;
}
