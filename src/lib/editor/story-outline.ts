import type { Edition } from '#model/edition.ts';
import { formatOf } from '#model/format.ts';
import type { Format } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import { chainOf, type Place } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import { stepDue, type StepDue } from '#model/step-due.ts';
import type { Story, StoryFacts } from '#model/story.ts';

/** What the column beside the text says of a story. */
export interface StoryOutline {
	story: Story;
	facts: StoryFacts | null;
	/** The chain of its slots: where it begins, then where it goes on. */
	places: Place[];
	format: Format | null;
	/** What it waits for, and by when; null: it is signed off. */
	due: StepDue | null;
	authors: Person[];
	/** Whom the authors have asked to write along. */
	shared: Person[];
	editor: Person | null;
	proofreader: Person | null;
	/** Null: held over. */
	edition: Edition | null;
}

/** Gathers a story's outline from the desk; null where there is no such story. */
export function outlineOf(view: DeskView, storyId: string): StoryOutline | null {
	const story = view.get('story', storyId);
	if (!story) return null;
	const facts = view.get('facts', storyId) ?? null;
	const places = chainOf(view, storyId);
	const place = places[0];
	const person = (id: string | null | undefined) => (id ? (view.get('person', id) ?? null) : null);
	return {
		story,
		facts,
		places,
		format: place ? formatOf(place.page) : null,
		due: stepDue(view, story, place),
		authors: story.authorIds.map(person).filter((one) => one !== null),
		shared: story.sharedIds.map(person).filter((one) => one !== null),
		editor: person(story.editorId ?? place?.page.editorId),
		proofreader: person(place?.page.proofreaderId),
		edition: (story.editionId && view.get('edition', story.editionId)) || null
	};
}
