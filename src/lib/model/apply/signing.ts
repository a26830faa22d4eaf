import type { Refusal } from '../commands.ts';
import {
	isSecondReview,
	lastStanding,
	ownReview,
	signaturesOf,
	standingOf,
	stepOf,
	type Signature
} from '../signature.ts';
import { STAGES, type Stage, type Story } from '../story.ts';
import { stageAfter, stageOf, stagesOf, workflowOf, type Step } from '../workflow.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import type { DeskView } from '../records.ts';
import type { Draft } from './draft.ts';
import type { Id } from '../ids.ts';

/**
 * Passes a story on under somebody's name: the text they saw (`hash`) must be the text there is.
 * What is kept of it, the server keeps in the same transaction.
 */
export const signStory: Rule<'story.sign'> = (draft, command, context) => {
	const { id, storyId, step, hash } = command;
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	if (draft.get('signature', id)) return duplicate('signature');
	if (story.spikedAt !== null) return invalid('spiked');
	if (story.incomplete) return invalid('incomplete');
	if (stepOf(draft, story) !== step) return { reason: 'stage-changed', stage: story.stage };
	if (isOtherText(draft, storyId, hash, context)) return { reason: 'text-changed' };
	const workflow = workflowOf(draft.get('newsroom', 'newsroom'));
	const signatures = signaturesOf(draft, storyId);
	const { personId, at } = context;
	if (isSecondReview(workflow, signatures, step, personId)) return { reason: 'second-review' };
	const length = draft.get('facts', storyId)?.length ?? 0;
	const again = ownReview(signatures, step, personId) ? { sameReviewer: true } : {};
	const amended = command.amended ? { amended: command.amended } : {};
	draft.put('signature', {
		...{ id, storyId, step, personId, at, hash, length, void: null },
		...{ ...again, ...amended }
	});
	draft.put('story', { ...keeping(story, at), stage: afterSigning(draft, storyId, step) });
	return null;
};

/** Handed in for the first time, what was promised has come. */
function keeping(story: Story, at: number): Story {
	const { promise } = story;
	return promise?.keptAt === null ? { ...story, promise: { ...promise, keptAt: at } } : story;
}

/** On to the next step; within proofreading a story stays where it is. */
function afterSigning(draft: Draft, storyId: Id, step: Step): Stage {
	const workflow = workflowOf(draft.get('newsroom', 'newsroom'));
	if (step === 'signOff') return 'signed';
	if (stageOf(step) !== 'proofing') return stageAfter(workflow, step);
	return draft.get('story', storyId)?.stage ?? 'proofing';
}

const isOtherText = (
	draft: Draft,
	storyId: Id,
	hash: string,
	{ isBehind }: ApplyContext
): boolean => draft.get('facts', storyId)?.hash !== hash || Boolean(isBehind?.(storyId));

/** 退回, and from 签发 撤签: back to an earlier stage; what was signed from there on no longer holds. */
export const returnStory: Rule<'story.return'> = (draft, command, context) => {
	const { id, storyId, to, about, reason } = command;
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	if (draft.get('return', id)) return duplicate('return');
	if (story.spikedAt !== null) return invalid('spiked');
	if (reason.trim() === '') return invalid('reason');
	if (story.stage !== command.from) return { reason: 'stage-changed', stage: story.stage };
	if (!isEarlier(draft, to, story.stage)) return invalid('stage');
	const { personId, at } = context;
	const hash = command.hash ?? draft.get('facts', storyId)?.hash ?? '';
	draft.put('return', {
		...{ id, storyId, from: story.stage, to, about },
		...{ reason: reason.trim(), personId, at, hash }
	});
	for (const signature of standingOf(signaturesOf(draft, storyId)))
		if (STAGES.indexOf(stageOf(signature.step)) >= STAGES.indexOf(to))
			draft.put('signature', { ...signature, void: { cause: 'returned', at, by: personId } });
	draft.put('story', { ...story, stage: to });
	return null;
};

function isEarlier(draft: Draft, to: Stage, from: Stage): boolean {
	const stages = stagesOf(workflowOf(draft.get('newsroom', 'newsroom')));
	return stages.includes(to) && STAGES.indexOf(to) < STAGES.indexOf(from);
}

/**
 * The server's own: the text has been changed by somebody whose turn it was not. The last signature
 * is struck, and the story waits for it again.
 */
export const voidSignature: Rule<'signature.void'> = (draft, { id, by, paragraphs }, { at }) => {
	const signature = draft.get('signature', id);
	const story = signature && draft.get('story', signature.storyId);
	if (!signature || !story) return notFound('signature');
	if (!isOvertaken(draft, signature)) return invalid('signature');
	draft.put('signature', { ...signature, void: { cause: 'edited', at, by, paragraphs } });
	draft.put('story', { ...story, stage: stageOf(signature.step) });
	return null;
};

/** The last signature that holds, of another text than there is. */
export function isOvertaken(draft: DeskView, signature: Signature): boolean {
	const last = lastStanding(signaturesOf(draft, signature.storyId));
	const hash = draft.get('facts', signature.storyId)?.hash;
	// Facts that are to be derived anew say no hash.
	const isOther = Boolean(hash) && signature.hash !== hash;
	return last?.id === signature.id && signature.step !== 'handIn' && isOther;
}

/** Taking the first words up, or putting them down again, needs nobody's name. */
export const moveDraft: Rule<'story.stage'> = (draft, { id, to }): Refusal | null => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	if (story.spikedAt !== null) return invalid('spiked');
	const isDraft = (stage: Stage) => stage === 'draft' || stage === 'editing';
	if (!isDraft(to) || !isDraft(story.stage)) return invalid('stage');
	if (story.stage !== to) draft.put('story', { ...story, stage: to });
	return null;
};
