import { trusted, type Markup } from './markup.ts';

const PATHS = {
	previous: 'M10 3.5 5.5 8l4.5 4.5',
	next: 'M6 3.5 10.5 8 6 12.5',
	calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
	find: 'M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM10.2 10.2l3.3 3.3',
	save: 'M8 10V2.5M5 5.2l3-2.9 3 2.9M3 9.5V13.5h10V9.5',
	size: 'M3 4V3h10v1M8 3v10M6 13h4',
	link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7L8 11.7',
	list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2.2 4h.01M2.2 8h.01M2.2 12h.01',
	larger: 'M2.5 6V2.5H6M13.5 6V2.5H10M2.5 10v3.5H6M13.5 10v3.5H10'
} as const;
export type Icon = keyof typeof PATHS;

/** A drawing beside a word; whoever cannot see it misses nothing. */
export const icon = (name: Icon): Markup =>
	trusted(
		`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${PATHS[name]}" /></svg>`
	);
