import type { Id } from './ids.ts';
import type { Format, Formatted } from './page.ts';
import { canonicalJson } from './same-value.ts';

/**
 * The two page formats of Chinese dailies. 四开: 5 columns of 14 make 74 em, 235 mm wide; 对开: 8 of
 * 13 make 111 em, 352 mm. Lines fill the usual type area: 351 mm of 390, 490 mm of 545.
 *
 * Never change one, and never take one away: what holds no format of its own was made in these.
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

/** One that comes with the program, if it is one. */
export const findShipped = (id: Id): Format | undefined =>
	FORMATS.find((format) => format.id === id);

export const isShipped = (id: Id): boolean => findShipped(id) !== undefined;

/** One that comes with the program. Any other id is a bug and throws. */
export function shippedFormat(id: Id): Format {
	const found = findShipped(id);
	if (!found) throw new Error(`There is no page format "${id}"`);
	return found;
}

/** The format in which something was made. */
export const formatOf = ({ formatId, format }: Formatted): Format =>
	format ?? shippedFormat(formatId);

/** By what its format says, to begin anew where that has become another. */
export const formatKey = (made: Formatted): string => canonicalJson(formatOf(made));

/** The same of what was made from a thing, in its format. */
export const formattedAs = ({ formatId, format }: Formatted): Formatted =>
	format ? { formatId, format } : { formatId };
