import { textsOf } from './texts-of.ts';

/** A stretch of a text, in UTF-16 units. */
export type Stretch = [from: number, to: number];

/**
 * Puts each stretch of the texts in a box into a span of its own.
 * @param stretchesOf of one text, from its start; none meets another
 */
export function wrapStretches(
	box: HTMLElement,
	className: string,
	stretchesOf: (text: string) => readonly Stretch[]
): void {
	for (const node of textsOf(box))
		for (const [from, to] of stretchesOf(node.data).toReversed()) {
			node.splitText(to);
			const wrapped = box.ownerDocument.createElement('span');
			wrapped.className = className;
			const inner = node.splitText(from);
			inner.replaceWith(wrapped);
			wrapped.append(inner);
		}
	box.normalize();
}
