import type { Id } from '../ids.ts';
import type { Placement } from '../page.ts';
import type { Signature } from '../signature.ts';
import type { Change, DeskView, RecordKind, Records } from '../records.ts';

/** The desk as it will be if the command holds: reads through to the view, collects the changes. */
export class Draft implements DeskView {
	readonly #view: DeskView;
	readonly #changes = new Map<string, Change>();

	constructor(view: DeskView) {
		this.#view = view;
	}

	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		const change = this.#changes.get(keyOf(kind, id));
		if (change) return (change.value as Records[K] | null) ?? undefined;
		return this.#view.get(kind, id);
	}

	*list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		for (const record of this.#view.list(kind)) {
			if (!this.#changes.has(keyOf(kind, record.id))) yield record;
		}
		for (const change of this.#changes.values()) {
			if (change.kind === kind && change.value) yield change.value as Records[K];
		}
	}

	signaturesOn(storyId: Id): Iterable<Signature> {
		return this.#of(storyId, 'signature', this.#view.signaturesOn?.(storyId));
	}

	placementsOf(storyId: Id): Iterable<Placement> {
		return this.#of(storyId, 'placement', this.#view.placementsOf?.(storyId));
	}

	/** A story's records of a kind; `kept`: those of the view, where they are known without a look at all. */
	*#of<K extends 'signature' | 'placement'>(
		storyId: Id,
		of: K,
		kept: Iterable<Records[K]> = this.#view.list(of)
	): Iterable<Records[K]> {
		for (const one of kept)
			if (one.storyId === storyId && !this.#changes.has(keyOf(of, one.id))) yield one;
		for (const { kind, value } of this.#changes.values()) {
			const changed = kind === of ? (value as Records[K] | null) : null;
			if (changed?.storyId === storyId) yield changed;
		}
	}

	put<K extends RecordKind>(kind: K, value: Records[K]): void {
		this.#changes.set(keyOf(kind, value.id), { kind, id: value.id, value } as Change);
	}

	remove(kind: RecordKind, id: Id): void {
		if (!this.get(kind, id)) return;
		const isNew = !this.#view.get(kind, id);
		if (isNew) this.#changes.delete(keyOf(kind, id));
		else this.#changes.set(keyOf(kind, id), { kind, id, value: null });
	}

	/** In the order in which the records were first touched. */
	changes(): Change[] {
		return [...this.#changes.values()];
	}
}

const keyOf = (kind: RecordKind, id: Id): string => `${kind}/${id}`;

/** The first record that fits. */
export function find<K extends RecordKind>(
	view: DeskView,
	kind: K,
	fits: (record: Records[K]) => boolean
): Records[K] | undefined {
	for (const record of view.list(kind)) if (fits(record)) return record;
	return undefined;
}

/** All records that fit. */
export const filter = <K extends RecordKind>(
	view: DeskView,
	kind: K,
	fits: (record: Records[K]) => boolean
): Records[K][] => [...view.list(kind)].filter(fits);
