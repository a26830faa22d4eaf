import type { signatureTexts } from './signatures.ts';

/** More would be a list that nobody reads. */
const NAMED = 6;

/** 标题、第 2、3 段: paragraphs from 1, headline deck and byline are 0. Empty: none. */
export function paragraphWords(
	t: (typeof signatureTexts)['zh'],
	paragraphs: readonly number[] = []
): string {
	const body = paragraphs.filter((one) => one > 0);
	const list = body.slice(0, NAMED).join(t.listComma);
	const said = list && t.paragraphs(list, Math.max(0, body.length - NAMED), body.length === 1);
	return [paragraphs.includes(0) ? t.deck : '', said].filter(Boolean).join(t.listComma);
}
