import { pagesOf, standingOn } from '../board.ts';
import type { Id } from '../ids.ts';
import { pageSignaturesOf } from '../page-signature.ts';
import type { DeskView } from '../records.ts';
import { signaturesOf, standingOf } from '../signature.ts';
import { stepsOf, workflowOf } from '../workflow.ts';

/** What was signed in so long is a pace, ms; and so many signatures at least: fewer are chance. */
const WINDOW = 3_600_000;
const ENOUGH = 6;
/** Further off nobody believes it, ms. */
const MOST = WINDOW;

/**
 * How long before press (negative: after it) an edition will be signed through if people go on signing as
 * in the last hour, ms. Counted are the steps that the stories on its pages lack, and clean proofs; of
 * what is to be written or mended before that nothing is known. Null: nothing is left to sign, too
 * little was signed to speak of a pace, or it would be more than an hour.
 */
export function paceOf(view: DeskView, editionId: Id, now: number): number | null {
	const edition = view.get('edition', editionId);
	if (!edition || edition.pressAt < now) return null;
	const { left, times } = signingOf(view, editionId);
	const signed = times.filter((at) => at > now - WINDOW && at <= now).length;
	if (left === 0 || signed < ENOUGH) return null;
	const early = edition.pressAt - (now + (left / signed) * WINDOW);
	return Math.abs(early) > MOST ? null : early;
}

/** How many signatures the pages of an edition lack, and when those that stand were given. */
function signingOf(view: DeskView, editionId: Id): { left: number; times: number[] } {
	const pages = pagesOf(view, editionId);
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	const used = stepsOf(workflow).filter((step) => step !== 'handIn');
	const stories = [...standingOn(view, pages).byStory.keys()].map((id) => {
		const isDone = view.get('story', id)?.stage === 'signed';
		const standing = standingOf(signaturesOf(view, id)).filter(({ step }) => step !== 'handIn');
		const lacks = used.filter((step) => !standing.some((one) => one.step === step)).length;
		return { left: isDone ? 0 : lacks, times: standing.map(({ at }) => at) };
	});
	const clean = workflow.cleanProof.isUsed ? pages : [];
	const proofs = clean.map(({ id }) => {
		const signed = pageSignaturesOf(view, id).find((one) => one.void === null);
		return { left: signed ? 0 : 1, times: signed ? [signed.at] : [] };
	});
	const all = [...stories, ...proofs];
	return {
		left: all.reduce((sum, one) => sum + one.left, 0),
		times: all.flatMap(({ times }) => times)
	};
}
