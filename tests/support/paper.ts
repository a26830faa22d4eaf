import { apply } from '#model/apply/apply.ts';
import { permit } from '#model/apply/permit.ts';
import type { Command, Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import type { Person, Role } from '#model/person.ts';
import type { StoryPromise } from '#model/promise.ts';
import {
	put,
	RECORD_KINDS,
	type Change,
	type DeskView,
	type RecordKind,
	type Records
} from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Story, StoryFacts } from '#model/story.ts';
import { TEMPLATES } from '#model/templates.ts';

/** A newspaper in memory: records that tests put there, changed by the same commands as the real one. */
export class Paper implements DeskView {
	readonly #records = new Map<RecordKind, Map<Id, unknown>>(
		RECORD_KINDS.map((kind) => [kind, new Map()])
	);
	#made = 0;

	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		return this.#records.get(kind)?.get(id) as Records[K] | undefined;
	}

	list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		return (this.#records.get(kind)?.values() ?? []) as Iterable<Records[K]>;
	}

	put<K extends RecordKind>(kind: K, value: Records[K]): Records[K] {
		this.take([put(kind, value)]);
		return value;
	}

	take(changes: readonly Change[]): void {
		for (const { kind, id, value } of changes) {
			if (value) this.#records.get(kind)?.set(id, value);
			else this.#records.get(kind)?.delete(id);
		}
	}

	run(person: Person, command: Command): Result<null, Refusal> {
		const refusal = permit(this, person, command);
		if (refusal) return err(refusal);
		const context = { personId: person.id, at: 0, newId: () => `id${(this.#made += 1)}` };
		const outcome = apply(this, command, context);
		if (!outcome.ok) return outcome;
		this.take(outcome.value.changes);
		return ok(null);
	}
}

export const aPerson = (id: Id, ...roles: Role[]): Person => ({
	id,
	name: id,
	username: id,
	email: null,
	roles,
	ink: 1,
	active: true,
	createdAt: 0
});

export const aStory = (id: Id, more: Partial<Story> = {}): Story => ({
	id,
	editionId: 'today',
	kind: 'news',
	stage: 'draft',
	section: '',
	authorIds: [],
	sharedIds: [],
	editorId: null,
	target: null,
	deadline: null,
	incomplete: false,
	spikedAt: null,
	createdAt: 0,
	createdBy: 'chief',
	...more
});

/** 约 700 字, with a photo, promised by the reporter. */
export const aPromise = (more: Partial<StoryPromise> = {}): StoryPromise => ({
	...{ title: '渡口', length: 700, dueAt: 15_000, photo: true, note: '' },
	...{ by: 'reporter', at: 0, changes: [], withdrawn: null, keptAt: null },
	...more
});

/** Facts of a text of paragraphs of so many characters. */
export const someFacts = (
	id: Id,
	paragraphs: number[],
	more: Partial<StoryFacts> = {}
): StoryFacts => ({
	id,
	editionId: 'today',
	kicker: '',
	headline: id,
	subhead: '',
	byline: '',
	length: paragraphs.reduce((sum, width) => sum + width, 0),
	paragraphs: paragraphs.map(String),
	photos: 0,
	excerpt: '',
	hash: '',
	editedAt: 0,
	editedBy: null,
	...more
});

/** Today's edition of two 四开 pages: the front page is the chief's alone, page 2 has an editor. */
export function aPaper(): {
	paper: Paper;
	chief: Person;
	editor: Person;
	front: Page;
	inside: Page;
} {
	const paper = new Paper();
	const chief = paper.put('person', aPerson('chief', 'chief'));
	const editor = paper.put('person', aPerson('editor', 'editor'));
	const today = { id: 'today', date: '2026-11-24', issue: 1, pressAt: 0, formatId: 'sikai' };
	paper.put('edition', { ...today, createdAt: 0, createdBy: 'chief' });
	const page = (number: number, templateId: Id, editorId: Id | null): Page =>
		paper.put('page', {
			id: `page${number}`,
			editionId: 'today',
			number,
			name: '',
			editorId,
			proofreaderId: null,
			deadline: null,
			formatId: 'sikai',
			templateId,
			slots: (TEMPLATES.find((one) => one.id === templateId)?.slots ?? []).map((slot) => ({
				...slot,
				id: `${number}${slot.id}`
			}))
		});
	const front = page(1, 'sikai-front', null);
	const inside = page(2, 'sikai-news', 'editor');
	return { paper, chief, editor, front, inside };
}

/** Puts a story with its words on the desk: so many paragraphs of 54 characters, four lines of 14. */
export function addStory(
	paper: Paper,
	id: Id,
	paragraphs: number,
	more: Partial<Story> = {}
): Story {
	const words = Array.from({ length: paragraphs }, () => 54);
	paper.put('facts', someFacts(id, words, { editionId: more.editionId ?? 'today' }));
	return paper.put('story', aStory(id, more));
}
