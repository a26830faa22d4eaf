import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { formTexts } from '#lib/i18n/form.ts';
import { useTexts } from '#lib/i18n/texts.ts';
import { useToasts } from '#lib/ui/toasts.svelte.ts';

type Texts = (typeof formTexts)['zh'];
type Submit = (away: Record<string, unknown>, submit: SubmitFunction) => SubmitFunction;

/** How long it stays to be read, ms. */
const SHOWN_MS = 10_000;

/** For `use:enhance`, see unlessAway; what else went wrong is told at the foot of the screen. */
export function useUnlessAway(): Submit {
	const toasts = useToasts();
	return unlessAway(useTexts(formTexts), (text) =>
		toasts.show(text, { tone: 'caution', ms: SHOWN_MS })
	);
}

/**
 * A form that no action has answered stays as it was filled in: an error page in its place would take with it what was typed.
 * Where the database is away (which is found out before the action is asked) it is as if the action had failed with `away`; where
 * there is no way to the server, or a session is over, somebody is told so.
 */
export const unlessAway =
	(texts: Texts, tell: (text: string) => void): Submit =>
	(away, submit) =>
	async (form) => {
		const answered = await submit(form);
		if (!answered) return;
		return async (answer) => {
			const why = whyUnanswered(answer.result, texts);
			if (why === null) return answered(answer);
			const data = why === 'away' ? away : {};
			const result = { type: 'failure', status: 503, data } as const;
			// As Kit does: somebody may be on another page by now.
			const isHere =
				location.origin + location.pathname === form.action.origin + form.action.pathname;
			if (why !== 'away') tell(why);
			const update = async () => {
				if (isHere && why === 'away') await applyAction(result);
			};
			await answered({ ...answer, result, update });
		};
	};

const ANSWERS: readonly unknown[] = ['success', 'failure', 'redirect'];

/** Null: it was answered; also by an error that is about this person, which has a page of its own. */
function whyUnanswered(result: ActionResult, texts: Texts): 'away' | string | null {
	if (ANSWERS.includes(result.type)) return null;
	// What the hooks refuse is no answer of an action, and has no type.
	const { away, error } = result as { away?: true; error?: App.Error };
	if (away ?? error?.away) return 'away';
	// What could not be read, or asked for, has no status.
	const status = result.type === 'error' ? result.status : undefined;
	if (status === 401) return texts.signedOut;
	if (status !== undefined && status < 500) return null;
	return error?.id ? texts.failed(error.id) : texts.unanswered;
}
