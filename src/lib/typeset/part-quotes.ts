import { textsOf } from './texts-of.ts';

/** Here a line may end, though Unicode’s rules keep both together: “甲”“乙” (CLREQ §3.1.4). */
const PARTED = /(?<=[”’])(?=[“‘])/gu;
/** A space without width. In a text of its own or as a <wbr> it keeps the marks from being squeezed. */
const MAY_END = '\u200b';

/** Lets a line of a measuring column end between the quoted words of a list. */
export function partQuotes(box: HTMLElement): void {
	const nodes = textsOf(box);
	for (const [index, node] of nodes.entries()) {
		const next = nodes[index + 1]?.data.charAt(0) ?? '';
		for (const at of partedAt(node.data + next).reverse()) node.insertData(at, MAY_END);
	}
}

/** Before which UTF-16 units of a text `partQuotes` puts one in. */
export const partedAt = (text: string): number[] =>
	Array.from(text.matchAll(PARTED), ({ index }) => index);
