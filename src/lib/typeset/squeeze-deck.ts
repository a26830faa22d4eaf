import { textLength } from '#model/length.ts';
import { fillRows } from './break-headline.ts';
import type { Galley } from '#model/galley.ts';
import { headlineSize, LEADING } from './deck-sizes.ts';
import type { DeckPart, DeckRoom, HeadFace, Ruler, Sized } from './set-deck.ts';

/** From one size to the next that is tried. */
const SMALLER = 0.92;
/** Rows that either of them may take there. */
const MOST_BESIDE = 2;

interface Filled {
	rows: Sized[];
	over: number;
}

/**
 * Sets a deck that does not fit: as large as its room takes all of it, at the smallest size as many rows
 * as have room. The headline has one row before 引题 and 副题 have any; what is left is counted.
 * @param max the headline’s largest size, px
 */
export function squeezeDeck(
	ruler: Ruler,
	deck: Pick<Galley, DeckPart>,
	room: DeckRoom,
	{ face, max }: { face: HeadFace; max: number }
): Filled {
	const most = room.most ?? room.height;
	// Nothing is set smaller than the body; 引题 and 副题 a little larger, if the headline is.
	const { em } = ruler.type;
	const fill = (part: DeckPart, texts: readonly string[], height: number, from: number) => {
		const widthOf = (text: string) =>
			ruler.widthOf(text, `typeset-${part === 'headline' ? face : part}`);
		return fillPart({ part, widthOf, least: em }, texts, { width: room.width, height }, from);
	};
	const first = deck.headline.length > 0 ? rowOf('headline', em) : 0;
	const withBeside = (size: number): Filled => {
		const beside = (part: 'kicker' | 'subhead', left: number) =>
			fill(part, [deck[part]], Math.min(left, MOST_BESIDE * rowOf(part, size)), size);
		const above = beside('kicker', most - first);
		const below = beside('subhead', most - first - tallOf(above));
		const main = fill('headline', deck.headline, most - tallOf(above) - tallOf(below), max);
		return {
			rows: [...above.rows, ...main.rows, ...below.rows],
			over: above.over + main.over + below.over
		};
	};
	const larger = withBeside(em + 1);
	return headlineSize(larger.rows) > em ? larger : withBeside(em);
}

const rowOf = (part: DeckPart, size: number): number => Math.round(size * LEADING[part]);
const tallOf = ({ rows }: Filled): number =>
	rows.reduce((sum, { part, size }) => sum + rowOf(part, size), 0);

function fillPart(
	{ part, widthOf, least }: { part: DeckPart; widthOf: (text: string) => number; least: number },
	texts: readonly string[],
	{ width, height }: { width: number; height: number },
	from: number
): Filled {
	for (let size = from; ; size = Math.max(least, Math.floor(size * SMALLER))) {
		const most = Math.max(0, Math.floor(height / rowOf(part, size)));
		const fewest = texts.reduce((sum, text) => sum + Math.ceil((widthOf(text) * size) / width), 0);
		if (fewest > most && size > least) continue;
		const words = texts.flatMap((text) => fillRows(text, width / size, widthOf));
		if (words.length > most && size > least) continue;
		const rows = words
			.slice(0, most)
			.map((text) => ({ part, text, size, width: widthOf(text) * size }));
		return { rows, over: textLength(words.slice(most).join('')) };
	}
}
