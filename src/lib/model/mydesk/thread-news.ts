import type { Id } from '../ids.ts';
import type { Thread } from '../thread.ts';
import type { News } from './news.ts';

/** What was said and done in a thread, as far as somebody does not find it among their mentions. */
export function threadNews(thread: Thread, personId: Id): News[] {
	const { storyId } = thread;
	const about = { subject: storyId, storyId, threadId: thread.id, count: 1 };
	const [first] = thread.comments;
	const isMine = first?.personId === personId;
	const wroteIn = thread.comments.some((one) => one.personId === personId);
	const said: News[] = thread.comments
		// Who is named in it finds it among their mentions.
		// What somebody outside says comes with their opinion.
		.filter((one) => !one.mentionIds.includes(personId) && !one.outside)
		.map((one) => ({
			...{ ...about, kind: one === first ? ('comment' as const) : ('reply' as const) },
			...{ at: one.at, personId: one.personId, words: one.body, toMe: one !== first && wroteIn }
		}));
	const { suggestion, resolvedAt, resolvedBy } = thread;
	const judged = suggestion?.at != null && suggestion.state !== 'open';
	if (judged && isMine) {
		const { state, by, at } = suggestion;
		const kind = state === 'accepted' ? ('accepted' as const) : ('declined' as const);
		return [...said, { ...about, kind, at: at ?? 0, personId: by, toMe: true }];
	}
	if (judged || resolvedAt === null) return said;
	return [...said, { ...about, kind: 'resolved', at: resolvedAt, personId: resolvedBy }];
}
