import type { EditorView } from '@tiptap/pm/view';
import { resolveAnchor } from '#document/anchors.ts';
import type { StoryBinding } from '#document/story-binding.ts';
import { StoryLayout } from '#document/story-layout.ts';
import { blockStart } from '#document/text-to-steps.ts';
import type { Id } from '#model/ids.ts';
import type { Thread } from '#model/thread.ts';
import { markElement } from './comment-marks.ts';

/** Where a thread's words stand in the editor's document. */
export interface Range {
	from: number;
	to: number;
}

/** By thread id. */
export type Ranges = ReadonlyMap<Id, Range>;

export const NO_RANGES: Ranges = new Map();
export const NO_TOPS: ReadonlyMap<Id, number> = new Map();

/** Where the words of open threads stand now; those that are gone are left out. */
export function rangesOf(
	view: EditorView,
	binding: StoryBinding,
	threads: readonly Thread[]
): Ranges {
	const layout = new StoryLayout(binding.text);
	const { doc } = view.state;
	const ranges = new Map<Id, Range>();
	for (const { id, anchor, state } of threads) {
		if (!anchor || state === 'resolved') continue;
		const blocks = resolveAnchor(binding.text, anchor, layout);
		const [first, last] = [blocks?.[0], blocks?.at(-1)];
		if (!first || !last || last.block >= doc.childCount) continue;
		ranges.set(id, {
			from: blockStart(doc, first.block) + 1 + first.from,
			to: blockStart(doc, last.block) + 1 + last.to
		});
	}
	return ranges;
}

/** Numbers of the threads that stand on words, in the order of the text, from 1. */
export const numbersOf = (threads: readonly Thread[], ranges: Ranges): ReadonlyMap<Id, number> =>
	new Map(threads.filter(({ id }) => ranges.has(id)).map(({ id }, index) => [id, index + 1]));

/** How high the threads' words are drawn within the scrolled text, px. */
export function topsOf(view: EditorView, ids: Iterable<Id>): ReadonlyMap<Id, number> {
	const tops = new Map<Id, number>();
	for (const id of ids) {
		const element = markElement(view, id);
		if (element) tops.set(id, topOf(view, element.getBoundingClientRect().top));
	}
	return tops;
}

/** A height on the screen as one within the scrolled text around the editor. */
export function topOf(view: EditorView, y: number): number {
	const canvas = view.dom.closest<HTMLElement>('[data-story-canvas]');
	return canvas ? y - canvas.getBoundingClientRect().top + canvas.scrollTop : y;
}
