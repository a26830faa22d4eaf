import type { Edition, EditionKind } from '#model/edition.ts';
import type { Lang } from './texts.ts';

/** How each kind of edition is called. */
export const EDITION_KIND_WORDS: Record<Lang, Record<EditionKind, string>> = {
	zh: { regular: '正常出版', extra: '增期', special: '号外' },
	en: { regular: 'Regular', extra: 'Extra', special: 'Special' }
};

/** The day’s usual paper, where others are of its date. */
export const USUAL_PAPER: Record<Lang, string> = { zh: '正刊', en: 'Regular' };

/** What sets an edition apart from the day's usual paper; empty: nothing. */
export function calledIn(
	lang: Lang,
	{ kind = 'regular', name = '' }: Pick<Edition, 'kind' | 'name'>
): string {
	return kind === 'regular' ? '' : name || EDITION_KIND_WORDS[lang][kind];
}
