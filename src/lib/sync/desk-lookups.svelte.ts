import { SvelteMap } from 'svelte/reactivity';
import type { Asset } from '#model/asset.ts';
import type { Edition } from '#model/edition.ts';
import { bySpot, editionAt, editionsOn } from '#model/edition-address.ts';
import type { Id } from '#model/ids.ts';
import type { Newsroom } from '#model/newsroom.ts';
import type { Page, Placement, Template } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import {
	RECORD_KINDS,
	type Change,
	type DeskView,
	type RecordKind,
	type Records
} from '#model/records.ts';
import type { Signature } from '#model/signature.ts';
import type { Story, StoryFacts } from '#model/story.ts';
import type { Thread } from '#model/thread.ts';
import { RecordKeys, groupBy } from './records-index.ts';

/** The records a browser knows. Whoever reads one is told when that one changes. */
export class DeskLookups implements DeskView {
	readonly #kinds = new SvelteMap(RECORD_KINDS.map((kind) => [kind, new SvelteMap<Id, unknown>()]));
	readonly #pagesByEdition = $derived(groupBy(this.list('page'), (page) => page.editionId));
	readonly #storiesByEdition = $derived(groupBy(this.list('story'), (story) => story.editionId));
	readonly #placementsByStory = $derived(groupBy(this.list('placement'), (one) => one.storyId));
	readonly #signaturesByStory = $derived(
		groupBy(this.list('signature'), (signature) => signature.storyId)
	);
	readonly #threadsByStory = $derived(groupBy(this.list('thread'), (thread) => thread.storyId));
	readonly #editions = $derived([...this.list('edition')].sort(bySpot));

	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		return this.#of(kind).get(id);
	}

	list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		return this.#of(kind).values();
	}

	get newsroom(): Newsroom | undefined {
		return this.get('newsroom', 'newsroom');
	}

	/** By date, each day's own first. */
	get editions(): readonly Edition[] {
		return this.#editions;
	}

	get people(): readonly Person[] {
		return [...this.list('person')];
	}

	get templates(): readonly Template[] {
		return [...this.list('template')];
	}

	person = (id: Id | null | undefined): Person | undefined =>
		id ? this.get('person', id) : undefined;
	edition = (id: Id): Edition | undefined => this.get('edition', id);
	/** What an address leads to; a date alone, to the day's own. */
	editionAt = (address: string): Edition | undefined => editionAt(this.#editions, address);
	/** A date's papers, its own first. */
	editionsOn = (date: string): Edition[] => editionsOn(this.#editions, date);
	page = (id: Id): Page | undefined => this.get('page', id);
	/** An edition's pages, by number. */
	pages = (editionId: Id): readonly Page[] =>
		(this.#pagesByEdition.get(editionId) ?? []).toSorted((a, b) => a.number - b.number);
	/** What stands in a slot. */
	placement = (slotId: Id): Placement | undefined => this.get('placement', slotId);
	/** Everywhere a story stands. */
	placementsOf = (storyId: Id): readonly Placement[] => this.#placementsByStory.get(storyId) ?? [];
	story = (id: Id): Story | undefined => this.get('story', id);
	/** Stories meant for an edition, spiked ones too; null: held over. */
	stories = (editionId: Id | null): readonly Story[] => this.#storiesByEdition.get(editionId) ?? [];
	/** Undefined for the moment between a story's making and its first reading. */
	facts = (storyId: Id): StoryFacts | undefined => this.get('facts', storyId);
	thread = (id: Id): Thread | undefined => this.get('thread', id);
	signaturesOn = (storyId: Id): Iterable<Signature> => this.#signaturesByStory.get(storyId) ?? [];

	threads = (storyId: Id): readonly Thread[] => this.#threadsByStory.get(storyId) ?? [];
	asset = (id: Id): Asset | undefined => this.get('asset', id);

	protected take(changes: readonly Change[]): void {
		for (const { kind, id, value } of changes) {
			if (value === null) this.#of(kind).delete(id);
			else this.#of(kind).set(id, value);
		}
	}

	/** Takes a whole snapshot: what it does not hold is gone. */
	protected replace(changes: readonly Change[]): void {
		this.keep(new RecordKeys().add(changes));
		this.take(changes);
	}

	/** Lets go of all other records. */
	protected keep(kept: RecordKeys): void {
		for (const kind of RECORD_KINDS) {
			const records = this.#of(kind);
			for (const id of [...records.keys()]) if (!kept.has(kind, id)) records.delete(id);
		}
	}

	#of<K extends RecordKind>(kind: K): SvelteMap<Id, Records[K]> {
		return this.#kinds.get(kind) as SvelteMap<Id, Records[K]>;
	}
}
