import type { Newsroom } from './newsroom.ts';
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
