import type { ParagraphRange } from '#lib/typeset/story-places.ts';
import type { Id } from '#model/ids.ts';
import './page-marks.css';
import { doOverlap } from './place-on-page.ts';
import { rangeInLine } from './page-selection.ts';

/** Words of a story that a comment stands on. */
export interface PageMark {
	storyId: Id;
	ranges: readonly ParagraphRange[];
	isActive: boolean;
}

/** Names of page-marks.css. */
const NAMES = { plain: 'page-comment', active: 'page-comment-active' } as const;

/**
 * Marks words on the drawn page without touching it: a line is never set, nor broken, anew for a
 * comment. Returns how to take the marks away.
 */
export function markOnPage(root: HTMLElement, marks: readonly PageMark[]): () => void {
	const registry = root.ownerDocument.defaultView?.CSS.highlights;
	if (!registry) return () => undefined;
	for (const [state, name] of Object.entries(NAMES)) {
		const wanted = marks.filter(({ isActive }) => isActive === (state === 'active'));
		registry.set(name, new Highlight(...wanted.flatMap((mark) => rangesOf(root, mark))));
	}
	return () => Object.values(NAMES).forEach((name) => registry.delete(name));
}

function rangesOf(root: HTMLElement, { storyId, ranges }: PageMark): Range[] {
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
