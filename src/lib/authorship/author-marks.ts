import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import type { Id } from '#model/ids.ts';
import type { Ink } from '#model/person.ts';
import type { Passage } from './passages.ts';

export interface MarkOptions {
	/** Null: for those after the sixth, and those nobody knows. */
	inkOf: (personId: Id | null) => Ink | null;
	isShown: (personId: Id | null) => boolean;
	/** Whose words grow while they type. */
	me: Id;
	/** The passage that somebody has gone to. */
	chosen: Passage | null;
}

/** The passages as they are drawn over the text; nothing of them stands in it. */
export function markPassages(
	doc: Node,
	passages: readonly Passage[],
	{ inkOf, isShown, me, chosen }: MarkOptions
): DecorationSet {
	const decorations = passages
		.filter(({ personId }) => isShown(personId))
		.map(({ from, to, personId }) => {
			const hot = chosen?.from === from ? ' chosen' : '';
			const ink = inkOf(personId) ?? 'other';
			return Decoration.inline(
				from,
				to,
				{ class: `author-mark author-${ink}${hot}` },
				// What is typed at the end is in it at once, and the element is not made anew.
				{ inclusiveEnd: personId === me }
			);
		});
	return DecorationSet.create(doc, decorations);
}
