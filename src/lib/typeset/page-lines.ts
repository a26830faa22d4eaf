import { plainOf } from '#model/copy.ts';
import type { Id } from '#model/ids.ts';
import type { DrawnLine, SetPage } from './set-page.ts';
import type { Rect } from './set-photo.ts';
import { bare, partOf, type DeckPart, type PageSelection } from './words-on-page.ts';

/** A line of a story on a page, as somebody walks to it. */
export interface PageLine {
	storyId: Id;
	slotId: Id;
	part: DeckPart | 'body';
	words: string;
	/** Of all lines of the story in this slot, from 1. */
	number: number;
	of: number;
	at: Rect;
	selection: PageSelection;
}

type Bare = Omit<PageLine, 'storyId' | 'number' | 'of'>;

/** The lines of some slots in their order: deck, running text, caption; what the program made is left out. */
export const pageLines = (
	page: SetPage,
	slots: readonly { slotId: Id; storyId: Id }[]
): PageLine[] =>
	slots.flatMap(({ slotId, storyId }) =>
		linesIn(page, slotId).map((line, index, all) => ({
			...{ ...line, storyId, number: index + 1, of: all.length }
		}))
	);

function linesIn(page: SetPage, slotId: Id): Bare[] {
	const decks = page.decks
		.filter((line) => line.slotId === slotId && line.part !== 'jumpHead')
		.map(({ part, text, ...at }) => ({ part: partOf(part), words: text, at }));
	const lines = page.lines.filter((line) => line.slotId === slotId);
	const captions = lines
		.filter(({ part }) => part === 'caption')
		.map((line) => ({
			...{ part: 'caption' as const, words: plainOf(line.spans), at: rectOf(page, line) }
		}));
	return [
		...ofParts(slotId, decks),
		...lines.flatMap((line) => bodyLine(page, line) ?? []),
		...ofParts(slotId, captions)
	];
}

const rectOf = ({ pitch }: SetPage, { x, y, width }: DrawnLine): Rect => ({
	...{ x, y, width, height: pitch }
});

function bodyLine(page: SetPage, line: DrawnLine): Bare | null {
	if (!line.text) return null;
	const { storyId, paragraph, from, to } = line.text;
	const point = (offset: number) => ({ storyId, place: { paragraph, offset } });
	return {
		...{ slotId: line.slotId, part: 'body', words: plainOf(line.spans), at: rectOf(page, line) },
		selection: { from: point(from), to: point(to) }
	};
}

/** Lines of parts, each part’s in the order in which they are drawn. */
function ofParts(
	slotId: Id,
	lines: readonly { part: DeckPart; words: string; at: Rect }[]
): Bare[] {
	return lines.map((line, index) => {
		const { part } = line;
		const textOf = (some: typeof lines) =>
			some
				.filter((one) => one.part === part)
				.map(({ words }) => bare(words))
				.join('');
		const drawn = textOf(lines);
		const before = textOf(lines.slice(0, index)).length;
		const point = (at: number) => ({ slotId, part, at, drawn });
		const to = before + bare(line.words).length;
		return { ...line, slotId, selection: { from: point(before), to: point(to) } };
	});
}
