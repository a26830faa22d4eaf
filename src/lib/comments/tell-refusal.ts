import { commentTexts } from '#lib/i18n/comments.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { useLang, useTexts } from '#lib/i18n/texts.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { useToasts } from '#lib/ui/toasts.svelte.ts';

/** Waits for what was pressed in a comment, says why where it was refused, and tells whether it was done. */
export function useTellRefusal(desk: () => DeskState) {
	const [t, lang, toasts] = [useTexts(commentTexts), useLang(), useToasts()];
	return async (done: Promise<{ ok: boolean; error?: RunError }>): Promise<boolean> => {
		const { ok, error } = await done;
		if (error) {
			const text =
				error.reason === 'text-changed'
					? t.textChanged
					: refusalSentence(lang, error, desk().person);
			toasts.show(text, { tone: 'caution' });
		}
		return ok;
	};
}
