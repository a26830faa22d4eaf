import type { Id } from '#model/ids.ts';
import type { Answer } from './desk.ts';

const KEPT = 2000;

/** Answers of late, refusals too, so that a command sent twice is carried out once. */
export class RecentAnswers {
	readonly #answers = new Map<Id, { personId: Id; answer: Answer }>();

	keep(commandId: Id, personId: Id, answer: Answer): void {
		this.#answers.set(commandId, { personId, answer });
		if (this.#answers.size <= KEPT) return;
		const oldest = this.#answers.keys().next();
		if (!oldest.done) this.#answers.delete(oldest.value);
	}

	find(commandId: Id): { personId: Id; answer: Answer } | undefined {
		return this.#answers.get(commandId);
	}
}
