import { storyRoom } from '#document/room-name.ts';
import type { CommandOf, OutsideThread, Refusal } from '#model/commands.ts';
import { ok, type Result } from '#model/result.ts';
import type { Anchor } from '#model/thread.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Stories } from '../sync/stories.ts';
import type { Whereabouts } from '../sync/story-tasks.ts';

interface Options {
	desk: Pick<Desk, 'view'>;
	stories: Pick<Stories, 'ask'>;
}

/** Finds the words that comments are on in the story as it is now; the text they saw is an older one. */
export async function placed(
	{ desk, stories }: Options,
	command: CommandOf<'outside.answer'>
): Promise<Result<Prepared<'outside.answer'>, Refusal>> {
	const review = desk.view.get('outside', command.id);
	const anchors = command.threads.flatMap(({ anchor }) => anchor ?? []);
	if (!review || anchors.length === 0) return ok({ command });
	const found = await stories.ask(storyRoom(review.storyId), { type: 'follow', anchors });
	const places = new Map(anchors.map((anchor, index) => [anchor, found[index]]));
	const threads = command.threads.map((thread) => place(thread, places));
	return ok({ command: { ...command, threads } });
}

/** What cannot be found keeps its quote, and stands with those whose words are gone (原文已改). */
function place(
	thread: OutsideThread,
	places: ReadonlyMap<Anchor, Whereabouts | undefined>
): OutsideThread {
	const at = thread.anchor && places.get(thread.anchor);
	if (!at || at.state === 'here') return thread;
	return at.state === 'moved' ? { ...thread, anchor: at.anchor } : { ...thread, orphaned: true };
}
