import { doOverlap } from '#lib/typeset/highlight-lines.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import {
	partOf,
	wordsOnPage,
	type StoryOnPage,
	type WordsOnPage
} from '#lib/typeset/words-on-page.ts';
import type { BlockRange } from '#model/commented.ts';
import type { Id } from '#model/ids.ts';

/** Where words stand on a page: how high (px of its type area), and which they are. */
export interface OnPage extends WordsOnPage {
	y: number;
}

/** Where characters of a story stand on a page; `elsewhere`: on another page of it, or in the overset. */
export function placeOnPage(
	page: SetPage,
	story: StoryOnPage,
	places: readonly BlockRange[]
): OnPage | 'elsewhere' | null {
	if (places.length === 0) return null;
	const words = wordsOnPage(page, story, places);
	const ys = [...linesOf(page, story.copy.storyId, words), ...partsOf(page, words)];
	return ys.length > 0 ? { y: Math.min(...ys), ...words } : 'elsewhere';
}

const linesOf = ({ lines }: SetPage, storyId: Id, { ranges }: WordsOnPage): number[] =>
	lines
		.filter(({ text }) => text?.storyId === storyId && ranges.some((one) => doOverlap(text, one)))
		.map(({ y }) => y);

/** A caption’s comment stands beside the caption, or the photo where it has no room. */
const partsOf = ({ decks, lines, photos }: SetPage, { parts }: WordsOnPage): number[] =>
	parts.flatMap(({ slotId, part }) => {
		const inSlot = (one: { slotId: Id }) => one.slotId === slotId;
		if (part !== 'caption')
			return decks.filter((one) => inSlot(one) && partOf(one.part) === part).map(({ y }) => y);
		const captions = lines.filter((one) => inSlot(one) && one.part === 'caption');
		return [...(captions.length > 0 ? captions : photos.filter(inSlot))].map(({ y }) => y);
	});

/** What is known of things, by their id. */
export const byId = <One extends { id: Id }, Known>(
	all: readonly One[],
	known: (one: One, index: number) => Known
): ReadonlyMap<Id, Known> => new Map(all.map((one, index) => [one.id, known(one, index)]));
