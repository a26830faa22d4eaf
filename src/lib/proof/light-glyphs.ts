import type { Problem } from '#lib/typeset/problem.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import type { Standing } from '#model/board.ts';
import type { Galley } from '#model/galley.ts';
import type { Id } from '#model/ids.ts';
import { lightGlyphs as lightIn } from '#model/missing-glyphs.ts';
import type { DeskView } from '#model/records.ts';

/** Characters that stand light among bold ones, by what the facts of stories say of them. */
export const lightGlyphs = (
	view: DeskView,
	{ byStory }: Standing,
	copies: ReadonlyMap<Id, { galley: Galley }>,
	pages: readonly SetPage[]
): Problem[] =>
	[...byStory].flatMap(([storyId, [first]]): Problem[] => {
		const light = new Set(view.get('facts', storyId)?.light ?? '');
		const galley = copies.get(storyId)?.galley;
		if (light.size === 0 || !galley) return [];
		return lightIn(galley, (char) => light.has(char)).map((found) => ({
			...{ kind: 'lightGlyph', ...found, storyId },
			slotId: slotOf(pages, storyId, found.paragraph) ?? first?.slot.id ?? null
		}));
	});

/** Where a paragraph begins; null: it is not set, or not of the running text. */
const slotOf = (pages: readonly SetPage[], storyId: Id, paragraph: number | null): Id | null =>
	pages
		.flatMap(({ lines }) => lines)
		.find(({ text }) => text?.storyId === storyId && text.paragraph === paragraph)?.slotId ?? null;
