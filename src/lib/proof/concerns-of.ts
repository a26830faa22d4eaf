import type { proofTexts } from '#lib/i18n/proof.ts';
import type { DeskView } from '#model/records.ts';
import { problemWords } from './problem-words.ts';
import type { Proof } from './proof.svelte.ts';

/** What is wrong on which page of an edition, in words, page by page; null: on no page of its own. */
export function concernsOf(
	t: (typeof proofTexts)['zh'],
	view: Pick<DeskView, 'get'>,
	proof: Pick<Proof, 'pages' | 'problems'>
): { page: number | null; text: string; storyId: string | null; isEcho: boolean }[] {
	const pageOf = new Map(
		proof.pages.flatMap(({ number, slots }) => slots.map(({ id }) => [id, number] as const))
	);
	return proof.problems
		.map((problem) => ({
			page: problem.slotId === null ? null : (pageOf.get(problem.slotId) ?? null),
			text: problemWords(t, view, problem),
			storyId: problem.storyId,
			isEcho: problem.kind === 'overLater'
		}))
		.sort((one, other) => (one.page ?? 0) - (other.page ?? 0));
}
