import { isByline, leadByline, tailByline } from './byline.ts';
import { creditOf, isCaption, tailCredit } from './credit.ts';
import { isProse, letters, type Line } from './lines.ts';
import { isFactLine, phraseFact } from './masthead.ts';
import { isNoise, opensAd, opensTeasers } from './noise.ts';
import { pointerIn, type Pointer } from './pointer.ts';
import type { Unit } from './unwrap.ts';

/** What a unit is by its own form, before its neighbours are looked at. */
export type Tag =
	| 'fact'
	| 'number'
	| 'ad'
	| 'label'
	| 'byline'
	| 'credit'
	| 'pointer'
	| 'noise'
	| 'caption'
	| 'prose'
	| 'teaser'
	| 'display';

export interface Tagged extends Unit {
	tag: Tag;
	/** The pointer it ends or begins with. */
	pointer: Pointer | null;
	/** Length of the byline it begins with, and where one at its end begins (-1: none). */
	lead: number;
	tail: number;
	/** The photo credit it ends with. */
	credit: { from: number; credit: string } | null;
}

const isWhole = (text: string, pointer: Pointer | null): boolean =>
	pointer !== null && letters(text.slice(0, pointer.from) + text.slice(pointer.to)) === 0;

function tagOf(text: string, lead: number, pointer: Pointer | null): Tag {
	if (lead > 0) return 'prose';
	if (opensAd(text)) return 'ad';
	if (opensTeasers(text)) return 'label';
	if (isByline(text)) return 'byline';
	if (creditOf(text) !== null) return 'credit';
	if (!isProse(text) && isFactLine(text)) return 'fact';
	if (/^\d{1,2}\s*日?$/.test(text)) return 'number';
	if (isWhole(text, pointer)) return 'pointer';
	if (isNoise(text)) return 'noise';
	if (isCaption(text)) return 'caption';
	if (isProse(text)) return 'prose';
	return pointer?.kind === 'see' ? 'teaser' : 'display';
}

export function tagUnit(unit: Unit): Tagged {
	const { text } = unit;
	const [lead, pointer] = [leadByline(text), pointerIn(text)];
	const tag = tagOf(text, lead, pointer);
	const running = tag === 'prose' || tag === 'caption';
	return {
		...unit,
		tag,
		pointer,
		lead,
		tail: running ? tailByline(text) : -1,
		credit: running ? tailCredit(text) : null
	};
}

/** Lines that stand alone whatever column they are set in. */
export const standsAlone = (line: Line): boolean =>
	isByline(line.text) ||
	creditOf(line.text) !== null ||
	isWhole(line.text, pointerIn(line.text)) ||
	opensAd(line.text) ||
	opensTeasers(line.text) ||
	phraseFact(line.text) !== null;

const COPY: Tag[] = ['prose', 'byline', 'caption', 'credit'];

/** Indices of units set without an empty line between them, block by block. */
function blocksOf(units: Tagged[]): number[][] {
	const blocks: number[][] = [];
	units.forEach((unit, i) => {
		if (unit.gap === 0 && blocks.length) blocks.at(-1)!.push(i);
		else blocks.push([i]);
	});
	return blocks;
}

/**
 * Gives the display lines of an advertisement its tag: those under 广告, and those of a block that
 * holds noise and no copy.
 */
export function spreadNoise(units: Tagged[]): Tagged[] {
	const blocks = blocksOf(units);
	const tag = (i: number) => units[i]?.tag ?? 'noise';
	const noise = new Set<number>();
	blocks.forEach((block, b) => {
		const ad = block.findIndex((i) => tag(i) === 'ad');
		if (ad !== -1) block.slice(ad).forEach((i) => noise.add(i));
		const bare = !block.some((i) => COPY.includes(tag(i)) || tag(i) === 'teaser');
		if (bare && block.some((i) => tag(i) === 'noise') && !block.some((i) => tag(i) === 'fact'))
			block.forEach((i) => noise.add(i));
		// 广告 alone on its line: the block below it, unless that is a headline.
		const below = blocks[b + 1] ?? [];
		const headline = COPY.includes(tag((below.at(-1) ?? -2) + 1));
		const copy = below.some((i) => COPY.includes(tag(i)));
		if (ad !== -1 && ad === block.length - 1 && !copy && !headline)
			below.forEach((i) => noise.add(i));
	});
	return units.map((unit, i) => (noise.has(i) ? { ...unit, tag: 'noise' } : unit));
}
