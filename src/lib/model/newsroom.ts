import type { Id } from './ids.ts';
import type { Masthead } from './masthead.ts';
import type { Anchor, PagePosition, Section, WeekDay } from './publishing.ts';
import type { WorkflowSettings } from './workflow.ts';

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
	/** What is printed in the masthead, as far as it has been said: see mastheadOf. */
	masthead: Partial<Masthead>;
	/** The way of a story, as far as it has been said: see workflowOf. */
	workflow?: WorkflowSettings;
	/** Which days it appears on, by weekday from Sunday: see weekOf. */
	week?: WeekDay[];
	anchor?: Anchor | null;
	/** In their order; stories and pages keep what they were called when one is renamed. */
	sections?: Section[];
	/** What the pages of a new edition are, by position; those beyond are inside pages without a name. */
	pagePlan?: PagePosition[];
	createdAt: number;
}
