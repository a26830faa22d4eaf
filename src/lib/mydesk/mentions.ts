import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import type { Story } from '#model/story.ts';
import type { Comment, Thread } from '#model/thread.ts';

export interface Mention {
	thread: Thread;
	comment: Comment;
	story: Story;
	headline: string;
	/** They have not answered in the thread since. */
	waiting: boolean;
}

/** Comments of open threads that name a person, the newest first; one a thread, its newest. */
export function mentionsOf(view: DeskView, personId: Id): Mention[] {
	const found: Mention[] = [];
	for (const thread of view.list('thread')) {
		if (thread.state !== 'open') continue;
		const at = thread.comments.findLastIndex((one) => one.mentionIds.includes(personId));
		const comment = thread.comments[at];
		const story = view.get('story', thread.storyId);
		if (!comment || !story || story.spikedAt !== null) continue;
		const waiting = !thread.comments.slice(at + 1).some((one) => one.personId === personId);
		const headline = view.get('facts', story.id)?.headline ?? '';
		found.push({ thread, comment, story, headline, waiting });
	}
	return found.sort((a, b) => b.comment.at - a.comment.at);
}

/** How many mentions still wait for the person's answer: the number on the rail. */
export const waitingCount = (view: DeskView, personId: Id): number =>
	mentionsOf(view, personId).filter((mention) => mention.waiting).length;
