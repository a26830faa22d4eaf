import type { Id } from '../ids.ts';
import { can } from '../permissions.ts';
import { hasRole } from '../person.ts';
import type { Place } from '../placed.ts';
import { promiseState } from '../promise.ts';
import type { DeskView } from '../records.ts';
import {
	isStanding,
	otherReviews,
	signaturesOf,
	stepOf,
	type Return,
	type Signature
} from '../signature.ts';
import type { Story } from '../story.ts';
import type { Thread } from '../thread.ts';
import { stageOf, workflowOf, type SignedStep } from '../workflow.ts';

/**
 * What is expected: to write (after it was sent back, or promised), to answer comments, or to sign a
 * step; of what is signed off, or was withdrawn before it was written, nothing.
 */
export type Duty = 'returned' | 'answer' | 'promise' | 'write' | SignedStep | 'done' | 'withdrawn';

/** What a story waits for, and whose turn it is. */
export interface Turn {
	/** It is this person's. */
	mine: boolean;
	what: Duty;
	/** Whose, where one person is meant. */
	personId: Id | null;
	/** Nobody in particular: whoever of several may. */
	anyone: boolean;
	/** For `answer`: how many threads. */
	count: number;
	/** For `returned`: who sent it back, and why. */
	back: Return | null;
	/** How long it has been so, epoch ms. */
	since: number;
}

/** A story with what is about it. */
export interface Folder {
	story: Story;
	/** Where it begins. */
	place: Place | undefined;
	/** Those that are open. */
	threads: readonly Thread[];
	returns: readonly Return[];
}

export function turnOf(view: DeskView, folder: Folder, personId: Id): Turn {
	const step = stepOf(view, folder.story);
	const signatures = signaturesOf(view, folder.story.id);
	const since = lastMoved(folder, signatures);
	const nothing = { mine: false, personId: null, anyone: false, count: 0, back: null, since };
	if (step === null) return { ...nothing, what: 'done' };
	if (step === 'handIn') return { ...nothing, ...writersTurn(view, folder, signatures, personId) };
	const { ids, anyone } = signersOf(view, folder, step, signatures);
	return {
		...{ ...nothing, what: step, anyone, mine: ids.includes(personId) },
		personId: anyone ? null : (ids[0] ?? null)
	};
}

/** When a story came to where it is. */
const lastMoved = ({ story, returns }: Folder, signatures: readonly Signature[]): number =>
	Math.max(
		story.createdAt,
		...returns.map(({ at }) => at),
		...signatures.map((one) => one.void?.at ?? one.at)
	);

export const writersOf = (story: Story): Id[] => {
	const named = [...story.authorIds, ...story.sharedIds];
	return named.length > 0 ? named : [story.createdBy];
};

function writersTurn(
	view: DeskView,
	{ story, threads, returns }: Folder,
	signatures: readonly Signature[],
	personId: Id
): Partial<Turn> & Pick<Turn, 'what'> {
	const standing = promiseState(story, view.get('facts', story.id), 0)?.standing;
	if (standing === 'withdrawn') return { what: 'withdrawn' };
	const writers = writersOf(story);
	const whose = { mine: writers.includes(personId), personId: writers[0] ?? null };
	const back = lastReturn(returns, signatures);
	if (back) return { ...whose, what: 'returned', back, since: back.at };
	const asked = whose.mine ? threads.filter((one) => waitsForAnswer(one, personId)) : [];
	if (asked.length > 0) {
		const since = Math.max(...asked.map((one) => one.comments.at(-1)?.at ?? 0));
		return { ...whose, what: 'answer', personId, count: asked.length, since };
	}
	return { ...whose, what: standing === 'open' || standing === 'begun' ? 'promise' : 'write' };
}

/** The return after which nobody has handed the story in again. */
function lastReturn(returns: readonly Return[], signatures: readonly Signature[]): Return | null {
	const last = returns.toSorted((a, b) => a.at - b.at).at(-1);
	const handedIn = signatures.some(
		(one) => one.step === 'handIn' && isStanding(one) && one.at > (last?.at ?? 0)
	);
	return last && !handedIn ? last : null;
}

const waitsForAnswer = ({ comments }: Thread, personId: Id): boolean =>
	(comments.at(-1)?.personId ?? personId) !== personId;

/**
 * Who is expected to sign: the story's or page's own editor, in proofreading the page's proofreader,
 * as far as they may; else everybody who may. Nobody is expected to pass on what they wrote
 * themselves while there are others.
 */
export function signersOf(
	view: DeskView,
	{ story, place }: Pick<Folder, 'story' | 'place'>,
	step: SignedStep,
	signatures: readonly Signature[]
): { ids: Id[]; anyone: boolean } {
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	const signers = workflow.signers[step];
	const reviewed = workflow.sameReviewer
		? []
		: otherReviews(signatures, step).map(({ personId }) => personId);
	const able = [...view.list('person')]
		.filter((one) => signers.some((role) => hasRole(one, role)))
		.filter((one) => can(one, 'story.approve', { story, signers }))
		.filter(({ id }) => !reviewed.includes(id))
		.map(({ id }) => id);
	const others = able.filter((id) => !writersOf(story).includes(id));
	const may = others.length > 0 ? others : able;
	const page = place?.page;
	const named =
		stageOf(step) === 'proofing' && step !== 'signOff'
			? [page?.proofreaderId]
			: [story.editorId, page?.editorId];
	const meant = named.find((id) => id != null && may.includes(id));
	return meant ? { ids: [meant], anyone: false } : { ids: may, anyone: may.length > 1 };
}
