import type { CommandOf, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { DeskView } from '../records.ts';
import type { Suggestion, Thread } from '../thread.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import type { Draft } from './draft.ts';

/** The opening comment has the thread's id. */
export const openThread: Rule<'thread.open'> = (draft, command, { personId, at }) => {
	const { id, storyId, anchor, body, mentionIds, replacement, required } = command;
	if (draft.get('thread', id)) return duplicate('thread');
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	if (replacement !== null && !anchor) return invalid('anchor');
	if (replacement === null && body.trim() === '') return invalid('body');
	const missing = checkMentions(draft, mentionIds);
	if (missing) return missing;
	draft.put('thread', {
		id,
		storyId,
		anchor,
		orphaned: false,
		comments: [{ id, personId, body, mentionIds, at, editedAt: null }],
		suggestion: replacement === null ? null : { replacement, state: 'open', by: null, at: null },
		...(required !== undefined && { required }),
		state: 'open',
		resolvedBy: null,
		resolvedAt: null,
		createdAt: at
	});
	return null;
};

const checkMentions = (view: DeskView, ids: readonly Id[]): Refusal | null =>
	ids.every((id) => view.get('person', id)) ? null : notFound('person');

export const reply: Rule<'thread.reply'> = (draft, command, { personId, at }) => {
	const { id, commentId, body, mentionIds } = command;
	const thread = draft.get('thread', id);
	if (!thread) return notFound('thread');
	if (thread.comments.some((comment) => comment.id === commentId)) return duplicate('comment');
	if (body.trim() === '') return invalid('body');
	const missing = checkMentions(draft, mentionIds);
	if (missing) return missing;
	const comment = { id: commentId, personId, body, mentionIds, at, editedAt: null };
	draft.put('thread', { ...thread, comments: [...thread.comments, comment] });
	return null;
};

/** What somebody said is theirs alone to change. */
export const editComment: Rule<'thread.edit'> = (draft, command, { personId, at }) => {
	const { id, commentId, body, mentionIds } = command;
	const thread = draft.get('thread', id);
	const comment = thread?.comments.find((one) => one.id === commentId);
	if (!thread || !comment) return notFound('comment');
	if (comment.personId !== personId) return { reason: 'forbidden' };
	if (body.trim() === '' && !thread.suggestion) return invalid('body');
	const missing = checkMentions(draft, mentionIds);
	if (missing) return missing;
	const edited = { ...comment, body, mentionIds, editedAt: at };
	const comments = thread.comments.map((one) => (one.id === commentId ? edited : one));
	draft.put('thread', { ...thread, comments });
	return null;
};

/** With its last comment the thread goes. */
export const removeComment: Rule<'thread.remove'> = (draft, { id, commentId }, { personId }) => {
	const thread = draft.get('thread', id);
	const comment = thread?.comments.find((one) => one.id === commentId);
	if (!thread || !comment) return notFound('comment');
	if (comment.personId !== personId) return { reason: 'forbidden' };
	const comments = thread.comments.filter((one) => one.id !== commentId);
	if (comments.length === 0) draft.remove('thread', id);
	else draft.put('thread', { ...thread, comments });
	return null;
};

export const requireThread: Rule<'thread.require'> = (draft, { id, required }) => {
	const thread = draft.get('thread', id);
	if (!thread) return notFound('thread');
	if (thread.required !== required) draft.put('thread', { ...thread, required });
	return null;
};

export const resolveThread: Rule<'thread.resolve'> = (draft, { id }, context) => {
	const thread = draft.get('thread', id);
	if (!thread) return notFound('thread');
	if (thread.state === 'open') draft.put('thread', resolved(thread, context));
	return null;
};

export const reopenThread: Rule<'thread.reopen'> = (draft, { id }) => {
	const thread = draft.get('thread', id);
	if (!thread) return notFound('thread');
	if (thread.state === 'resolved') draft.put('thread', reopened(thread));
	return null;
};

const resolved = (thread: Thread, { personId, at }: ApplyContext): Thread => ({
	...thread,
	state: 'resolved',
	resolvedBy: personId,
	resolvedAt: at
});

const reopened = (thread: Thread): Thread => ({
	...thread,
	state: 'open',
	resolvedBy: null,
	resolvedAt: null
});

type Decision = CommandOf<'thread.accept' | 'thread.decline' | 'thread.unaccept'>;

/** Decides on a suggestion, or takes the decision back; the text itself is the server's work. */
function decide(from: Suggestion['state'], state: Suggestion['state']) {
	return (draft: Draft, command: Decision, context: ApplyContext): Refusal | null => {
		const thread = draft.get('thread', command.id);
		if (!thread?.suggestion) return notFound('suggestion');
		if (thread.suggestion.state !== from) return invalid('suggestion');
		const { replacement } = thread.suggestion;
		const original = state === 'accepted' ? { original: thread.anchor?.quote ?? '' } : {};
		const decided =
			state === 'open'
				? { by: null, at: null }
				: { by: context.personId, at: context.at, ...original };
		// What the words say now; where they stand is learnt from the text just after.
		const quote = state === 'accepted' ? replacement : thread.suggestion.original;
		const changed = state === 'accepted' || from === 'accepted';
		const anchor =
			thread.anchor && changed ? { ...thread.anchor, quote: quote ?? '' } : thread.anchor;
		draft.put('thread', {
			...(state === 'open' ? reopened(thread) : resolved(thread, context)),
			anchor,
			suggestion: { replacement, state, ...decided }
		});
		return null;
	};
}

export const acceptSuggestion: Rule<'thread.accept'> = decide('open', 'accepted');
export const declineSuggestion: Rule<'thread.decline'> = decide('open', 'declined');
export const unacceptSuggestion: Rule<'thread.unaccept'> = decide('accepted', 'open');
