import { err, ok, type Result } from '#model/result.ts';
import type { ChainFault, ChainReport } from '../store/store.ts';

/** What going through the audit log in a place has found, in sentences; the error is that of a log not whole. */
export function sayChain(report: ChainReport, place: string): Result<string, string> {
	const found = sayFound(report);
	const about = `The audit log in ${place}:\n`;
	return found.ok ? ok(about + found.value) : err(about + found.error);
}

function sayFound(report: ChainReport): Result<string, string> {
	const { rows, head, fault, chainedLater, holdsHead } = report;
	if (fault)
		return err(`${sayFault(fault)}\n${count(rows)} before it ${rows === 1 ? 'is' : 'are'} whole.`);
	if (holdsHead === false)
		return err(
			`${count(rows)}, whole, but the head you gave is not in the chain: its end was cut off.`
		);
	const lines = [`${count(rows)}, whole.`];
	if (chainedLater) {
		const day = new Date(chainedLater.at).toISOString();
		lines.push(
			`The first ${count(chainedLater.rows)} came into the chain on ${day}; of what was done to them before, nothing can be said.`
		);
	}
	if (holdsHead) lines.push('The head you gave is in the chain.');
	lines.push(
		`Head: ${head}`,
		'Note it elsewhere: that rows were cut off the end shows only with --head.'
	);
	return ok(lines.map((line) => `${line}\n`).join(''));
}

const count = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

function sayFault({ kind, seq }: ChainFault): string {
	switch (kind) {
		case 'altered':
			return `Row ${seq} is wrong: it is not as it was written.`;
		case 'foreign':
			return `Row ${seq} is wrong: it was not written by Copydesk.`;
		case 'missing':
			return `Row ${seq} is wrong: what stood before it is missing.`;
		case 'order':
			return `Row ${seq} is wrong: rows before it were moved or put in.`;
		case 'origin':
			return 'The beginning of the chain is missing.';
	}
}
