import type { Id } from './ids.ts';

/** The paper itself: one record, made at set-up. */
export interface Newsroom {
	id: 'newsroom';
	/** The paper's name, as in its masthead. */
	name: string;
	/** IANA time zone; every clock on screen is the paper's. */
	timeZone: string;
	/** Default page format of new editions. */
	formatId: Id;
	/** Default press time, "HH:MM" on the evening before the date of the paper. */
	pressTime: string;
	/** Organ and publisher lines, hotline and the like, as printed in the masthead. */
	masthead: { organ: string; publisher: string; hotline: string };
	createdAt: number;
}
