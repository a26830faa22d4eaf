import { plainOf, type Copy } from '#model/copy.ts';
import type { TextPlace } from '#model/text-place.ts';
import type { Anchor } from '#model/thread.ts';

/** How many characters around a quote are kept to know it by, as `makeAnchor` keeps them. */
const CONTEXT = 24;

/**
 * An anchor for the words between two places of a story, by quote and context alone: the page has no
 * document, and the server finds the words (or refuses, where they have changed).
 */
export function anchorOfCopy({ blocks }: Copy, from: TextPlace, to: TextPlace): Anchor {
	const texts = blocks.map(({ spans }) => plainOf(spans));
	const between = (start: TextPlace, end: TextPlace) =>
		texts
			.slice(start.block, end.block + 1)
			.map((text, index) =>
				text.slice(
					index === 0 ? start.offset : 0,
					start.block + index === end.block ? end.offset : undefined
				)
			)
			.filter((text) => text !== '');
	const last = { block: texts.length - 1, offset: texts.at(-1)?.length ?? 0 };
	const bare = (parts: string[]) => parts.join('').replace(/\s+/g, '');
	return {
		start: null,
		end: null,
		quote: between(from, to).join('\n'),
		prefix: bare(between({ block: 0, offset: 0 }, from)).slice(-CONTEXT),
		suffix: bare(between(to, last)).slice(0, CONTEXT)
	};
}
