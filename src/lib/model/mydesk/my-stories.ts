import type { Id } from '../ids.ts';
import type { Person } from '../person.ts';
import type { Placement } from '../page.ts';
import { chainOf, type Place } from '../placed.ts';
import type { Reminder } from '../press-check/reminder.ts';
import type { DeskView } from '../records.ts';
import type { Return } from '../signature.ts';
import { stepDue } from '../step-due.ts';
import type { Story, StoryFacts } from '../story.ts';
import type { Thread } from '../thread.ts';
import type { Step } from '../workflow.ts';
import { turnOf, writersOf, type Folder, type Turn } from './turn.ts';

export interface MyStory {
	story: Story;
	facts: StoryFacts | undefined;
	/** Where it begins. */
	place: Place | undefined;
	/** What it waits for; null: it is signed off. */
	step: Step | null;
	/** When that is due, epoch ms; null: it is signed off, or nothing was said. */
	deadline: number | null;
	openThreads: number;
	turn: Turn;
	/** Who has asked them to see to it, the latest last. */
	asked: readonly Reminder[];
	/** They write it; else it has come to them by their page or role. */
	own: boolean;
}

/** A person's stories of some editions (null: held over), what waits for them first: what they were asked for, then what is due first. */
export function myStories(
	view: DeskView,
	person: Pick<Person, 'id'>,
	isMeant: (editionId: Id | null) => boolean
): MyStory[] {
	const about = gather(view);
	const reminders = [...view.list('reminder')].filter(({ personIds }) =>
		personIds.includes(person.id)
	);
	const mine: MyStory[] = [];
	for (const story of view.list('story')) {
		if (story.spikedAt !== null || !isMeant(story.editionId)) continue;
		const folder = about(story);
		const turn = turnOf(view, folder, person.id);
		const asked = reminders.filter(({ storyId }) => storyId === story.id);
		if (asked.length === 0 && !concerns(folder, turn, person.id)) continue;
		const { place, threads } = folder;
		const due = stepDue(view, story, place);
		mine.push({
			...{
				story,
				place,
				turn,
				asked,
				facts: view.get('facts', story.id),
				openThreads: threads.length
			},
			...{ step: due?.step ?? null, deadline: due?.at ?? null },
			own: writersOf(story).includes(person.id)
		});
	}
	return mine.sort(byUrgency);
}

/** Whether a person has to do with a story: it is their turn, they write or edit it, or it is on their page. */
function concerns({ story, place }: Folder, turn: Turn, personId: Id): boolean {
	if (turn.mine || writersOf(story).includes(personId)) return true;
	if (story.editorId === personId || place?.page.editorId === personId) return true;
	return story.stage === 'proofing' && place?.page.proofreaderId === personId;
}

const LAST = Number.MAX_SAFE_INTEGER;
const byUrgency = (a: MyStory, b: MyStory): number =>
	Number(b.turn.mine) - Number(a.turn.mine) ||
	Number(b.asked.length > 0) - Number(a.asked.length > 0) ||
	(a.deadline ?? LAST) - (b.deadline ?? LAST) ||
	a.story.createdAt - b.story.createdAt;

/** Finds what is about a story; all records are looked through once. */
export function gather(view: DeskView): (story: Story) => Folder {
	const threads = byStory<Thread>([...view.list('thread')].filter(({ state }) => state === 'open'));
	const returns = byStory<Return>(view.list('return'));
	const placements = byStory<Placement>(view.list('placement'));
	return (story) => ({
		story,
		place: chainOf(view, story.id, placements.get(story.id) ?? [])[0],
		threads: threads.get(story.id) ?? [],
		returns: returns.get(story.id) ?? []
	});
}

export function byStory<T extends { storyId: Id }>(records: Iterable<T>): Map<Id, T[]> {
	const found = new Map<Id, T[]>();
	for (const one of records) {
		const list = found.get(one.storyId);
		if (list) list.push(one);
		else found.set(one.storyId, [one]);
	}
	return found;
}
