import type { DeckLine, DeckPart } from './set-deck.ts';

/** Height of a row, of its size. */
export const LEADING: Record<DeckPart, number> = { kicker: 1.4, headline: 1.2, subhead: 1.45 };

/** Of the headline’s smallest row, px; where there is none, nothing is larger. */
export const headlineSize = (rows: readonly Pick<DeckLine, 'part' | 'size'>[]): number =>
	Math.min(...rows.flatMap(({ part, size }) => (part === 'headline' ? size : [])));
