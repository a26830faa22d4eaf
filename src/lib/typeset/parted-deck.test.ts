import { expect, test } from 'vitest';
import { partedDeck } from './draw-slot.ts';
import type { DeckLine } from './set-deck.ts';

const line = (part: DeckLine['part'], y: number, height: number): DeckLine => ({
	...{ part, y, height, size: height },
	text: '一桥过澜江'
});
const DECK = {
	lines: [
		...[line('kicker', 0, 20), line('headline', 20, 40), line('headline', 60, 40)],
		line('subhead', 100, 20)
	],
	height: 120
};

test('in a roomy head kicker and subhead stand off the headline, both as far, and its rows do not part', () => {
	const { lines, height } = partedDeck(DECK, 144, 16);
	expect(lines.map(({ y }) => y)).toEqual([0, 26, 66, 112]);
	expect(height).toBe(132);
	expect(partedDeck(DECK, 400, 16).height).toBe(132);
});

test('where there is no white to spare nothing moves', () => {
	expect(partedDeck(DECK, 121, 16)).toEqual(DECK);
	expect(partedDeck(DECK, 90, 16)).toEqual(DECK);
});
