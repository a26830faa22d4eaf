import type { Newsroom } from './newsroom.ts';
import { textWidth } from './text-width.ts';
import type { VectorArt } from './vector-art.ts';

/** A QR code beside the paper's name: what it says, and the words under it. */
export interface MastheadCode {
	label: string;
	/** Mostly an address. */
	text: string;
}

export const POINTER_STYLES = ['see', 'page', 'arrows'] as const;
/** How a teaser says where a story stands: see 见3版, page 3版, arrows >>>3. */
export type PointerStyle = (typeof POINTER_STYLES)[number];

/** What the head of page 1 says beside the day (calendar.ts): the same in every edition. */
export interface Masthead {
	/** The name in Latin letters, under it. */
	latin: string;
	/** Whose organ it is: 中共某县委机关报. */
	organ: string;
	/** 主办. */
	publisher: string;
	hotline: string;
	/** 刊号, 代号, website: at the end of the line with the date. */
	registration: string;
	/** Each a line. */
	slogans: readonly string[];
	codes: readonly MastheadCode[];
	/** The name as the paper has it drawn; null: it is set in type. */
	art: VectorArt | null;
	pointer: PointerStyle;
}

/** More would not stand beside a name. */
export const MASTHEAD_LIMITS = { slogans: 6, codes: 4 } as const;

/** 六号, 7.5 pt, px: smaller, red on newsprint fills in. */
const SMALLEST = 10;
const LEADING = 1.3;
/** What a masthead beside an ear has for them: of its width and height, and px for the hotline. */
const BESIDE = { width: 0.224, height: 0.74, hotline: 20, size: 0.016 };

/** The masthead’s slot beside an ear on a front page of 四开 as it comes with the program, px. */
export const BESIDE_AN_EAR = { width: 528, height: 170 };

/**
 * The slogans that stand beside the name where an ear takes a part of the width: as many as have room at a
 * size that prints, a long one in several rows.
 * @param slot of the masthead, px
 */
export function slogansBeside(
	{ slogans, hotline }: Pick<Masthead, 'slogans' | 'hotline'>,
	slot: { width: number; height: number }
): string[] {
	const size = Math.max(SMALLEST, BESIDE.size * slot.width);
	const chars = Math.floor((BESIDE.width * slot.width) / size);
	const height = BESIDE.height * slot.height - (hotline === '' ? 0 : BESIDE.hotline);
	let left = Math.floor(height / (size * LEADING));
	return slogans.filter((slogan) => {
		const rows = Math.ceil(textWidth(slogan) / chars);
		left -= rows;
		return left >= 0;
	});
}

const EMPTY: Masthead = {
	latin: '',
	organ: '',
	publisher: '',
	hotline: '',
	registration: '',
	slogans: [],
	codes: [],
	art: null,
	pointer: 'see'
};

/** The masthead of a paper, whose record may be from before some of it could be said. */
export const mastheadOf = ({ masthead }: Pick<Newsroom, 'masthead'>): Masthead => ({
	...EMPTY,
	...masthead
});
