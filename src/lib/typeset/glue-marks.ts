/** Marks that may not begin a line (GB/T 15834 §5.1.8, §5.1.9), before which Unicode’s rules allow a break. */
const LOOSE = /[^\s][·～]/gu;

/** Keeps such marks in a measuring column beside the character before them. */
export function glueMarks(box: HTMLElement): void {
	const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT);
	const nodes: Text[] = [];
	while (walker.nextNode()) nodes.push(walker.currentNode as Text);
	for (const node of nodes) {
		const parts = [...node.data.matchAll(LOOSE)].reverse();
		for (const { index, 0: pair } of parts) {
			node.splitText(index + pair.length);
			const held = box.ownerDocument.createElement('span');
			held.className = 'typeset-glued';
			const inner = node.splitText(index);
			inner.replaceWith(held);
			held.append(inner);
		}
	}
	box.normalize();
}
