import type { DeckPart } from './set-deck.ts';

/** Height of a row, of its size. */
export const LEADING: Record<DeckPart, number> = { kicker: 1.4, headline: 1.2, subhead: 1.45 };
