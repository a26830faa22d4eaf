import path from 'node:path';
import { err, ok, type Result } from '#model/result.ts';
import {
	FILE_LIST,
	FILES,
	readState,
	sayMissing,
	segmentsIn,
	strangeIn,
	type BackupState
} from './backup-folder.ts';
import { copiesIn, filesOf, hashOfCopy, listNow } from './copy-files.ts';
import { checkSegment, SegmentFault, type SegmentHead } from './segment.ts';

/** A segment that is as it was written. */
export interface WholeSegment extends SegmentHead {
	name: string;
}

/** What going through a backup has found. */
export interface BackupReport {
	/** Up to the first that the others cannot do without, in order. */
	segments: WholeSegment[];
	rows: number;
	/** Whether what was later than the last of them is missing or damaged. */
	isCutOff: boolean;
	/** To which times the newsroom can be put back, epoch ms; null: to none. */
	range: { from: number; until: number } | null;
	/** What is wrong, a sentence each. */
	faults: string[];
}

/** Goes through all segments of a backup; an error where there is none. */
export async function inspectBackup(
	folder: string,
	say: (sentence: string) => void = () => undefined
): Promise<Result<BackupReport, string>> {
	// Before the segments, as a server may write the next one meanwhile.
	const state = await readState(folder);
	const found = await segmentsIn(folder);
	if (!found.ok) return found;
	const last = Math.max(...found.value.keys(), state?.number ?? 0);
	const report: BackupReport = { segments: [], rows: 0, isCutOff: false, range: null, faults: [] };
	let prev: string | null = '';
	for (let number = 1; number <= last; number++) {
		const name = found.value.get(number);
		if (name === undefined) {
			report.faults.push(sayMissing(number, found.value));
			report.isCutOff = true;
			break;
		}
		const read = await readOne(folder, name);
		const fault = typeof read === 'string' ? read : faultOf(read.head, prev, report.segments[0]);
		if (fault !== null || typeof read === 'string') {
			report.faults.push(`Segment ${name} ${fault ?? ''}.`);
			// Without a base an earlier one will do; without a log nothing after it holds.
			report.isCutOff = !name.includes('-base.');
			if (report.isCutOff) break;
			prev = null;
			continue;
		}
		report.segments.push({ ...read.head, name });
		report.rows += read.rows;
		prev = read.sha256;
		if (number % 100 === 0) say(`Segment ${number} of ${last} is read.`);
	}
	report.range = rangeOf(report, state, last);
	return ok(report);
}

type Read = Awaited<ReturnType<typeof checkSegment>>;

async function readOne(folder: string, name: string): Promise<Read | string> {
	try {
		return await checkSegment(path.join(folder, name));
	} catch (error) {
		if (!(error instanceof SegmentFault)) throw error;
		return error.message;
	}
}

/** `prev`: the hash of the one before; null: that one is damaged. */
function faultOf(
	head: SegmentHead,
	prev: string | null,
	first: SegmentHead | undefined
): string | null {
	if (first && head.newsroom !== first.newsroom) return 'is of another newsroom';
	if (prev !== null && head.prev !== prev) return 'does not follow the one before it';
	return null;
}

function rangeOf(
	{ segments }: BackupReport,
	state: BackupState | null,
	last: number
): BackupReport['range'] {
	const base = segments.find(({ kind }) => kind === 'base');
	const ends = segments.flatMap(({ until }) => (until === null ? [] : [until]));
	if (!base || ends.length === 0) return null;
	const isWhole = segments.at(-1)?.number === last && state?.number === last;
	// Nothing may have been written since the last segment, which the state knows.
	const until = Math.max(...ends, base.at, (isWhole && state?.until) || 0);
	return { from: base.at, until };
}

/** Goes through segments and files; the error is that of a backup that is not whole. */
export async function verifyBackup(
	folder: string,
	say?: (sentence: string) => void
): Promise<Result<string, string>> {
	const inspected = await inspectBackup(folder, say);
	if (!inspected.ok) return inspected;
	const { segments, rows, range, faults } = inspected.value;
	for (const name of await strangeIn(folder)) faults.push(`${name} is none of the backup’s files.`);
	const { list } = (await readState(folder)) ?? {};
	if (list && (await listNow(folder, list.bytes)).sha256 !== list.sha256)
		faults.push(`${FILE_LIST} is not as it was written.`);
	// Before the list, on which each is before it is there.
	const copies = await copiesIn(folder);
	const files = await filesOf(folder);
	const listed = new Set(files.map((file) => file.path));
	for (const copy of copies) if (!listed.has(copy)) faults.push(`${FILES}/${copy} is on no list.`);
	for (const file of files) {
		if ((await hashOfCopy(folder, file.path)) !== file.sha256)
			faults.push(`${FILES}/${file.path} is missing or damaged.`);
	}
	const about = `The backup in ${folder}:`;
	const sayRange = range ? sentenceOf(range) : 'The newsroom cannot be put back from it.';
	if (faults.length > 0) return err([about, ...faults, sayRange].join('\n'));
	return ok(
		`${about}\n${segments.length} segments with ${rows} rows and ${files.length} files, whole.\n${sayRange}\n`
	);
}

const sentenceOf = ({ from, until }: { from: number; until: number }): string =>
	`The newsroom can be put back as it was at any time from ${iso(from)} until ${iso(until)}.`;

export const iso = (at: number): string => new Date(at).toISOString();
