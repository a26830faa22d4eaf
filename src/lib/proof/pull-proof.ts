import { proofTexts } from '#lib/i18n/proof.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { newId, type Id } from '#model/ids.ts';
import { proofsOf } from '#model/pulled-proof.ts';

/** 打样: keeps a page as it is under its next number, and says what came of it. */
export async function pullProof(
	desk: DeskState,
	toasts: Toasts,
	lang: Lang,
	pageId: Id
): Promise<void> {
	const done = await desk.run({ type: 'proof.pull', id: newId(), pageId });
	const number = proofsOf(desk, pageId)[0]?.number ?? 0;
	if (done.ok) toasts.show(proofTexts[lang].pulled(number));
	else toasts.show(refusalSentence(lang, done.error, desk.person), { tone: 'caution' });
}
