import { FORMATS, findShipped, isShipped } from './format.ts';
import type { Id } from './ids.ts';
import { BLEED, HAIRLINE, HEADS, type Format, type Formatted } from './page.ts';
import type { DeskView } from './records.ts';
import { sameValue } from './same-value.ts';

/** A format of the paper as administrators have it: what is made from now on is made in it. */
export interface PaperFormat extends Format {
	/** Not offered any more; what was made in it stays. */
	retired?: boolean;
}

/** A format as it is now: as administrators have changed it, else as it comes with the program. */
export const formatNow = (view: DeskView, id: Id): PaperFormat | undefined =>
	view.get('format', id) ?? findShipped(id);

/** All that the paper has, those that come with the program first, then its own by name. */
export function formatsOf(view: DeskView): PaperFormat[] {
	const own = [...view.list('format')].filter(({ id }) => !isShipped(id));
	return [
		...FORMATS.map((format) => view.get('format', format.id) ?? format),
		...own.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
	];
}

/** Those that new editions may take. */
export const offeredFormats = (view: DeskView): PaperFormat[] =>
	formatsOf(view).filter(({ retired }) => !retired);

/** Whether new editions may take a format. */
export function isOffered(view: DeskView, id: Id): boolean {
	const format = formatNow(view, id);
	return format !== undefined && !format.retired;
}

/** What a page, an edition or a template keeps of the format it is made in. */
export function madeIn(given: PaperFormat): Formatted {
	const format = bareFormat(given);
	const known = findShipped(format.id);
	return known && sameValue(known, format)
		? { formatId: format.id }
		: { formatId: format.id, format };
}

/** A format without what it leaves as usual, so that two that print the same are the same. */
export function bareFormat({ retired: _retired, ...format }: PaperFormat): Format {
	const { top, bleed = BLEED, heads = HEADS, hairline = HAIRLINE, ...bare } = format;
	return {
		...bare,
		...(top !== undefined && { top }),
		...(bleed !== BLEED && { bleed }),
		...(!sameValue(heads, HEADS) && { heads }),
		...(hairline !== HAIRLINE && { hairline })
	};
}

/** Whether what was made in one format would be made the same in another now. */
export const sameFormat = (one: Format, other: Format): boolean =>
	sameValue(bareFormat(one), bareFormat(other));
