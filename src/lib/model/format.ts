import type { Id } from './ids.ts';
import type { Format, Slot } from './page.ts';

/** One CSS pixel, mm. */
const PX_MM = 25.4 / 96;

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

/** Width of so many columns with the gutters between them (长栏), em. */
export const spanWidth = ({ chars, gutter }: Format, span: number): number =>
	span * chars + (span - 1) * gutter;

/** The type area (版心), mm. */
export const typeArea = (format: Format): { width: number; height: number } => ({
	width: spanWidth(format, format.columns) * format.em * PX_MM,
	height: format.lines * format.pitch * PX_MM
});

/** How a slot's text is set: so many columns of so many characters a line. */
export interface Setting {
	columns: number;
	chars: number;
}

/**
 * The text columns of a slot. One per grid column; or, 破栏, `measure` equal ones over the whole
 * span: (width − gutters) ÷ columns, in whole characters; what is left over widens the gutters.
 */
export function settingOf(format: Format, slot: Pick<Slot, 'at' | 'measure'>): Setting {
	const columns = slot.measure ?? slot.at.span;
	const room = spanWidth(format, slot.at.span) - (columns - 1) * format.gutter;
	return { columns, chars: Math.floor(room / columns) };
}

/** A rectangle in shares of the type area, 0 to 1. */
export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

/** Where a slot stands on its page. */
export function slotBox(format: Format, { at }: Pick<Slot, 'at'>): Box {
	const whole = spanWidth(format, format.columns);
	return {
		left: (at.column * (format.chars + format.gutter)) / whole,
		top: at.line / format.lines,
		width: spanWidth(format, at.span) / whole,
		height: at.lines / format.lines
	};
}
