import type { Id } from './ids.ts';
import type { DeskView } from './records.ts';
import type { Stage, Story, StoryFacts } from './story.ts';
import { pendingStep, REVIEWS, STEPS, workflowOf, type Step, type Workflow } from './workflow.ts';

export const RETURN_REASONS = ['facts', 'words', 'page', 'again'] as const;
/** 事实, 文字, 版面, 请再核: what a return is about. */
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why a signature no longer holds. */
export interface Voiding {
	/** edited: the text was changed by somebody whose turn it was not; returned: sent back. */
	cause: 'edited' | 'returned';
	at: number;
	by: Id;
	/** edited: the paragraphs that differed, from 1; headline deck and byline are 0. */
	paragraphs?: number[];
}

/**
 * 审签: who passed exactly which text on. The text itself is kept under its hash. Never removed: a
 * signature that no longer holds is struck, with the cause.
 */
export interface Signature {
	id: Id;
	storyId: Id;
	step: Step;
	personId: Id;
	/** Epoch ms. */
	at: number;
	/** Of the text, as StoryFacts has it; and its length (字数). */
	hash: string;
	length: number;
	void: Voiding | null;
	/** The paper lets one person sign two reviews, and this is a second one. */
	sameReviewer?: boolean;
	/** Of a sign-off: the paragraphs, as Voiding has them, that are not those of the signature before it. */
	amended?: number[];
}

/** 退回: a story sent back, with the reason in words. */
export interface Return {
	id: Id;
	storyId: Id;
	from: Stage;
	to: Stage;
	about: ReturnReason;
	reason: string;
	personId: Id;
	/** Epoch ms. */
	at: number;
	/** Of the text that was sent back. */
	hash: string;
}

/** A story's signatures, the oldest first; void ones too. */
export const signaturesOf = (
	view: Pick<DeskView, 'list' | 'signaturesOn'>,
	storyId: Id
): Signature[] =>
	[...(view.signaturesOn?.(storyId) ?? view.list('signature'))]
		.filter((one) => one.storyId === storyId)
		.sort((a, b) => a.at - b.at || STEPS.indexOf(a.step) - STEPS.indexOf(b.step));

export const isStanding = (signature: Signature): boolean => signature.void === null;

/** Those that hold, one a step at most, in the order of the steps. */
export function standingOf(signatures: readonly Signature[]): Signature[] {
	const latest = new Map<Step, Signature>();
	for (const one of signatures.filter(isStanding)) latest.set(one.step, one);
	return STEPS.flatMap((step) => latest.get(step) ?? []);
}

/** 签发 of another text than the step before it passed: that step's signature, and the sign-off. */
export function amendedSince(
	signatures: readonly Signature[]
): { before: Signature; signOff: Signature } | null {
	const [before, signOff] = standingOf(signatures).slice(-2);
	if (!before || signOff?.step !== 'signOff' || before.step === 'handIn') return null;
	return before.hash === signOff.hash ? null : { before, signOff };
}

/** The last signature that holds: what the next signer sees changes since. */
export const lastStanding = (signatures: readonly Signature[]): Signature | null =>
	standingOf(signatures).at(-1) ?? null;

/**
 * What a signature says of the text as it is now.
 * current: it is of this very text; changed: it is the last one, and whoever's turn it is has
 * changed the text since; earlier: a later one has followed; void: struck.
 */
export type SignatureState = 'current' | 'changed' | 'earlier' | 'void';

export function signatureState(
	signature: Signature,
	signatures: readonly Signature[],
	hash: string | undefined
): SignatureState {
	if (signature.void) return 'void';
	if (signature.hash === hash) return 'current';
	return lastStanding(signatures)?.id === signature.id ? 'changed' : 'earlier';
}

/** 签发: the story is signed off, and its text is the very one that was. */
export function isSignedOff(
	story: Pick<Story, 'stage'>,
	signatures: readonly Signature[],
	facts: Pick<StoryFacts, 'hash'> | undefined
): boolean {
	const last = lastStanding(signatures);
	return story.stage === 'signed' && last?.step === 'signOff' && last.hash === facts?.hash;
}

/**
 * Whether a story stands signed off without a sign-off of its text. As long as nobody has read the
 * text (facts on their way, or asked for anew) nothing is said against one that stands.
 */
export function isUnsound(
	story: Pick<Story, 'stage'>,
	signatures: readonly Signature[],
	facts: Pick<StoryFacts, 'hash'> | undefined
): boolean {
	if (story.stage !== 'signed') return false;
	const isRead = facts !== undefined && facts.hash !== '';
	if (isRead) return !isSignedOff(story, signatures, facts);
	return lastStanding(signatures)?.step !== 'signOff';
}

/** What a story waits for now; null: nothing, it is signed off. */
export function stepOf(view: DeskView, story: Story): Step | null {
	const standing = standingOf(signaturesOf(view, story.id));
	return pendingStep(story, workflowOf(view.get('newsroom', 'newsroom')), standing);
}

/** The review of this story that a person has signed already, where they may sign only one. */
export function ownReview(
	signatures: readonly Signature[],
	step: Step,
	personId: Id
): Signature | null {
	return otherReviews(signatures, step).find((one) => one.personId === personId) ?? null;
}

/** Of a review: the other ones of the story that stand. */
export const otherReviews = (signatures: readonly Signature[], step: Step): Signature[] =>
	REVIEWS.includes(step)
		? standingOf(signatures).filter((one) => REVIEWS.includes(one.step) && one.step !== step)
		: [];

/** Whether the paper's rule keeps a person from signing: no one signs two reviews of one story. */
export const isSecondReview = (
	workflow: Workflow,
	signatures: readonly Signature[],
	step: Step,
	personId: Id
): boolean => !workflow.sameReviewer && ownReview(signatures, step, personId) !== null;

/** A hash as people say it: 7F3A·91C2. */
export const shortCode = (hash: string): string =>
	`${hash.slice(0, 4)}·${hash.slice(4, 8)}`.toUpperCase();
