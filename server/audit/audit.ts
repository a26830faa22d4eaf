import type { AuditFilter, AuditStore, ChainReport, KeptRow } from '../store/store.ts';

/** Rows in memory at once while many are read. */
const BATCH = 50;

/** A look through the whole log. */
export interface Verified {
	/** When it ended, epoch ms. */
	at: number;
	report: ChainReport;
}

/** The audit log as people read it. */
export interface Audit extends Pick<AuditStore, 'kept' | 'count'> {
	/** The last look of this run of the server that asked for no head. */
	readonly verified: Verified | null;
	/** Goes through all rows; whoever asks while somebody else waits gets the same answer. */
	verify(head?: string): Promise<ChainReport>;
	/** All rows that fit, oldest first, as they are asked for; what is written meanwhile included. */
	walk(filter: AuditFilter): AsyncGenerator<KeptRow[], void, void>;
}

export interface AuditOptions {
	now?: () => number;
	/** Told when the log is not whole. */
	failed?: () => void;
}

export function createAudit(
	store: AuditStore,
	{ now = Date.now, failed = () => undefined }: AuditOptions = {}
): Audit {
	let verified: Verified | null = null;
	let underWay: Promise<ChainReport> | null = null;

	async function look(head?: string): Promise<ChainReport> {
		const report = await store.verify(head);
		if (report.fault || report.holdsHead === false) failed();
		return report;
	}

	async function verifyAll(): Promise<ChainReport> {
		const report = await look();
		verified = { at: now(), report };
		return report;
	}

	return {
		kept: (part) => store.kept(part),
		count: (filter, most) => store.count(filter, most),
		get verified() {
			return verified;
		},
		verify(head) {
			if (head !== undefined) return look(head);
			underWay ??= verifyAll().finally(() => (underWay = null));
			return underWay;
		},
		async *walk(filter) {
			let afterSeq = filter.afterSeq ?? -1;
			for (;;) {
				const rows = await store.kept({ ...filter, afterSeq, limit: BATCH, order: 'oldest' });
				if (rows.length > 0) yield rows;
				if (rows.length < BATCH) return;
				afterSeq = rows.at(-1)?.seq ?? afterSeq;
			}
		}
	};
}
