import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import { deadlineOf, placesOf, type Place } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import type { Story, StoryFacts } from '#model/story.ts';

/** What a story waits for, and whose turn it is. */
export interface Turn {
	/** It is this person's. */
	mine: boolean;
	what: 'write' | 'review' | 'proof' | 'answer' | 'done';
	/** Whose, when it is not theirs and known. */
	personId: Id | null;
	/** For 'answer': how many threads. */
	count: number;
}

export interface MyStory {
	story: Story;
	facts: StoryFacts | undefined;
	place: Place | undefined;
	/** Epoch ms. */
	deadline: number | null;
	openThreads: number;
	turn: Turn;
}

/** Whether a story is one a person has to do with: writes, edits or proofreads it. */
function isMine(story: Story, place: Place | undefined, personId: Id): boolean {
	if ([...story.authorIds, ...story.sharedIds].includes(personId)) return true;
	if (story.editorId === personId) return true;
	if (!place) return story.createdBy === personId && story.authorIds.length === 0;
	return (
		(place.page.editorId === personId && story.stage.startsWith('review')) ||
		(place.page.proofreaderId === personId && story.stage === 'proofing')
	);
}

function turnOf(
	story: Story,
	place: Place | undefined,
	person: Pick<Person, 'id'>,
	toAnswer: number
): Turn {
	const authors = [...story.authorIds, ...story.sharedIds];
	const turn = (what: Turn['what'], who: (Id | null | undefined)[]): Turn => ({
		mine: who.includes(person.id),
		what,
		personId: who.find((id) => id != null) ?? null,
		count: 0
	});
	switch (story.stage) {
		case 'draft':
		case 'editing':
			if (toAnswer > 0 && authors.includes(person.id)) {
				return { mine: true, what: 'answer', personId: person.id, count: toAnswer };
			}
			return turn('write', authors);
		case 'review1':
		case 'review2':
		case 'review3':
			return turn('review', [story.editorId, place?.page.editorId]);
		case 'proofing':
			return turn('proof', [place?.page.proofreaderId]);
		case 'signed':
			return turn('done', []);
	}
}

/** A person's stories of an edition (all that live when null), the most urgent first. */
export function myStories(view: DeskView, person: Person, editionId: Id | null): MyStory[] {
	const threads = openThreads(view);
	const mine: MyStory[] = [];
	for (const story of view.list('story')) {
		if (story.spikedAt !== null) continue;
		if (editionId !== null && story.editionId !== editionId) continue;
		const place = placesOf(view, story.id)[0];
		if (!isMine(story, place, person.id)) continue;
		const open = threads.get(story.id) ?? [];
		const toAnswer = open.filter((last) => last !== person.id).length;
		mine.push({
			story,
			facts: view.get('facts', story.id),
			place,
			deadline: story.stage === 'signed' ? null : deadlineOf(view, story, place),
			openThreads: open.length,
			turn: turnOf(story, place, person, toAnswer)
		});
	}
	const late = Number.MAX_SAFE_INTEGER;
	return mine.sort(
		(a, b) => (a.deadline ?? late) - (b.deadline ?? late) || a.story.createdAt - b.story.createdAt
	);
}

/** Story → of each open thread, who spoke last. */
function openThreads(view: DeskView): Map<Id, (Id | null)[]> {
	const byStory = new Map<Id, (Id | null)[]>();
	for (const thread of view.list('thread')) {
		if (thread.state !== 'open') continue;
		const last = thread.comments.at(-1)?.personId ?? null;
		byStory.set(thread.storyId, [...(byStory.get(thread.storyId) ?? []), last]);
	}
	return byStory;
}
