import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { Result } from '#model/result.ts';

/** Says what was done, with the way back; or why not. True: it was done. */
export function tellDone(
	{ desk, lang, toasts, undo }: { desk: DeskState; lang: Lang; toasts: Toasts; undo: string },
	result: Result<Done, RunError>,
	said: string
): boolean {
	if (!result.ok) {
		toasts.show(refusalSentence(lang, result.error, desk.person), { tone: 'caution' });
		return false;
	}
	const { id } = result.value;
	toasts.show(said, { action: { label: undo, run: () => void desk.undo(id) } });
	return true;
}
