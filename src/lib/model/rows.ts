/** Appends to rows: a value and of how many places in a row it is, by turns. */
export function addRow(rows: number[], value: number, count: number): void {
	if (rows.length > 0 && rows[rows.length - 2] === value)
		rows[rows.length - 1] = (rows[rows.length - 1] ?? 0) + count;
	else rows.push(value, count);
}

/** The value of each place in rows. */
export function unfoldRows(rows: readonly number[], length: number): Int32Array {
	const values = new Int32Array(length);
	for (let i = 0, at = 0; i < rows.length; i += 2) {
		const count = rows[i + 1] ?? 0;
		values.fill(rows[i] ?? 0, at, at + count);
		at += count;
	}
	return values;
}
