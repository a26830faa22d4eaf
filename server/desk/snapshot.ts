import type { Id } from '#model/ids.ts';
import { isOfNumber } from '#model/press-check/check-numbering.ts';
import { put, type Change, type DeskView } from '#model/records.ts';
import type { Story, StoryFacts } from '#model/story.ts';

/** Editions from so many days back on are in everybody's snapshot; older ones are asked for. */
const DAYS_BACK = 10;
const DAY_MS = 86_400_000;

/**
 * What the desk shows before anything is clicked: the newsroom, its people, templates, formats and days
 * without a paper, all editions with the reasons for their numbers, and what belongs to the recent and coming ones and to the stories held over.
 */
export function snapshotOf(view: DeskView, now: number): Change[] {
	const since = new Date(now - DAYS_BACK * DAY_MS).toISOString().slice(0, 10);
	const editions = new Set<Id | null>([null]);
	for (const edition of view.list('edition')) if (edition.date >= since) editions.add(edition.id);
	return [
		...all(view, 'newsroom'),
		...all(view, 'person'),
		...all(view, 'template'),
		...all(view, 'edition'),
		...all(view, 'closure'),
		...all(view, 'format'),
		...contentOf(view, editions)
	];
}

/** Pages with their proofs and signatures, placements, what was let pass or asked for, named moments, try-outs, stories with all that is about them, of one edition. */
export const editionContent = (view: DeskView, editionId: Id): Change[] =>
	contentOf(view, new Set([editionId]));

function contentOf(view: DeskView, editions: ReadonlySet<Id | null>): Change[] {
	const changes: Change[] = [];
	const stories = new Map<Id, Story>();
	for (const page of view.list('page')) {
		if (editions.has(page.editionId)) changes.push(put('page', page));
	}
	for (const kind of ['proof', 'pageSignature', 'reminder', 'moment', 'tryout'] as const) {
		for (const one of view.list(kind))
			if (editions.has(one.editionId)) changes.push(put(kind, one));
	}
	for (const waiver of view.list('waiver')) {
		const isWanted = editions.has(waiver.editionId) || (editions.has(null) && isOfNumber(waiver));
		if (isWanted) changes.push(put('waiver', waiver));
	}
	for (const placement of view.list('placement')) {
		if (editions.has(placement.editionId)) changes.push(put('placement', placement));
	}
	for (const story of view.list('story')) {
		if (!editions.has(story.editionId)) continue;
		stories.set(story.id, story);
		changes.push(put('story', story));
		const facts = view.get('facts', story.id);
		if (facts) changes.push(put('facts', withoutSketch(facts)));
		const measurement = view.get('measurement', story.id);
		if (measurement) changes.push(put('measurement', measurement));
	}
	for (const thread of view.list('thread')) {
		if (stories.has(thread.storyId)) changes.push(put('thread', thread));
	}
	for (const kind of ['signature', 'return', 'outside'] as const) {
		for (const one of view.list(kind)) if (stories.has(one.storyId)) changes.push(put(kind, one));
	}
	for (const asset of view.list('asset')) {
		if (asset.storyId && stories.has(asset.storyId)) changes.push(put('asset', asset));
	}
	return changes;
}

function withoutSketch({ sketch: _sketch, ...facts }: StoryFacts): StoryFacts {
	return facts;
}

const all = (
	view: DeskView,
	kind: 'newsroom' | 'person' | 'template' | 'edition' | 'closure' | 'format'
): Change[] => [...view.list(kind)].map((record) => put(kind, record));
