import type { DrawnLine, SetPage } from '#lib/typeset/set-page.ts';
import { areaOf } from '#model/geometry.ts';
import { takesStory, type Format, type Page } from '#model/page.ts';
import { textWidth } from '#model/text-width.ts';
import type { Box } from './place-badges.ts';

/**
 * Where words stand on a page, px of its type area: each line as wide as its characters, and whatever
 * stands in a slot that takes no story. Pictures are left out: what lies over a picture can be read.
 */
export function wordBoxes(set: SetPage, page: Page, format: Format): Box[] {
	const lines = set.lines.map((line) => lineBox(line, set));
	const decks = set.decks.map(({ x, y, width, height, part, text, size }) => {
		const wide = Math.min(width, textWidth(text) * size);
		const white = part === 'jumpHead' ? 0 : (width - wide) / 2;
		const row = { x: x + white, y: y + (height - size) / 2 };
		return { ...row, width: wide, height: size };
	});
	const fixed = page.slots.filter((slot) => !takesStory(slot)).map(({ at }) => areaOf(format, at));
	return [...lines, ...decks, ...fixed];
}

function lineBox(
	{ x, y, width, align, indent, spans }: DrawnLine,
	{ em, pitch }: Pick<SetPage, 'em' | 'pitch'>
): Box {
	const box = { y: y + (pitch - em) / 2, height: em };
	if (align === 'justify') return { ...box, x, width };
	const wide = Math.min(width, indent + textWidth(spans.map(({ text }) => text).join('')) * em);
	const white = { start: 0, center: (width - wide) / 2, end: width - wide }[align];
	return { ...box, x: x + white, width: wide };
}
