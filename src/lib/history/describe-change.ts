import type { HistoryTexts } from '#lib/i18n/history.ts';
import type { MarkedChange, MarkedText } from '#model/marked-text.ts';

/** As much of words as a line of a list holds. */
const MOST = 24;

function brief(words: string): string {
	const characters = [...words.trim()];
	return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : words.trim();
}

/** The block a change is in, as people call it: 主题, 第 3 段. */
export function placeOf(t: HistoryTexts, { blocks }: MarkedText, { block }: MarkedChange): string {
	const { paragraph, type } = blocks[block] ?? {};
	if (paragraph) return t.paragraph(paragraph);
	return (type && t.block[type as keyof typeof t.block]) || t.block.body;
}

/** What became of it, in plain words. */
export function deedOf(t: HistoryTexts, change: MarkedChange): string {
	const [gone, fresh] = [brief(change.gone), brief(change.fresh)];
	if (change.kind === 'gone') return t.blockGone(gone);
	if (change.kind === 'new') return t.blockNew(fresh);
	if (change.kind !== 'words') return t[change.kind](fresh || gone);
	if (gone && fresh) return t.rewritten(gone, fresh);
	return gone ? t.gone(gone) : t.fresh(fresh);
}

/** All of it in one sentence, to be read out. */
export const describeChange = (t: HistoryTexts, marked: MarkedText, change: MarkedChange): string =>
	[placeOf(t, marked, change), deedOf(t, change), change.isFigure && t.figure]
		.filter(Boolean)
		.join(t.comma);
