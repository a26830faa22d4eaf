import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Raised when what stands in a segment changes. */
export const FORM = 1;

/** How far the two logs have come: the seqs of the last rows. */
export interface Reach {
	command: number;
	update: number;
}

/** By what the last rows of the two logs are known again: after another future they differ. */
export interface LastRows {
	command: string;
	update: string;
}

/**
 * One file of a backup, JSON lines in gzip. log: rows of the logs after those of the segment before,
 * with what came with them. base: everything else as it was at one moment.
 */
export interface SegmentHead {
	form: number;
	/** Counts from 1, without gaps. */
	number: number;
	kind: 'log' | 'base';
	/** Which newsroom it is of: the name of its audit log's origin. */
	newsroom: string;
	/** The hash of the segment before; '' before the first. */
	prev: string;
	/** When it was read, epoch ms: a base holds nothing from later. */
	at: number;
	/** Of a log: all that was acknowledged before then is in it and in those before; null: more follows. */
	until: number | null;
	/** The migrations that its tables had been through, in order. */
	schema: string[];
	through: Reach;
	/** Of a log: the rows there. */
	last?: LastRows;
}

export type Cell = string | number | boolean | null | { b: string };

/** Some rows of one table. `whole`: they are all it has. */
export interface TablePart {
	table: string;
	columns: string[];
	whole?: true;
	rows: Cell[][];
}

/** A segment's last line: the hash is over all lines before it. */
interface Seal {
	rows: number;
	sha256: string;
}

export const segmentName = ({ number, kind }: Pick<SegmentHead, 'number' | 'kind'>): string =>
	`${String(number).padStart(6, '0')}-${kind}.jsonl.gz`;

/** The number in a segment's name; null: it is none. */
export function segmentNumber(name: string): number | null {
	const [, digits] = /^(\d{6,})-(?:log|base)\.jsonl\.gz$/.exec(name) ?? [];
	return digits === undefined ? null : Number(digits);
}

/** Writes a segment; it has its name once all of it is on the disk. Resolves to its hash. */
export async function writeSegment(
	folder: string,
	head: SegmentHead,
	parts: AsyncIterable<TablePart>
): Promise<string> {
	const name = path.join(folder, segmentName(head));
	const temporary = `${name}.part`;
	const hash = createHash('sha256');
	async function* lines(): AsyncGenerator<string> {
		const sealed = (line: unknown) => {
			const text = `${JSON.stringify(line)}\n`;
			hash.update(text);
			return text;
		};
		let rows = 0;
		yield sealed(head);
		for await (const part of parts) {
			rows += part.rows.length;
			yield sealed(part);
		}
		yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies Seal)}\n`;
	}
	try {
		const file = await open(temporary, 'w', 0o600);
		const output = file.createWriteStream({ flush: true });
		await pipeline(lines, createGzip({ level: 4 }), output);
		const { sha256 } = await checkSegment(temporary);
		await rename(temporary, name);
		await syncFolder(folder);
		return sha256;
	} finally {
		await rm(temporary, { force: true });
	}
}

/** What is wrong with a segment; the message is the end of a sentence about it. */
export class SegmentFault extends Error {}

/** The head of a segment and then its parts; throws SegmentFault where it is not as it was written. */
export async function* readSegment(file: string): AsyncGenerator<SegmentHead | TablePart, Seal> {
	const hash = createHash('sha256');
	let last: string | undefined;
	let rows = 0;
	for await (const line of linesOf(file)) {
		if (last !== undefined) {
			hash.update(`${last}\n`);
			const read = parse(last) as SegmentHead | TablePart;
			if ('rows' in read) rows += read.rows.length;
			else if (read.form !== FORM)
				throw new SegmentFault('is of another form than this release reads');
			yield read;
		}
		last = line;
	}
	const seal = parse(last ?? '') as Seal;
	if (seal.sha256 !== hash.digest('hex') || seal.rows !== rows)
		throw new SegmentFault('is not as it was written');
	return seal;
}

/** Goes through a whole segment; throws SegmentFault. */
export async function checkSegment(
	file: string
): Promise<{ head: SegmentHead; rows: number; sha256: string }> {
	const lines = readSegment(file);
	const first = await lines.next();
	if (first.done || 'rows' in first.value) throw new SegmentFault('is empty');
	for (;;) {
		const next = await lines.next();
		if (next.done) return { head: first.value, ...next.value };
	}
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch (error) {
		throw new SegmentFault('is cut off', { cause: error });
	}
}

/** Not by node:readline, for which a line of a story may end in the middle (U+2028). */
async function* linesOf(file: string): AsyncGenerator<string> {
	const packed = createReadStream(file);
	const text = packed.pipe(createGunzip());
	packed.on('error', (error) => text.destroy(error));
	let rest = '';
	try {
		for await (const chunk of text.setEncoding('utf8')) {
			const lines = (rest + String(chunk)).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (error) {
		if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
		throw new SegmentFault('is damaged', { cause: error });
	} finally {
		packed.destroy();
	}
	if (rest !== '') throw new SegmentFault('is cut off');
}

/** A new name is on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
