import type { Stretch } from './text-places.ts';

/** What is selected of the drawn text; null: nothing of it. */
export function selectedStretch(
	selection: Selection | null,
	words: readonly HTMLElement[]
): Stretch | null {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	const touched = words.flatMap((element, block) =>
		range.intersectsNode(element) ? [{ block, ...partOf(range, element) }] : []
	);
	const within = touched.filter(({ from, to }) => from < to);
	const [first, last] = [within[0], within.at(-1)];
	if (!first || !last) return null;
	return {
		from: { block: first.block, offset: first.from },
		to: { block: last.block, offset: last.to }
	};
}

/** The characters of an element's words that a range takes in. */
function partOf(range: Range, element: HTMLElement): { from: number; to: number } {
	const isIn = (node: Node) => element === node || element.contains(node);
	const before = (node: Node, offset: number) => {
		const head = document.createRange();
		head.setStart(element, 0);
		head.setEnd(node, offset);
		return lengthOf(head.cloneContents());
	};
	return {
		from: isIn(range.startContainer) ? before(range.startContainer, range.startOffset) : 0,
		to: isIn(range.endContainer) ? before(range.endContainer, range.endOffset) : lengthOf(element)
	};
}

/** Characters of the text in it: line ends are one, comments' numbers are none. */
function lengthOf(node: Node): number {
	if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').length;
	if (node instanceof HTMLElement && node.dataset.skip !== undefined) return 0;
	if (node instanceof HTMLBRElement) return 1;
	return [...node.childNodes].reduce((sum, child) => sum + lengthOf(child), 0);
}
