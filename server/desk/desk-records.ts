import type { Id } from '#model/ids.ts';
import type { Placement } from '#model/page.ts';
import type { Signature } from '#model/signature.ts';
import type { Change, DeskView, RecordKind, Records } from '#model/records.ts';
import { RECORD_KINDS, gone } from '#model/records.ts';

/** All records in memory, by kind and id. */
export class DeskRecords implements DeskView {
	readonly #kinds = new Map<RecordKind, Map<Id, unknown>>(
		RECORD_KINDS.map((kind) => [kind, new Map<Id, unknown>()])
	);

	/** Placements by story, by slot: a paper of years has some hundred thousand of them. */
	readonly #placed = new Map<Id, Map<Id, Placement>>();
	/** Signatures by story: of these there are more than of anything else. */
	readonly #signed = new Map<Id, Map<Id, Signature>>();
	readonly #changedBy = new Map<string, Id>();

	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		return this.#of(kind).get(id);
	}

	list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		return this.#of(kind).values();
	}

	/** Where a story stands, without a look at any other. */
	placementsOf(storyId: Id): Iterable<Placement> {
		return this.#placed.get(storyId)?.values() ?? [];
	}

	/** A story's signatures, without a look at any other's. */
	signaturesOn(storyId: Id): Iterable<Signature> {
		return this.#signed.get(storyId)?.values() ?? [];
	}

	/** Who last changed a record by a command, by `kind/id`, as far as is remembered. */
	get changedBy(): ReadonlyMap<string, Id> {
		return this.#changedBy;
	}

	take(changes: readonly Change[]): void {
		for (const { kind, id, value } of changes) {
			if (kind === 'placement') this.#place(id, value);
			if (kind === 'signature') this.#sign(id, value);
			if (value === null) this.#of(kind).delete(id);
			else this.#of(kind).set(id, value);
		}
	}

	#place(slotId: Id, next: Placement | null): void {
		const before = this.get('placement', slotId)?.storyId ?? '';
		const places = this.#placed.get(before);
		places?.delete(slotId);
		if (places?.size === 0) this.#placed.delete(before);
		if (!next) return;
		const now = this.#placed.get(next.storyId) ?? new Map<Id, Placement>();
		this.#placed.set(next.storyId, now.set(slotId, next));
	}

	#sign(id: Id, next: Signature | null): void {
		const storyId = (next ?? this.get('signature', id))?.storyId ?? '';
		const signed = this.#signed.get(storyId) ?? new Map<Id, Signature>();
		if (next) this.#signed.set(storyId, signed.set(id, next));
		else signed.delete(id);
	}

	/** What leads from here to these records, of which there are no others. */
	changesTo(all: readonly Change[]): Change[] {
		const there = new Set(all.map(({ kind, id }) => `${kind}/${id}`));
		const others = all.filter(
			({ kind, id, value }) => JSON.stringify(this.get(kind, id)) !== JSON.stringify(value)
		);
		// Kept in memory alone, measurements are in no store.
		const kept = RECORD_KINDS.filter((kind) => kind !== 'measurement');
		const left = kept.flatMap((kind) =>
			[...this.#of(kind).keys()]
				.filter((id) => !there.has(`${kind}/${id}`))
				.map((id) => gone(kind, id))
		);
		return [...left, ...others];
	}

	/** Remembers whose command made the changes. */
	credit(changes: readonly Change[], personId: Id): void {
		for (const { kind, id } of changes) this.#changedBy.set(`${kind}/${id}`, personId);
	}

	/** The present values of the records that the changes are about. */
	current(changes: readonly Change[]): Change[] {
		return changes.map(({ kind, id }) => {
			const value = this.get(kind, id);
			return value ? ({ kind, id, value } as Change) : gone(kind, id);
		});
	}

	#of<K extends RecordKind>(kind: K): Map<Id, Records[K]> {
		return this.#kinds.get(kind) as Map<Id, Records[K]>;
	}
}
