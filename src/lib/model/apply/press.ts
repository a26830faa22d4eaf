import { pagesOf, standingOn } from '../board.ts';
import type { Refusal } from '../commands.ts';
import { takesNumber, type Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import { HOUSE } from '../person.ts';
import {
	isPageFrozen,
	isPressed,
	lastPress,
	type Correction,
	type EvidencePack,
	type Opening,
	type Pressing
} from '../press.ts';
import { checkEdition } from '../press-check/check-edition.ts';
import { isInTheWay } from '../press-check/check-item.ts';
import { printedBefore, PrintedStories } from '../press-check/printed-stories.ts';
import { holdsFor, pageSignaturesOf } from '../page-signature.ts';
import { pageState } from '../page-state.ts';
import { pressCode, pressState } from '../press-state.ts';
import { workflowOf } from '../workflow.ts';
import { invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import { filter, find, type Draft } from './draft.ts';
import { returnStory } from './signing.ts';

/**
 * 付印: gives the edition its number and freezes it. `expect` is of what the person looked at: is
 * anything another one by now, the command is refused.
 */
export const pressEdition: Rule<'edition.press'> = (draft, command, context) => {
	const { id, issue, expect } = command;
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	if (isPressed(edition)) return { reason: 'pressed' };
	const wrong = checkNumber(draft, edition, issue);
	if (wrong) return wrong;
	const state = pressState(draft, id);
	if (!state || state.pages.length === 0) return invalid('pages');
	const isBehind = state.stories.some((story) => context.isBehind?.(story.id));
	if (isBehind || pressCode(state) !== expect || hasOvertaken(draft, id))
		return { reason: 'edition-changed' };
	draft.put('edition', { ...edition, issue });
	const printed = new PrintedStories(printedBefore(draft, edition));
	const { items } = checkEdition(draft, id, { now: context.at, printed });
	const count = items.filter(isInTheWay).length;
	if (count > 0) return { reason: 'press-blocked', count };
	const { at, personId } = context;
	const before = edition.presses ?? [];
	const pressing: Pressing = {
		...{ version: before.length + 1, at, personId, issue, code: expect },
		...(state.settings && { settings: state.settings }),
		...{ pack: { state: 'packing' }, correction: null }
	};
	draft.put('edition', { ...edition, issue, presses: [...before, pressing] });
	freeze(draft, id, new Set(state.stories.map((story) => story.id)));
	return null;
};

/**
 * Whether a clean proof is of another page than there is, and the server is about to strike it. Where the
 * paper signs no pages, one from before it left that says nothing of what is printed.
 */
function hasOvertaken(draft: Draft, editionId: Id): boolean {
	if (!workflowOf(draft.get('newsroom', 'newsroom')).cleanProof.isUsed) return false;
	const pages = pagesOf(draft, editionId);
	const standing = standingOn(draft, pages);
	return pages.some((page) => {
		const signed = pageSignaturesOf(draft, page.id).filter((one) => one.void === null);
		const state = signed.length > 0 ? pageState(draft, page, standing) : null;
		return signed.length > 0 && !signed.some((one) => holdsFor(one, state));
	});
}

/** A number that was printed once is never given again, nor changed. */
function checkNumber(draft: Draft, edition: Edition, issue: number | null): Refusal | null {
	const before = lastPress(edition);
	if (before && before.issue !== issue) return invalid('issue-locked');
	if (issue === null) return takesNumber(edition) ? invalid('issue') : null;
	if (!Number.isInteger(issue) || issue < 1) return invalid('issue');
	const other = find(draft, 'edition', (one) => one.id !== edition.id && one.issue === issue);
	return other ? { reason: 'issue-taken', date: other.date } : null;
}

/** Locks what is printed; what an earlier version printed and this one does not is free again. */
function freeze(draft: Draft, editionId: Id, printed: ReadonlySet<Id>): void {
	for (const story of filter(draft, 'story', (one) => one.pressedIn === editionId)) {
		const { pressedIn: _, ...free } = story;
		if (!printed.has(story.id)) draft.put('story', free);
	}
	for (const storyId of printed) {
		const story = draft.get('story', storyId);
		if (story && story.pressedIn !== editionId)
			draft.put('story', { ...story, pressedIn: editionId });
	}
}

/** 改版重印: opens the plan of the named pages and the words of the named stories again; more of them while it is open. */
export const correctEdition: Rule<'edition.correct'> = (draft, command, context) => {
	const { id, pageIds, storyIds } = command;
	const reason = command.reason.trim();
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	const last = lastPress(edition);
	if (!last) return invalid('press');
	if (!last.correction && !isOver(last.pack)) return { reason: 'packing' };
	if (reason === '') return invalid('reason');
	const pages = pagesOf(draft, id);
	const named = pages.filter((page) => pageIds.includes(page.id));
	if (named.length < new Set(pageIds).size) return notFound('page');
	const shut = named.filter((page) => isPageFrozen(edition, page.id));
	const stories = [...new Set(storyIds)];
	if (stories.length === 0 && shut.length === 0) return invalid('correction');
	for (const storyId of stories) {
		const refusal = open(draft, storyId, id, reason, context);
		if (refusal) return refusal;
	}
	const { at, personId } = context;
	const opening = { at, personId, reason, pageIds: shut.map(({ id }) => id), storyIds: stories };
	putLast(draft, edition, { ...last, correction: widen(last.correction, opening) });
	return null;
};

const widen = (open: Correction | null, opening: Opening): Correction =>
	open
		? {
				...open,
				pageIds: [...open.pageIds, ...opening.pageIds],
				storyIds: [...open.storyIds, ...opening.storyIds],
				widened: [...(open.widened ?? []), opening]
			}
		: opening;

/** Its words may be written again; what was signed last is signed anew. */
function open(
	draft: Draft,
	storyId: Id,
	editionId: Id,
	reason: string,
	context: ApplyContext
): Refusal | null {
	const story = draft.get('story', storyId);
	if (story?.pressedIn !== editionId) return notFound('story');
	const { pressedIn: _, ...free } = story;
	draft.put('story', free);
	if (story.stage !== 'signed') return null;
	const about = { id: context.newId(), storyId, about: 'again', reason } as const;
	const command = { type: 'story.return', from: 'signed', to: 'proofing', ...about } as const;
	return returnStory(draft, command, context, []);
}

/** Makes the pack of the last press anew, where something is missing in it, or the server has found its file gone. */
export const repackEdition: Rule<'edition.repack'> = (draft, { id }, { personId }) => {
	const edition = draft.get('edition', id);
	const last = lastPress(edition);
	if (!edition || !last) return notFound('edition');
	if (last.pack.state === 'packing') return invalid('pack');
	if (!isIncomplete(last.pack) && personId !== HOUSE) return invalid('pack');
	// What was pressed is not what there is now.
	if (last.correction) return invalid('press');
	const again = last.pack.state === 'failed' && ({ again: true } as const);
	putLast(draft, edition, { ...last, pack: { state: 'packing', ...again } });
	return null;
};

/** What was printed is evidence only until it is opened: a pack that failed is tried once more before. */
const isOver = (pack: EvidencePack): boolean =>
	pack.state === 'ready' || (pack.state === 'failed' && pack.again === true);

/** Whether there is something to be tried again. */
export const isIncomplete = (pack: EvidencePack): boolean =>
	pack.state === 'failed' || (pack.state === 'ready' && pack.missing.length > 0);

/** The server's own: the pack is kept, and its hash is in the log from here on. */
export const keepPack: Rule<'edition.packed'> = (draft, { id, version, pack }) => {
	const edition = draft.get('edition', id);
	const last = lastPress(edition);
	if (!edition || last?.version !== version) return notFound('press');
	if (last.pack.state !== 'packing') return invalid('pack');
	const again = pack.state === 'failed' && last.pack.again && ({ again: true } as const);
	putLast(draft, edition, { ...last, pack: { ...pack, ...again } });
	return null;
};

const putLast = (draft: Draft, edition: Edition, pressing: Pressing): void =>
	draft.put('edition', {
		...edition,
		presses: [...(edition.presses ?? []).slice(0, -1), pressing]
	});
