import type { Id } from './ids.ts';
import type { Change, DeskView, RecordKind, Records } from './records.ts';

/** A desk that holds these records and nothing else: a snapshot, to be read by pure rules. */
export function viewOf(changes: readonly Change[]): DeskView {
	const kinds = new Map<RecordKind, Map<Id, unknown>>();
	for (const { kind, id, value } of changes) {
		const records = kinds.get(kind) ?? new Map<Id, unknown>();
		kinds.set(kind, records.set(id, value));
	}
	return {
		get: <K extends RecordKind>(kind: K, id: Id) =>
			kinds.get(kind)?.get(id) as Records[K] | undefined,
		list: <K extends RecordKind>(kind: K) =>
			(kinds.get(kind)?.values() ?? []) as Iterable<Records[K]>
	};
}
