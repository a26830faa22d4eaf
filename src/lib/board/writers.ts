import type { Story } from '#model/story.ts';
import type { Board } from './board.svelte.ts';

/** Whose story it is, by name; none where nobody was named. */
export const writersOf = (board: Board, story: Story): string =>
	board.format.list(story.authorIds.flatMap((id) => board.nameOf(id) ?? []));
