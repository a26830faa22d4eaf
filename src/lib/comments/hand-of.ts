import type { Id } from '#model/ids.ts';
import { isProofreaderOnly, type Person } from '#model/person.ts';
import type { Thread } from '#model/thread.ts';

/** Whose hand a comment is in, as colour says everywhere: red for proofreaders, blue for everyone else’s. */
export type Hand = 'red' | 'blue';

export function handOf(
	{ comments, suggestion }: Pick<Thread, 'comments' | 'suggestion'>,
	personOf: (id: Id) => Person | undefined
): Hand {
	const author = personOf(comments[0]?.personId ?? '');
	return author && isProofreaderOnly(author) && !suggestion ? 'red' : 'blue';
}
