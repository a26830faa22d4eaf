import type { Id } from '#model/ids.ts';
import { placesOf, type Place } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import { stepDue } from '#model/step-due.ts';
import type { Stage, Story, StoryFacts } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';

/** As they stand in the paper; or what is due first, first. */
export type StoryOrder = 'paper' | 'due';

/** What the list is narrowed to; each null leaves all. */
export interface StoryFilter {
	/** An edition's id, 'held' for stories of no edition, or all. */
	edition: Id | 'held' | null;
	stage: Stage | null;
	section: string | null;
	/** Whoever writes or edits it. */
	personId: Id | null;
	words: string;
	order: StoryOrder;
}

export interface StoryRow {
	story: Story;
	facts: StoryFacts | undefined;
	place: Place | undefined;
	/** What it waits for; null: it is signed off. */
	step: Step | null;
	/** When that is due, epoch ms; null: it is signed off, or nothing was said. */
	deadline: number | null;
}

const isOf = (story: Story, personId: Id): boolean =>
	story.editorId === personId ||
	story.authorIds.includes(personId) ||
	story.sharedIds.includes(personId);

function fits(row: StoryRow, filter: StoryFilter): boolean {
	const { story, facts } = row;
	if (filter.edition === 'held' && story.editionId !== null) return false;
	if (filter.edition !== null && filter.edition !== 'held' && story.editionId !== filter.edition) {
		return false;
	}
	if (filter.stage !== null && story.stage !== filter.stage) return false;
	if (filter.section !== null && story.section !== filter.section) return false;
	if (filter.personId !== null && !isOf(story, filter.personId)) return false;
	const words = filter.words.trim().toLowerCase();
	const text = `${facts?.kicker ?? ''} ${facts?.headline ?? ''} ${facts?.byline ?? ''}`;
	return words === '' || text.toLowerCase().includes(words);
}

/** Stories in the order of the paper: by page and slot, then those on no page, newest first; or by what is due first. */
export function storyRows(view: DeskView, filter: StoryFilter): StoryRow[] {
	const rows: StoryRow[] = [];
	for (const story of view.list('story')) {
		if (story.spikedAt !== null) continue;
		const place = placesOf(view, story.id)[0];
		const facts = view.get('facts', story.id);
		const due = stepDue(view, story, place);
		const row = { story, facts, place, step: due?.step ?? null, deadline: due?.at ?? null };
		if (fits(row, filter)) rows.push(row);
	}
	const isByDue = filter.order === 'due';
	return rows.sort(
		(a, b) =>
			(isByDue ? compare(a.deadline ?? Infinity, b.deadline ?? Infinity) : 0) ||
			compare(order(a), order(b)) ||
			b.story.createdAt - a.story.createdAt
	);
}

/** Subtraction would give NaN for two that stand on no page. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function order({ place }: StoryRow): number {
	if (!place) return Infinity;
	return place.page.number * 1000 + place.page.slots.indexOf(place.slot);
}

/** The sections that stories of an edition are written for, in the order they first come. */
export const sectionsOf = (rows: StoryRow[]): string[] => [
	...new Set(rows.map(({ story }) => story.section).filter(Boolean))
];
