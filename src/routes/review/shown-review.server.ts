import { Format } from '#lib/i18n/format.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { ShownAnswer, ShownBlock, ShownReview } from '#lib/review/review-wire.ts';
import type { Copy } from '#model/copy.ts';
import { linkCode, type OutsideReview } from '#model/outside.ts';
import { services } from '#server/services.ts';

/** A review as it is shown: no id of a story, an asset or a person of the house is in it. */
export function shownReview(
	{ review, copy }: { review: OutsideReview; copy: Copy },
	lang: Lang
): ShownReview {
	const { id, name, unit, note, expiresAt } = review;
	const format = formatFor(lang);
	const now = Date.now();
	return {
		...{ name, unit, note, expiresAt, now, code: linkCode(id) },
		frozen: format.moment(review.at, now),
		expires: format.moment(expiresAt, now),
		length: format.number(review.length),
		blocks: shownBlocks(copy),
		answer: shownAnswer(review, lang)
	};
}

export function shownAnswer({ answer }: OutsideReview, lang: Lang): ShownAnswer | null {
	if (!answer) return null;
	const { verdict, remark, at, threadIds } = answer;
	const comments = threadIds.length - (remark.trim() === '' ? 0 : 1);
	return { verdict, remark, at: formatFor(lang).moment(at, Date.now()), comments };
}

function shownBlocks({ blocks }: Copy): ShownBlock[] {
	let photos = 0;
	return blocks.map((block): ShownBlock => {
		if (block.kind !== 'photo') return block;
		const { kind, spans, credit, asset } = block;
		const photo = photos++;
		return { kind, spans, credit, photo: asset === null ? null : photo };
	});
}

const formatFor = (lang: Lang): Format =>
	new Format(lang, services().desk.view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC');
