import { hashOfOrigin, hashOfRow, type ChainedFields, type ChainOrigin } from './audit-chain.ts';
import type { ChainFault, ChainReport } from './store.ts';

/** A row as it is found, whatever somebody has made of it. */
export type FoundRow = Record<keyof ChainedFields | 'prev' | 'hash', unknown>;

/** What going through a chain asks of a database. */
export interface ChainSource {
	origin(): Promise<ChainOrigin | undefined>;
	/** Rows in the order of their seqs, after one (as text; null: from the first); none at the end. */
	rowsAfter(seq: string | null): Promise<FoundRow[]>;
	/** Whether there are records, each of which a command has made. */
	hasRecords(): Promise<boolean>;
	/** Whether any row carries a hash. */
	has(hash: string): Promise<boolean>;
}

/** Goes through all rows up to the first one that is wrong. */
export async function verifyChain(source: ChainSource, wanted?: string): Promise<ChainReport> {
	const origin = await source.origin();
	const start = origin ? hashOfOrigin(origin) : '';
	const isThere = async (hash: string) => hash === start || (await source.has(hash));
	const report: ChainReport = {
		rows: 0,
		head: start,
		since: null,
		chainedLater: origin && origin.rows > 0 ? { rows: origin.rows, at: origin.at } : null,
		fault: origin ? null : { kind: 'origin', seq: null },
		holdsHead: wanted === undefined ? null : wanted === start
	};
	if (!origin) return report;
	let last = '0';
	for (let from: string | null = null; ; from = last) {
		const rows = await source.rowsAfter(from);
		if (rows.length === 0) {
			if (report.rows === 0 && (await source.hasRecords()))
				report.fault = { kind: 'origin', seq: null };
			return report;
		}
		for (const row of rows) {
			report.fault = await faultOf(row, { prev: report.head, last, origin, isThere });
			if (report.fault) return report;
			report.rows += 1;
			report.since ??= Number(row.at);
			report.head = row.hash as string;
			report.holdsHead ||= wanted === undefined ? null : wanted === report.head;
			last = row.seq as string;
		}
	}
}

interface Before {
	prev: string;
	/** The seq of the row before. */
	last: string;
	origin: ChainOrigin;
	/** Whether a hash is in the log. */
	isThere: (hash: string) => Promise<boolean>;
}

async function faultOf(
	row: FoundRow,
	{ prev, last, origin, isThere }: Before
): Promise<ChainFault | null> {
	const seq = String(row.seq);
	if (row.hash === '') return { kind: 'foreign', seq };
	if (!isWhole(row) || hashOfRow(row.prev, row) !== row.hash) return { kind: 'altered', seq };
	if (row.prev !== prev) return { kind: (await isThere(row.prev)) ? 'order' : 'missing', seq };
	// Seqs count without gaps: one says that the end was cut off before this row was written.
	const isGap = Number(seq) > origin.through_seq + 1 && Number(seq) !== Number(last) + 1;
	return isGap ? { kind: 'missing', seq } : null;
}

/** Kept as text, which is all that was ever written. */
const isWhole = (row: FoundRow): row is Record<keyof FoundRow, string> =>
	Object.values(row).every((value) => typeof value === 'string');
