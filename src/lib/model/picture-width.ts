/** Widths of a picture of a page, device pixels: twice a screen's for 四开 unless asked otherwise. */
const WIDTHS = { least: 320, usual: 2064, most: 4128 } as const;

/** The width somebody asked for, within what is reasonable; null: it is none. */
export function pictureWidth(asked: string | null): number | null {
	if (asked === null) return WIDTHS.usual;
	const width = /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
	return width >= WIDTHS.least && width <= WIDTHS.most ? width : null;
}
