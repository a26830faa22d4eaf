import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import type { Id } from '#model/ids.ts';
import type { Drawn } from './ink-dealer.ts';
import type { Passage } from './passages.ts';

export interface MarkOptions {
	/** Null: for those after the sixth, and those nobody knows. */
	drawnAs: (personId: Id | null) => Drawn | null;
	isShown: (personId: Id | null) => boolean;
	/** Whose words grow while they type. */
	me: Id;
	/** The passage that somebody has gone to. */
	chosen: Passage | null;
}

/** The classes of author-marks.css that say ink and line. */
export const classesOf = (drawn: Drawn | null): string =>
	drawn ? `author-ink-${drawn.ink} author-line-${drawn.line}` : 'author-other';

/** The passages as they are drawn over the text; nothing of them stands in it. */
export function markPassages(
	doc: Node,
	passages: readonly Passage[],
	{ drawnAs, isShown, me, chosen }: MarkOptions
): DecorationSet {
	const decorations = passages
		.filter(({ personId }) => isShown(personId))
		.map(({ from, to, personId }) => {
			const hot = chosen?.from === from ? ' chosen' : '';
			const key = `author-mark ${classesOf(drawnAs(personId))}${hot}`;
			// What is typed at the end is in it at once, and the element is not made anew.
			return Decoration.inline(from, to, { class: key }, { key, inclusiveEnd: personId === me });
		});
	return DecorationSet.create(doc, decorations);
}
