import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '#model/result.ts';
import {
	checkSegment,
	SegmentFault,
	segmentNumber,
	syncFolder,
	type LastRows,
	type Reach
} from './segment.ts';

const STATE = 'state.json';
/** Where copies of photos and packs are, and the list of them. */
export const FILES = 'files';
export const FILE_LIST = 'files.jsonl';

/** How far a backup has come. The segments themselves say it too, but take longer to read. */
export interface BackupState {
	newsroom: string;
	/** The last segment, and its hash. */
	number: number;
	sha256: string;
	through: Reach;
	/** The rows there; not given: it is not known. */
	last?: LastRows;
	/** How long the list of files was when it was last written to, and the hash of so much of it. */
	list?: { bytes: number; sha256: string };
	schema: string[];
	/** The last base; null: there is none yet. */
	base: { at: number; schema: string[] } | null;
	/** All that was acknowledged before then is in it, epoch ms; null: it has not come to its end yet. */
	until: number | null;
	/** The hash of each table that is kept whole whenever it has changed. */
	tables: Record<string, string>;
	/** Versions of the last minutes that are in it already. */
	versions: string[];
}

const nothing = (newsroom: string): BackupState => ({
	...{ newsroom, number: 0, sha256: '', through: { command: 0, update: 0 }, schema: [] },
	...{ base: null, until: null, tables: {}, versions: [] }
});

/** The names of its segments, by number; an error where the folder holds something else. */
export async function segmentsIn(folder: string): Promise<Result<Map<number, string>, string>> {
	const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
		throw error;
	});
	if (names === null) return err(`There is no folder ${folder}.`);
	const segments = new Map<number, string>();
	for (const name of names) {
		const number = segmentNumber(name);
		if (number !== null) segments.set(number, name);
	}
	return segments.size > 0 ? ok(segments) : err(`There is no backup in ${folder}.`);
}

/** What goes on where an earlier backup ended; an error where the folder is no place for this newsroom's. */
export async function openBackup(
	folder: string,
	newsroom: string
): Promise<Result<BackupState, string>> {
	const names = (await namesIn(folder)).filter((name) => !OWN.has(name) && !name.endsWith('.part'));
	const [strange] = await strangeIn(folder);
	if (strange) return err(`${folder} holds something else (${strange}); name an empty folder.`);
	const segments = new Map(names.map((name) => [segmentNumber(name), name]));
	const state = (await readState(folder)) ?? nothing(newsroom);
	if (state.newsroom !== newsroom) return err(`${folder} holds the backup of another newsroom.`);
	return catchUp(folder, state, segments);
}

/** The names in a backup's folder that are none of its. */
export const strangeIn = async (folder: string): Promise<string[]> =>
	(await namesIn(folder)).filter(
		(name) => !OWN.has(name) && !name.endsWith('.part') && segmentNumber(name) === null
	);

/** Takes away what a crash has left half written; whoever has the folder's lock. */
export async function clearParts(folder: string): Promise<void> {
	for (const name of await namesIn(folder))
		if (name.endsWith('.part')) await rm(path.join(folder, name));
}

const namesIn = (folder: string): Promise<string[]> =>
	readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});

const OWN: ReadonlySet<string> = new Set([
	...[STATE, FILES, FILE_LIST, 'lock', 'lock-journal'],
	// At the root of a disk with ext4.
	'lost+found'
]);

/** What was written after the state was: a crash came between. */
async function catchUp(
	folder: string,
	state: BackupState,
	segments: ReadonlyMap<number | null, string>
): Promise<Result<BackupState, string>> {
	const last = Math.max(0, ...[...segments.keys()].map(Number));
	if (last < state.number)
		return err(
			`The last segment in ${folder} is missing; begin another backup in an empty folder.`
		);
	for (let number = state.number + 1; number <= last; number++) {
		const name = segments.get(number);
		if (name === undefined) return err(`In ${folder}: ${sayMissing(number, segments)}`);
		try {
			const { head, sha256 } = await checkSegment(path.join(folder, name));
			if (head.newsroom !== state.newsroom)
				return err(`${folder} holds the backup of another newsroom.`);
			const { through, last, schema, at, kind } = head;
			Object.assign(state, { number, sha256, schema, tables: {}, versions: [] });
			if (kind === 'base') state.base = { at, schema };
			else Object.assign(state, { through, last, until: head.until ?? state.until });
		} catch (error) {
			if (!(error instanceof SegmentFault)) throw error;
			return err(`The segment ${name} in ${folder} ${error.message}.`);
		}
	}
	return ok(state);
}

/** Also which comes after it: it may be a file that is none of the backup's. */
export function sayMissing(number: number, segments: ReadonlyMap<number | null, string>): string {
	const after = Math.min(...[...segments.keys()].map(Number).filter((other) => other > number));
	const name = segments.get(after);
	return `Segment ${number} is missing${name === undefined ? '' : `, though there is ${name}`}.`;
}

/** Null: there is none, or none that can be read. */
export async function readState(folder: string): Promise<BackupState | null> {
	try {
		return JSON.parse(await readFile(path.join(folder, STATE), 'utf8')) as BackupState;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR' || error instanceof SyntaxError) return null;
		throw error;
	}
}

export async function writeState(folder: string, state: BackupState): Promise<void> {
	const temporary = path.join(folder, `${STATE}.part`);
	const file = await open(temporary, 'w', 0o600);
	try {
		await file.writeFile(JSON.stringify(state));
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path.join(folder, STATE));
	await syncFolder(folder);
}
