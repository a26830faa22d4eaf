import type { CommandOf } from '../commands.ts';
import { HOUSE } from '../person.ts';
import {
	isLinkOpen,
	MAX_DEVICES,
	ONE_VISIT,
	reviewerName,
	type OutsideReview,
	type ReviewDevice
} from '../outside.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import type { Draft } from './draft.ts';

/** That the text is the one which was on the screen, the server sees; it keeps it in the same transaction. */
export const inviteOutside: Rule<'outside.invite'> = (draft, command, { personId, at }) => {
	const { id, storyId, name, unit, note, expiresAt, hash } = command;
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	if (draft.get('outside', id)) return duplicate('outside');
	if (story.spikedAt !== null) return invalid('spiked');
	if (expiresAt <= at) return invalid('expiry');
	const length = draft.get('facts', storyId)?.length ?? 0;
	draft.put('outside', {
		...{ id, storyId, name, unit, note, hash, length, personId, at, expiresAt },
		...{ withdrawn: null, devices: [], refusals: 0, refusedAt: null, answer: null }
	});
	return null;
};

/** From the next request on the link opens nothing. */
export const withdrawOutside: Rule<'outside.withdraw'> = (draft, { id }, { personId, at }) => {
	const review = draft.get('outside', id);
	if (!review) return notFound('outside');
	if (review.withdrawn === null)
		draft.put('outside', { ...review, withdrawn: { by: personId, at } });
	return null;
};

/** The server's own: somebody has opened the link, or tried to on one device too many. */
export const openOutside: Rule<'outside.open'> = (draft, command, { at }) => {
	const review = draft.get('outside', command.id);
	if (!review) return notFound('outside');
	if (!isLinkOpen(review, at)) return invalid('link');
	if (command.refused) {
		if (review.refusedAt !== null && at - review.refusedAt < ONE_VISIT) return invalid('refused');
		draft.put('outside', { ...review, refusals: review.refusals + 1, refusedAt: at });
		return null;
	}
	const known = review.devices.find(({ id }) => id === command.device);
	if (!known && review.devices.length >= MAX_DEVICES) return invalid('devices');
	const now: ReviewDevice = known
		? { ...known, lastAt: at, openings: known.openings + 1 }
		: { id: command.device, agent: command.agent, firstAt: at, lastAt: at, openings: 1 };
	const others = review.devices.filter((device) => device !== known);
	draft.put('outside', { ...review, devices: [...others, now] });
	return null;
};

/**
 * The server's own: what the reviewer says, once. Comments become threads under their name; whoever
 * sent the text is mentioned in the first, so that it stands on their desk.
 */
export const answerOutside: Rule<'outside.answer'> = (draft, command, { at }) => {
	const { id, answerId, verdict, remark, threads } = command;
	const review = draft.get('outside', id);
	if (!review) return notFound('outside');
	if (!isLinkOpen(review, at)) return invalid('link');
	if (review.answer) return duplicate('answer');
	if (isIncomplete(command)) return invalid('answer');
	const all = remark.trim() === '' ? threads : [wholeStory(command), ...threads];
	for (const [index, thread] of all.entries()) {
		if (draft.get('thread', thread.id)) return duplicate('thread');
		putThread(draft, review, thread, index === 0, at);
	}
	const threadIds = all.map((thread) => thread.id);
	draft.put('outside', { ...review, answer: { id: answerId, verdict, remark, at, threadIds } });
	return null;
};

type Answer = CommandOf<'outside.answer'>;

/** What is not approved says why: in comments, or in the remark. */
const isIncomplete = ({ verdict, remark, threads }: Answer): boolean =>
	(verdict === 'rejected' && remark.trim() === '') ||
	(verdict === 'changes' && remark.trim() === '' && threads.length === 0);

/** The remark, as a comment on the story as a whole. */
const wholeStory = ({ answerId, remark }: Answer): Answer['threads'][number] => ({
	...{ id: answerId, anchor: null, orphaned: false, body: remark, replacement: null }
});

function putThread(
	draft: Draft,
	review: OutsideReview,
	{ id, anchor, orphaned, body, replacement }: Answer['threads'][number],
	isFirst: boolean,
	at: ApplyContext['at']
): void {
	const outside = { id: review.id, name: reviewerName(review) };
	const mentionIds = isFirst ? [review.personId] : [];
	draft.put('thread', {
		...{ id, storyId: review.storyId, anchor, orphaned },
		comments: [{ id, personId: HOUSE, outside, body, mentionIds, at, editedAt: null }],
		suggestion: replacement === null ? null : { replacement, state: 'open', by: null, at: null },
		...{ state: 'open', resolvedBy: null, resolvedAt: null, createdAt: at }
	});
}
