import { proofsOf } from '../pulled-proof.ts';
import { duplicate, notFound, type Rule } from './context.ts';

/** What stands on the page is kept by the server, in the same transaction. */
export const pullProof: Rule<'proof.pull'> = (draft, { id, pageId }, { personId, at }) => {
	const page = draft.get('page', pageId);
	if (!page) return notFound('page');
	if (draft.get('proof', id)) return duplicate('proof');
	const number = (proofsOf(draft, pageId)[0]?.number ?? 0) + 1;
	draft.put('proof', { id, editionId: page.editionId, pageId, number, at, personId });
	return null;
};
