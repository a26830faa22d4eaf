import type { Edition } from './edition.ts';
import { can } from './permissions.ts';
import type { Person } from './person.ts';
import type { Pressing } from './press.ts';
import type { StoryPromise } from './promise.ts';
import type { Change, RecordKind } from './records.ts';
import type { Story } from './story.ts';

/** Comments, reasons why a story was sent back or a fault let pass, what is asked about, and whom it was shown to: they say what is in stories. */
const WITH_WORDS: readonly RecordKind[] = ['thread', 'return', 'waiver', 'reminder', 'outside'];

/** The changes a person may see: whoever may not read stories gets nothing that is said about them. */
export const visibleTo = <T extends Change>(person: Person, changes: T[]): T[] =>
	seesAll(person)
		? changes
		: changes.filter(({ kind }) => !WITH_WORDS.includes(kind)).map(withoutWords);

/** Whether nothing has to be left out for a person. */
export const seesAll = (person: Person): boolean => can(person, 'story.read');

function withoutWords<T extends Change>(change: T): T {
	if (!change.value) return change;
	if (change.kind === 'story') return { ...change, value: wordlessStory(change.value) };
	if (change.kind === 'edition') return { ...change, value: wordlessEdition(change.value) };
	return change;
}

/** What a story's record says of what is in it: why it is held, and what was promised in words. */
const wordlessStory = (story: Story): Story => ({
	...story,
	...(story.held && { held: { ...story.held, reason: '' } }),
	...(story.promise && { promise: wordless(story.promise) })
});

/** Why a printed paper was opened again names what was wrong in it. */
const wordlessEdition = (edition: Edition): Edition => ({
	...edition,
	...(edition.presses && {
		presses: edition.presses.map((one) => ({ ...one, correction: wordlessCorrection(one) }))
	})
});

function wordlessCorrection({ correction }: Pressing): Pressing['correction'] {
	if (!correction) return null;
	const { widened } = correction;
	return {
		...{ ...correction, reason: '' },
		...(widened && { widened: widened.map((opening) => ({ ...opening, reason: '' })) })
	};
}

const wordless = (promise: StoryPromise): StoryPromise => ({
	...{ ...promise, title: '', note: '' },
	changes: promise.changes.map(({ before, ...change }) => {
		const { title: _title, note: _note, ...terms } = before;
		return { ...change, before: terms };
	}),
	withdrawn: promise.withdrawn && { ...promise.withdrawn, reason: '' }
});
