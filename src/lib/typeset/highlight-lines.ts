import { linesOfPart } from './point-at.ts';
import type { ParagraphRange } from './story-places.ts';
import { bare, offsetOfBare, type PartRange, type WordsOnPage } from './words-on-page.ts';

/** Words of a story, in its running text and beside it. */
export interface HighlightedWords extends WordsOnPage {
	storyId: string;
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
	highlights.set(
		name,
		new Highlight(...words.flatMap((one) => [...rangesOf(root, one), ...inParts(root, one.parts)]))
	);
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

function inParts(root: HTMLElement, parts: readonly PartRange[]): Range[] {
	return parts.flatMap(({ slotId, part, from, to }) => {
		let at = 0;
		return linesOfPart(root, slotId, part).flatMap((line) => {
			const text = line.textContent;
			const start = Math.max(from - at, 0);
			const end = Math.min(to - at, bare(text).length);
			at += bare(text).length;
			const last = offsetOfBare(text, end - 1);
			return start < end ? [rangeInLine(line, offsetOfBare(text, start), last + 1)] : [];
		});
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
