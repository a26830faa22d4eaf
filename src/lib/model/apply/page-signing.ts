import { isBlank } from '../blank-page.ts';
import { pagesOf, standingOn } from '../board.ts';
import type { Page } from '../page.ts';
import { holdsFor, pageSignaturesOf } from '../page-signature.ts';
import { pageState, type PageState } from '../page-state.ts';
import { workflowOf } from '../workflow.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import type { Draft } from './draft.ts';
import { pullProof } from './proofs.ts';

/**
 * Signs a page's clean proof: the page that was seen (`hash`) must be the page there is, and not a blank
 * one. What stands on it, the server keeps in the same transaction, as of any proof.
 */
export const signPage: Rule<'page.sign'> = (draft, command, context, seeds) => {
	const { id, pageId, hash } = command;
	const page = draft.get('page', pageId);
	if (!page) return notFound('page');
	if (draft.get('pageSignature', id)) return duplicate('pageSignature');
	if (!workflowOf(draft.get('newsroom', 'newsroom')).cleanProof.isUsed) return invalid('step');
	const standing = standingOn(draft, pagesOf(draft, page.editionId));
	const state = pageState(draft, page, standing);
	const isBehind = state?.stories.some(({ storyId }) => context.isBehind?.(storyId));
	if (state?.hash !== hash || isBehind) return { reason: 'page-changed' };
	if (isBlank(draft, page, standing)) return { reason: 'page-empty' };
	if (pageSignaturesOf(draft, pageId).some((one) => holdsFor(one, state)))
		return duplicate('pageSignature');
	const { editionId } = page;
	const { personId, at } = context;
	draft.put('pageSignature', { id, editionId, pageId, personId, at, state, void: null });
	return pullProof(draft, { type: 'proof.pull', id, pageId }, context, seeds);
};

const stateNow = (draft: Draft, page: Page): PageState | null =>
	pageState(draft, page, standingOn(draft, pagesOf(draft, page.editionId)));

/** The server's own: the page is another one now, so its signature is struck. */
export const voidPageSignature: Rule<'pageSignature.void'> = (draft, command, { at }) => {
	const { id, by, causes } = command;
	const signature = draft.get('pageSignature', id);
	if (!signature) return notFound('pageSignature');
	const page = draft.get('page', signature.pageId);
	const state = page ? stateNow(draft, page) : null;
	// Where words are yet to be read nobody knows, and a page that is gone is no other one.
	if (signature.void || !state || holdsFor(signature, state)) return invalid('pageSignature');
	draft.put('pageSignature', { ...signature, void: { at, by, causes } });
	return null;
};
