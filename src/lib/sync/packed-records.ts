import type { Change, RecordKind } from '#model/records.ts';

/**
 * Records of each kind as a table: a column for each of their fields, in each the values of all of them
 * in one order; undefined where a record has no such field. A page that is sent with hundreds of records
 * says the names of their fields once.
 */
export type PackedRecords = Partial<Record<RecordKind, Record<string, unknown[]>>>;

/** @param changes of a snapshot: records as they are, none that is gone */
export function packRecords(changes: readonly Change[]): PackedRecords {
	const packed: PackedRecords = {};
	for (const [kind, all] of Map.groupBy(changes, (change) => change.kind)) {
		const records = all.map(({ id, value }) => {
			if (value === null) throw new Error(`${kind} ${id} is gone`);
			return value as unknown as Record<string, unknown>;
		});
		const fields = new Set(records.flatMap((record) => Object.keys(record)));
		packed[kind] = Object.fromEntries(
			[...fields].map((field) => [field, records.map((record) => record[field])])
		);
	}
	return packed;
}

export function unpackRecords(packed: PackedRecords): Change[] {
	return Object.entries(packed).flatMap(([kind, columns]) =>
		(columns.id ?? []).map((id, at) => {
			const fields = Object.entries(columns).flatMap(([field, values]) =>
				values[at] === undefined ? [] : [[field, values[at]] as const]
			);
			// As packRecords() took it apart.
			return { kind, id, value: Object.fromEntries(fields) } as unknown as Change;
		})
	);
}
