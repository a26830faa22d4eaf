import { editionAddress, type EditionSpot } from '../edition-address.ts';
import type { Id } from '../ids.ts';
import type { Reminder } from '../press-check/reminder.ts';
import type { DeskView } from '../records.ts';
import type { News } from './news.ts';

/**
 * Where a piece of news is to be seen: exactly what changed, where history has it; of a move the board it
 * came to; of what somebody is asked for, where it is done.
 * @param since up to when the story had been seen, epoch ms
 */
export function newsAddress(view: Pick<DeskView, 'get'>, news: News, since: number): string {
	const { kind, storyId, threadId, versionId, move, press, reminder } = news;
	const story = `/stories/${storyId}`;
	if (reminder) return askedAddress(view, reminder);
	if (press) return boardOf(press.edition);
	if (move?.to.editionId && kind !== 'spiked') return paperAddress(view, move.to.editionId);
	if (kind === 'edited') return `${story}/history?since=${since}`;
	if (kind === 'struck' && versionId) return `${story}/history?from=${versionId}`;
	if (kind === 'signed' && versionId) return `${story}/history?to=${versionId}`;
	if (kind === 'opinion') return `${story}/sign`;
	return threadId ? `${story}#thread-${threadId}` : story;
}

const boardOf = (edition: EditionSpot): string => `/editions/${editionAddress(edition)}`;

function askedAddress(view: Pick<DeskView, 'get'>, reminder: Reminder): string {
	const { storyId, threadId, step, kind, pageId, slotId, editionId } = reminder;
	const story = `/stories/${storyId}`;
	if (threadId) return `${story}#thread-${threadId}`;
	if (kind === 'changed' || (step !== null && step !== 'handIn')) return `${story}/sign`;
	if (storyId !== null && WRITTEN.includes(kind)) return story;
	const edition = paperAddress(view, editionId);
	const number = pageId === null ? undefined : view.get('page', pageId)?.number;
	if (number === undefined) return `${edition}/check`;
	return `${edition}/proof/${number}${slotId ? `?slot=${slotId}` : ''}`;
}

function paperAddress(view: Pick<DeskView, 'get'>, editionId: Id): string {
	const edition = view.get('edition', editionId);
	return edition ? boardOf(edition) : '/calendar';
}

/** What is mended in the story itself; the rest on its page. */
const WRITTEN: readonly Reminder['kind'][] = [
	...(['unsigned', 'held', 'incomplete', 'promised', 'promisedPhoto', 'wordless'] as const),
	...(['headless', 'glyphs', 'lightGlyphs', 'photoMissing', 'creditMissing', 'over'] as const)
];
