import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';

const ANSWERS: readonly unknown[] = ['success', 'failure', 'redirect'];

/**
 * For `use:enhance`. A form that nobody has answered (the database is away, which is found out before the action is asked; there is no
 * way to the server; a proxy answers) stays as it was filled in, as if the action had failed with `away`: an error page in its
 * place would take with it what was typed.
 */
export const unlessAway =
	(away: Record<string, unknown>, submit: SubmitFunction): SubmitFunction =>
	async (form) => {
		const answered = await submit(form);
		if (!answered) return;
		return (answer) => {
			if (isAnswered(answer.result)) return answered(answer);
			const result = { type: 'failure', status: 503, data: away } as const;
			return answered({ ...answer, result, update: () => applyAction(result) });
		};
	};

/** What the hooks refuse is no answer of an action, and has no type. */
const isAnswered = (result: ActionResult): boolean =>
	result.type === 'error' ? (result.status ?? 500) < 500 : ANSWERS.includes(result.type);
