import type { Id } from './ids.ts';
import type { PageState, StandingStory } from './page-state.ts';
import type { DeskView } from './records.ts';

/** What is another on a page than it was when its clean proof was signed. */
export type PageCause =
	/** words: the text; run: where it stands, or how it goes on. */
	{ kind: 'words' | 'run' | 'came' | 'went'; storyId: Id } | { kind: 'layout' | 'furniture' };

/** Why the signature of a clean proof no longer holds. */
export interface PageVoiding {
	/** Epoch ms. */
	at: number;
	/** Whose change it was; null: nobody's, or it is not known whose. */
	by: Id | null;
	causes: PageCause[];
}

/**
 * 清样: who signed exactly which page. The page is kept as the proof of the same id. Never removed: one
 * that no longer holds is struck, with the cause.
 */
export interface PageSignature {
	/** Of the proof that was pulled with it, too. */
	id: Id;
	editionId: Id;
	pageId: Id;
	personId: Id;
	/** Epoch ms. */
	at: number;
	/** What was signed: see PageState. */
	state: PageState;
	void: PageVoiding | null;
}

/** A page's signatures, the newest first; void ones too. */
export const pageSignaturesOf = (view: DeskView, pageId: Id): PageSignature[] =>
	[...view.list('pageSignature')]
		.filter((one) => one.pageId === pageId)
		.sort((a, b) => b.at - a.at);

/**
 * Whether a signature is of the page as it is now. Nothing shows as signed whose hash is not the
 * signed one, whether the server has struck it yet or not.
 */
export const holdsFor = (signature: PageSignature, state: PageState | null): boolean =>
	signature.void === null && signature.state.hash === state?.hash;

/** What differs between a page as it was signed and as it is; nothing where it is the same. */
export function causesBetween(before: PageState, now: PageState): PageCause[] {
	const old = new Map(before.stories.map((story) => [story.storyId, story]));
	const current = new Set(now.stories.map(({ storyId }) => storyId));
	return [
		...now.stories.flatMap((story) => storyCauses(old.get(story.storyId), story)),
		...before.stories
			.filter(({ storyId }) => !current.has(storyId))
			.map(({ storyId }): PageCause => ({ kind: 'went', storyId })),
		...(['layout', 'furniture'] as const)
			.filter((part) => before[part] !== now[part])
			.map((kind): PageCause => ({ kind }))
	];
}

function storyCauses(before: StandingStory | undefined, now: StandingStory): PageCause[] {
	const { storyId } = now;
	if (!before) return [{ kind: 'came', storyId }];
	if (before.hash !== now.hash) return [{ kind: 'words', storyId }];
	return before.run === now.run ? [] : [{ kind: 'run', storyId }];
}
