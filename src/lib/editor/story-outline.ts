import { fit, frameOf, type Fit } from '#model/fit.ts';
import { formatOf } from '#model/format.ts';
import type { Format } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import { deadlineOf, placesOf, type Place } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import type { Story, StoryFacts } from '#model/story.ts';

/** What the column beside the text says of a story. */
export interface StoryOutline {
	story: Story;
	facts: StoryFacts | null;
	places: Place[];
	format: Format | null;
	/** How it stands in its slots; null while it is on no page. */
	fit: Fit | null;
	deadline: number | null;
	authors: Person[];
	/** Whom the authors have asked to write along. */
	shared: Person[];
	editor: Person | null;
	proofreader: Person | null;
	/** Date of its edition; null: held over. */
	date: string | null;
}

/** Gathers a story's outline from the desk; null where there is no such story. */
export function outlineOf(view: DeskView, storyId: string): StoryOutline | null {
	const story = view.get('story', storyId);
	if (!story) return null;
	const facts = view.get('facts', storyId) ?? null;
	const places = placesOf(view, storyId);
	const place = places[0];
	const person = (id: string | null | undefined) => (id ? (view.get('person', id) ?? null) : null);
	return {
		story,
		facts,
		places,
		format: place ? formatOf(place.page.formatId) : null,
		fit: facts && place ? fitIn(places, facts) : null,
		deadline: deadlineOf(view, story, place),
		authors: story.authorIds.map(person).filter((one) => one !== null),
		shared: story.sharedIds.map(person).filter((one) => one !== null),
		editor: person(story.editorId ?? place?.page.editorId),
		proofreader: person(place?.page.proofreaderId),
		date: (story.editionId && view.get('edition', story.editionId)?.date) || null
	};
}

function fitIn(places: readonly Place[], facts: StoryFacts): Fit {
	const frames = places.map(({ page, slot }, index) =>
		frameOf(formatOf(page.formatId), slot, index < places.length - 1)
	);
	return fit(facts, frames);
}
