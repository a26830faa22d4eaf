import type { Id } from '../ids.ts';
import type { Edition } from '../edition.ts';
import type { Page, Placement } from '../page.ts';
import { placesOf, type Place } from '../placed.ts';
import type { DeskView, RecordKind, Records } from '../records.ts';
import type { Story } from '../story.ts';
import { PLAN_KINDS, type PlanChange, type PlanEntry, type PlanKind } from './plan-entry.ts';

/** The records of an edition's plan at a moment: what its commands have left behind by then. */
export class PlanRecords implements DeskView {
	readonly editionId: Id;
	readonly #kinds: Map<RecordKind, Map<Id, unknown>>;

	constructor(editionId: Id) {
		this.editionId = editionId;
		this.#kinds = new Map(PLAN_KINDS.map((kind) => [kind, new Map()]));
	}

	/** The plan as it is on a desk now. */
	static of(view: DeskView, editionId: Id): PlanRecords {
		const records = new PlanRecords(editionId);
		for (const kind of PLAN_KINDS)
			for (const record of view.list(kind)) records.#put(kind, record.id, record);
		return records;
	}

	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		return this.#kinds.get(kind)?.get(id) as Records[K] | undefined;
	}

	/** What belongs to the edition: a story that has left for another day is known, and not listed. */
	*list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		const records = (this.#kinds.get(kind)?.values() ?? []) as Iterable<Records[K]>;
		for (const record of records) if (this.#belongs(kind, record)) yield record;
	}

	take(changes: readonly PlanChange[]): void {
		for (const { kind, id, value } of changes) {
			if (value === null) this.#kinds.get(kind)?.delete(id);
			else this.#put(kind, id, value);
		}
	}

	get edition(): Edition | undefined {
		return this.get('edition', this.editionId);
	}

	pages(): Page[] {
		return [...this.list('page')].sort((a, b) => a.number - b.number);
	}

	placements(): Placement[] {
		return [...this.list('placement')];
	}

	stories(): Story[] {
		return [...this.list('story')];
	}

	/** Where a story stands, in page order. */
	placesOf(storyId: Id): Place[] {
		return placesOf(this, storyId);
	}

	#put(kind: PlanKind, id: Id, value: unknown): void {
		this.#kinds.get(kind)?.set(id, value);
	}

	#belongs(kind: RecordKind, record: { id: Id; editionId?: Id | null }): boolean {
		return kind === 'edition' ? record.id === this.editionId : record.editionId === this.editionId;
	}
}

/** The plan after the first `count` commands. */
export function planAfter(
	editionId: Id,
	entries: readonly PlanEntry[],
	count: number
): PlanRecords {
	const records = new PlanRecords(editionId);
	for (let at = 0; at < count; at += 1) records.take(entries[at]?.changes ?? []);
	return records;
}
