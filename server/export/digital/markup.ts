import { escaped } from '../../legible.ts';

/** HTML that may stand in a page as it is. */
export interface Markup {
	readonly markup: string;
}

type Part = Markup | string | number | null | readonly (Markup | null)[];

/**
 * Writes HTML: whatever is put into it that is not markup itself is escaped, so a story's words are
 * never taken for tags. Attributes stand in double quotes. Null is nothing.
 */
export const markup = (texts: TemplateStringsArray, ...parts: Part[]): Markup => ({
	markup: texts.map((text, at) => text + written(parts[at] ?? null)).join('')
});

function written(part: Part): string {
	if (part === null) return '';
	if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
	return 'markup' in part ? part.markup : part.map(written).join('');
}

/** Only for what this program has written or escaped. */
export const trusted = (text: string): Markup => ({ markup: text });

/** Lines, parted by breaks. */
export const inLines = (lines: readonly string[]): Markup =>
	trusted(lines.map(escaped).join('<br />'));
