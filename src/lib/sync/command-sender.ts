import type { Command, Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';

/**
 * unreachable: the server did not answer; whether it carried the command out is not known.
 * signed-out: this tab's session is over, or another person's by now.
 */
export interface Unanswered {
	reason: 'unreachable' | 'signed-out';
}
export type RunError = Refusal | Unanswered;

const DELAYS_MS = [400, 1200];

/**
 * Sends a command until it is answered: the same id each time, so that it is carried out once, and
 * only while it is still this person who is signed in.
 * `seq` is the feed position at which its changes are seen.
 */
export async function sendCommand(
	id: Id,
	command: Command,
	as: Id,
	fetch: typeof globalThis.fetch
): Promise<Result<{ seq: number }, RunError>> {
	for (let attempt = 0; ; attempt++) {
		const answer = await post({ id, command, as }, fetch);
		if (answer) return answer;
		const delay = DELAYS_MS[attempt];
		if (delay === undefined) return err({ reason: 'unreachable' });
		await new Promise((resolve) => setTimeout(resolve, delay));
	}
}

async function post(
	asked: { id: Id; command: Command; as: Id },
	fetch: typeof globalThis.fetch
): Promise<Result<{ seq: number }, RunError> | null> {
	try {
		const response = await fetch('/api/commands', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(asked)
		});
		if (response.status >= 500) return null;
		if (response.status === 401) return err({ reason: 'signed-out' });
		const body = (await response.json()) as Answer;
		return body.ok ? ok({ seq: body.seq }) : err(body.refusal);
	} catch {
		// No network, or an answer that is none of ours (a proxy's page): tried again.
		return null;
	}
}

type Answer = { ok: true; seq: number } | { ok: false; refusal: Refusal };
