import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FILE_LIST, FILES, readState } from './backup-folder.ts';
import { syncFolder } from './segment.ts';

/** Folders of a data folder whose files are written once and never changed. */
const FOLDERS = ['photos', 'evidence'];
/** A name that is whole: what is being written has a dot or an ending of its own. */
const WHOLE = /^[\w-]+(\.zip)?$/;

/** A file of the backup, by its path in the data folder. */
export interface BackedUpFile {
	path: string;
	bytes: number;
	sha256: string;
}

/** What was copied, and what could not be, each with why. */
export interface CopiedFiles {
	files: number;
	failed: string[];
}

/** Copies the files that the backup does not have yet, or has on no list. */
export async function copyFiles(dataDir: string, backup: string): Promise<CopiedFiles> {
	const copied: CopiedFiles = { files: 0, failed: [] };
	const listed = new Set((await filesOf(backup)).map((file) => file.path));
	for (const folder of FOLDERS) {
		const names = (await namesIn(path.join(dataDir, folder))).filter((name) => WHOLE.test(name));
		if (names.length === 0) continue;
		const to = path.join(backup, FILES, folder);
		await mkdir(to, { recursive: true, mode: 0o700 });
		const known = new Set(await namesIn(to));
		for (const name of names) {
			const file = `${folder}/${name}`;
			if (known.has(name) && listed.has(file)) continue;
			try {
				await copyOne(path.join(dataDir, file), path.join(to, name), async (copy) =>
					note(backup, { path: file, ...(await digestOf(copy)) })
				);
				copied.files += 1;
			} catch (error) {
				const { code = String(error) } = error as NodeJS.ErrnoException;
				if (FOR_ALL.has(code)) throw error;
				copied.failed.push(`${file} (${code})`);
			}
		}
		if (copied.files > 0) await syncFolder(to);
	}
	return copied;
}

/** What keeps every other file from being copied too. */
const FOR_ALL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** The files of a backup; the last that names one holds. */
export async function filesOf(backup: string): Promise<BackedUpFile[]> {
	const text = await readFile(path.join(backup, FILE_LIST), 'utf8').catch(orNothing(''));
	const files = text
		.split('\n')
		.slice(0, -1)
		.flatMap((line) => fileIn(line) ?? []);
	return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** Null: a crash came while it was written, and its file is copied and noted again. */
function fileIn(line: string): BackedUpFile | null {
	try {
		return JSON.parse(line) as BackedUpFile;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

const isNamedAsCopy = (file: string): boolean =>
	FOLDERS.includes(path.dirname(file)) && WHOLE.test(path.basename(file));

/** The paths of the copies that are there, and of what else lies beside them. */
export async function copiesIn(backup: string): Promise<string[]> {
	const there = (await namesIn(path.join(backup, FILES))).sort();
	const all = there.map(async (name) =>
		FOLDERS.includes(name)
			? (await namesIn(path.join(backup, FILES, name))).map((file) => `${name}/${file}`)
			: [name]
	);
	return (await Promise.all(all)).flat().filter((name) => !name.endsWith('.part'));
}

/** The list's length, and the hash of all of it, or of so many bytes at its beginning. */
export async function listNow(
	backup: string,
	bytes?: number
): Promise<{ bytes: number; sha256: string }> {
	const list = await readFile(path.join(backup, FILE_LIST)).catch(orNothing(Buffer.alloc(0)));
	const part = list.subarray(0, bytes);
	return { bytes: part.length, sha256: createHash('sha256').update(part).digest('hex') };
}

/** Whether the list is as it was written, and names every copy that is there. */
export async function isListWhole(backup: string): Promise<boolean> {
	const { list } = (await readState(backup)) ?? {};
	if (list && (await listNow(backup, list.bytes)).sha256 !== list.sha256) return false;
	// Before the list, on which each is before it is there.
	const copies = await copiesIn(backup);
	const listed = new Set((await filesOf(backup)).map((file) => file.path));
	return copies.every((copy) => listed.has(copy) || !isNamedAsCopy(copy));
}

/** What is copied, and is on the list or only there; `sha256` null: nothing says what it should be. */
export async function filesThere(
	backup: string
): Promise<{ path: string; sha256: string | null }[]> {
	const copies = await copiesIn(backup);
	const files = await filesOf(backup);
	const listed = new Set(files.map((file) => file.path));
	const unlisted = copies.filter(
		(copy) => isNamedAsCopy(copy) && !listed.has(copy) && !SMALL.test(copy)
	);
	return [...files, ...unlisted.map((file) => ({ path: file, sha256: null }))];
}

/** A photo in a width that it is shown in, which is made anew. */
const SMALL = /^photos\/[0-9a-z]+-\d+$/;

/** The hash of a copy; null: it is missing, or cannot be read. */
export const hashOfCopy = (backup: string, file: string): Promise<string | null> =>
	digestOf(path.join(backup, FILES, file)).then(
		({ sha256 }) => sha256,
		() => null
	);

export async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	let bytes = 0;
	await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
		for await (const chunk of chunks) {
			hash.update(chunk);
			bytes += chunk.length;
		}
	});
	return { bytes, sha256: hash.digest('hex') };
}

const NO_RIGHTS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP']);

/** It has its name once it is on the disk, and `seen` has seen it. */
export async function copyOne(
	from: string,
	to: string,
	seen: (copy: string) => Promise<void>
): Promise<void> {
	const temporary = `${to}.part`;
	await copyFile(from, temporary);
	const file = await open(temporary, 'r+');
	try {
		// A copy would have the rights of what it is of. Some file systems, as those of networks, set none.
		await file.chmod(0o600).catch((error: NodeJS.ErrnoException) => {
			if (!NO_RIGHTS.has(error.code ?? '')) throw error;
		});
		await file.sync();
	} finally {
		await file.close();
	}
	await seen(temporary);
	await rename(temporary, to);
}

async function note(backup: string, file: BackedUpFile): Promise<void> {
	const list = await open(path.join(backup, FILE_LIST), 'a+', 0o600);
	try {
		const { size } = await list.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await list.read(last, 0, 1, size - 1);
		const isTorn = size > 0 && last.toString() !== '\n';
		await list.appendFile(`${isTorn ? '\n' : ''}${JSON.stringify(file)}\n`);
		await list.sync();
	} finally {
		await list.close();
	}
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(orNothing([]));

const orNothing =
	<T>(none: T) =>
	(error: NodeJS.ErrnoException): T => {
		if (error.code === 'ENOENT') return none;
		throw error;
	};
