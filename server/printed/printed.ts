import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { printedLike, type PrintedPapers } from '#model/press-check/printed-stories.ts';
import type { DeskView } from '#model/records.ts';

/** What earlier editions printed that is like something in one, for every browser that shows that one. */
export interface Printed {
	papers(edition: Edition): PrintedPapers;
	/** The same as JSON. */
	of(edition: Edition): string;
}

interface Looked {
	/** By the clock that is given. */
	at: number;
	papers: PrintedPapers;
	json: string | null;
}

/**
 * All browsers ask at one moment, after words have rested (REST in printed.svelte.ts): within so long
 * one answer is for all, ms. Less than that rest, so that no answer is older than the words.
 */
const SAME = 1000;

export function createPrinted(
	view: DeskView,
	now: () => number = () => performance.now()
): Printed {
	const known = new Map<Id, Looked>();
	const look = (edition: Edition): Looked => {
		const at = now();
		for (const [id, looked] of known) if (at - looked.at >= SAME) known.delete(id);
		const found = known.get(edition.id) ?? { at, papers: printedLike(view, edition), json: null };
		known.set(edition.id, found);
		return found;
	};
	return {
		papers: (edition) => look(edition).papers,
		of(edition) {
			const looked = look(edition);
			looked.json ??= JSON.stringify(looked.papers);
			return looked.json;
		}
	};
}
