import type { Id } from '#model/ids.ts';
import type { Signature } from '#model/signature.ts';
import type { Comment, Thread } from '#model/thread.ts';
import type { Step } from '#model/workflow.ts';
import type { Paper } from './paper.ts';

/** Puts a story in the column slots of a page, the first unless told. */
export function stand(paper: Paper, storyId: Id, pageId: Id, slot = 0, placedBy = 'x', at = 0) {
	const slots = paper.get('page', pageId)?.slots.filter((one) => one.role === 'column') ?? [];
	const id = slots[slot]?.id ?? '';
	paper.put('placement', {
		...{ id, storyId, pageId, editionId: 'today', placedBy, placedAt: at }
	});
}

export const comment = (id: Id, personId: Id, mentionIds: Id[], at = 0): Comment => ({
	...{ id, personId, body: id, mentionIds, at, editedAt: null }
});

export function thread(
	paper: Paper,
	id: Id,
	storyId: Id,
	comments: Comment[],
	more: Partial<Thread> = {}
): void {
	paper.put('thread', {
		...{ id, storyId, anchor: null, orphaned: false, comments, suggestion: null, state: 'open' },
		...{ resolvedBy: null, resolvedAt: null, createdAt: 0, ...more }
	});
}

export function signed(
	paper: Paper,
	storyId: Id,
	step: Step,
	personId: Id,
	at: number,
	more: Partial<Signature> = {}
): void {
	const hash = 'h';
	const about = { storyId, step, personId, at, hash, length: 1, void: null };
	paper.put('signature', { id: `${storyId}-${step}-${at}`, ...about, ...more });
}

export function sentBack(paper: Paper, storyId: Id, by: Id, at: number, reason = '核实'): void {
	const about = { storyId, from: 'review1', to: 'editing', about: 'facts' } as const;
	paper.put('return', { id: `r${at}`, ...about, reason, personId: by, at, hash: 'h' });
}
