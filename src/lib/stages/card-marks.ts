import type { Format } from '#lib/i18n/format.ts';
import { promiseMark, type PromiseMark } from '#lib/i18n/promise-mark.ts';
import { stageTexts } from '#lib/i18n/stages.ts';
import type { StageCard } from './stage-board.svelte.ts';

/** Within an hour of its deadline a card says how long is left, ms. */
const SOON = 3_600_000;

/** What a card says of time. */
export interface CardMarks {
	promise: PromiseMark | null;
	/** On its strip: by how much it is late; null: it is not. */
	late: string | null;
	/** How long is left; null: much, or nothing was said. */
	left: string | null;
}

/** How late or how near a card is, once: where its promise is late, in the words of that. */
export function cardMarks(card: StageCard, format: Format, now: number): CardMarks {
	const { story, facts, deadline } = card;
	const t = stageTexts[format.lang];
	const promise = promiseMark(story, facts, format, now);
	const left = deadline === null ? null : deadline - now;
	if (left === null) return { promise, late: null, left: null };
	if (left >= 0) {
		const isSoon = left < SOON && promise === null;
		return { promise, late: null, left: isSoon ? t.left(format.duration(left)) : null };
	}
	const hasStrip = !story.held && !card.isUnsound;
	if (hasStrip && promise?.isLate) return { promise: null, late: promise.text, left: null };
	return { promise, late: t.late(format.duration(-left)), left: null };
}
