import type { Id } from '../ids.ts';
import { titleOf } from '../promise.ts';
import type { DeskView } from '../records.ts';
import type { Story } from '../story.ts';
import type { Comment, Thread } from '../thread.ts';

export interface Mention {
	thread: Thread;
	comment: Comment;
	story: Story;
	/** Empty: it has none yet. */
	title: string;
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
		if (!comment || comment.personId === personId || !story || story.spikedAt !== null) continue;
		const waiting = !thread.comments.slice(at + 1).some((one) => one.personId === personId);
		const title = titleOf(story, view.get('facts', story.id));
		found.push({ thread, comment, story, title, waiting });
	}
	return found.sort((a, b) => b.comment.at - a.comment.at);
}
