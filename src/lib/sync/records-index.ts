import type { Change, RecordKind } from '#model/records.ts';
import type { Id } from '#model/ids.ts';

/** Which records something is about, to look one up. */
export class RecordKeys {
	readonly #keys = new Set<string>();

	add(changes: readonly Change[]): this {
		for (const { kind, id } of changes) this.#keys.add(`${kind}/${id}`);
		return this;
	}

	has(kind: RecordKind, id: Id): boolean {
		return this.#keys.has(`${kind}/${id}`);
	}
}

/** Records by what they have in common, each group in their order. */
export function groupBy<T, K>(records: Iterable<T>, keyOf: (record: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const record of records) {
		const key = keyOf(record);
		const group = groups.get(key);
		if (group) group.push(record);
		else groups.set(key, [record]);
	}
	return groups;
}
