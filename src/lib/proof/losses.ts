import type { Problem } from '#lib/typeset/problem.ts';

/** Words or pictures of which not all will print, as the page stands. */
const LOSSES: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>([
	'over',
	'overLater',
	'deckOver',
	'noDeckPlace',
	'noPhotoPlace',
	'captionTooLong',
	'teaserTooLong',
	'unknownStory'
]);

/** Whether something that somebody wrote or chose will be missing in the paper. */
export const isLoss = ({ kind }: Problem): boolean => LOSSES.has(kind);
