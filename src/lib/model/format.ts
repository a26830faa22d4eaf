import type { Id } from './ids.ts';
import type { Format } from './page.ts';

/**
 * The two page formats of Chinese dailies. 四开: 5 columns of 14 make 74 em, 235 mm wide; 对开: 8 of
 * 13 make 111 em, 352 mm. Lines fill the usual type area: 351 mm of 390, 490 mm of 545.
 */
export const FORMATS: readonly Format[] = [
	{
		id: 'sikai',
		name: '四开',
		trim: { width: 273, height: 390 },
		em: 12,
		pitch: 17,
		columns: 5,
		chars: 14,
		gutter: 1,
		lines: 78
	},
	{
		id: 'duikai',
		name: '对开',
		trim: { width: 390, height: 545 },
		em: 12,
		pitch: 17,
		columns: 8,
		chars: 13,
		gutter: 1,
		lines: 109
	}
];

/** A format by its id. Formats are never removed, so an unknown id is a bug and throws. */
export function formatOf(id: Id): Format {
	const found = FORMATS.find((format) => format.id === id);
	if (!found) throw new Error(`There is no page format "${id}"`);
	return found;
}

export const isFormat = (id: Id): boolean => FORMATS.some((format) => format.id === id);
