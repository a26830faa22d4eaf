import type { Stage, StoryKind } from '#model/story.ts';

/** The people of the sample paper, by the short name its stories use. */
export type SamplePerson = 'ruan' | 'duan' | 'liu' | 'wen' | 'ji' | 'zou' | 'dai';

/**
 * A story of the sample edition as its author would type it. In `body` each line is a paragraph;
 * "## " begins a crosshead, "> " a quote, "- " a list item.
 */
export interface SampleStory {
	/** Where it stands: the n-th slot of a role on its page; null: in the pool. */
	slot: { role: 'lead' | 'ear' | 'column' | 'photo'; n: number } | null;
	kind: StoryKind;
	stage: Stage;
	section: string;
	by: SamplePerson[];
	target: number | null;
	kicker?: string;
	headline: string;
	subhead?: string;
	byline: string;
	body: string;
	photo?: { scene: Scene; caption: string; credit: string };
	incomplete?: boolean;
}

/** The illustrations the sample draws for itself. */
export type Scene = 'river' | 'terraces' | 'market' | 'school' | 'bridge' | 'workshop';
