import { pagesOf } from '#model/board.ts';
import { isPrintedLongAgo, type Edition } from '#model/edition.ts';
import type { FeedPosition } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import { checkEdition } from '#model/press-check/check-edition.ts';
import { PrintedStories } from '#model/press-check/printed-stories.ts';
import { readinessOf, type ToldReadiness } from '#model/press-check/readiness.ts';
import type { Desk } from '../desk/desk.ts';
import type { Printed } from '../printed/printed.ts';

/**
 * How ready an edition is, for a board that has just been opened: it says so at once, and looks itself
 * only after something has changed.
 */
export interface TellReadiness {
	/** Null: of a paper of the past, which few open again. */
	of(edition: Edition): ToldReadiness | null;
}

/**
 * Of all boards that are opened within so long one look is for all, ms: it is a whole press check, and
 * is asked for wherever the pointer rests on a link to a board. The board sees by the position that it is older.
 */
const SAME = 10_000;

export function createTellReadiness(
	desk: Pick<Desk, 'view' | 'position'>,
	printed: Pick<Printed, 'papers'>,
	now: () => number = Date.now
): TellReadiness {
	const known = new Map<Id, { at: number; told: ToldReadiness }>();
	return {
		of(edition) {
			const at = now();
			if (isPrintedLongAgo(edition, at)) return null;
			const { view, position } = desk;
			const isOfNow = ({ epoch, seq }: FeedPosition) =>
				epoch === position.epoch && seq === position.seq;
			for (const [id, looked] of known)
				if (at - looked.at >= SAME && !isOfNow(looked.told.position)) known.delete(id);
			const found = known.get(edition.id);
			if (found) return found.told;
			const stories = new PrintedStories(printed.papers(edition));
			const check = checkEdition(view, edition.id, { now: at, printed: stories });
			const told = { readiness: readinessOf(check, pagesOf(view, edition.id)), position };
			known.set(edition.id, { at, told });
			return told;
		}
	};
}
