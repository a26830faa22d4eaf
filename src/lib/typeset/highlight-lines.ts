import type { ParagraphRange } from './story-places.ts';

/** Words of a story's running text. */
export interface HighlightedWords {
	storyId: string;
	ranges: readonly ParagraphRange[];
}

/**
 * Marks words on a drawn page under a name of the CSS Custom Highlight API, without touching the page:
 * no line is set, nor broken, anew for a mark. Returns how to take it away.
 */
export function highlightLines(
	root: HTMLElement,
	name: string,
	words: readonly HighlightedWords[]
): () => void {
	const view = root.ownerDocument.defaultView;
	if (!view || !('highlights' in view.CSS)) return () => undefined;
	const { highlights } = view.CSS;
	highlights.set(name, new Highlight(...words.flatMap((one) => rangesOf(root, one))));
	return () => void highlights.delete(name);
}

export const doOverlap = (a: ParagraphRange, b: ParagraphRange): boolean =>
	a.paragraph === b.paragraph && a.from < b.to && b.from < a.to;

function rangesOf(root: HTMLElement, { storyId, ranges }: HighlightedWords): Range[] {
	const lines = root.querySelectorAll<HTMLElement>(`[data-story="${CSS.escape(storyId)}"]`);
	return [...lines].flatMap((line) => {
		const paragraph = Number(line.dataset.paragraph);
		const from = Number(line.dataset.from);
		const to = from + (line.textContent?.length ?? 0);
		return ranges
			.filter((range) => doOverlap({ paragraph, from, to }, range))
			.map((range) =>
				rangeInLine(line, Math.max(range.from, from) - from, Math.min(range.to, to) - from)
			);
	});
}

function rangeInLine(line: Element, from: number, to: number): Range {
	const range = line.ownerDocument.createRange();
	range.selectNodeContents(line);
	const walker = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT);
	let at = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const { length } = node as Text;
		if (from >= at && from <= at + length) range.setStart(node, from - at);
		if (to >= at && to <= at + length) {
			range.setEnd(node, to - at);
			break;
		}
		at += length;
	}
	return range;
}
