import { createHash } from 'node:crypto';
import type { CommandOf } from '#model/commands.ts';
import type { PressState } from '#model/press-state.ts';
import type { Signature } from '#model/signature.ts';
import type { KeptRow } from '../store/store.ts';
import { hashOf } from '../text-hash.ts';
import * as names from './manifest.ts';
import { readZip } from './read-zip.ts';

/** What is wrong with a pack. `path` names a file in it, `about` a story, a signature or a row. */
export type PackFault =
	| { kind: 'no-pack' }
	/** Not as the manifest has it; listed and not there; there and not listed. */
	| { kind: 'altered' | 'missing' | 'foreign'; path: string }
	/** The file says what no pack says. */
	| { kind: 'unreadable'; path: string }
	/** What was pressed is not what the manifest, or the log, says was pressed. */
	| { kind: 'code' }
	/** A story's words are not those that were pressed. */
	| { kind: 'text'; about: string }
	/** Signed, or sent back, was another text; or the log knows nothing of it. */
	| { kind: 'signature' | 'unlogged'; about: string }
	/** A row of the log is not as it was written, or stands in the wrong place. */
	| { kind: 'row' | 'order'; about: string }
	/** The log does not end with the going to press. */
	| { kind: 'head' };

export interface PackReport {
	manifest: names.Manifest | null;
	/** Of the ZIP itself. */
	sha256: string;
	counted: { files: number; stories: number; signatures: number; rows: number };
	faults: PackFault[];
}

/** As the store hashes a row behind the one before. */
export type HashOfRow = (
	prev: string,
	row: Pick<KeptRow, 'seq' | 'at' | 'type' | 'command' | 'changes' | 'before'> & {
		id: string;
		person_id: string;
	}
) => string;

/** Goes through all of a pack: every file, text, signature and row of the log. */
export function verifyPack(bytes: Uint8Array, hashOfRow: HashOfRow): PackReport {
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const counted = { files: 0, stories: 0, signatures: 0, rows: 0 };
	const zip = readZip(bytes);
	const manifest = zip && readJson<names.Manifest>(zip, names.MANIFEST);
	if (!zip || manifest?.form !== names.FORM || !Array.isArray(manifest.files)) {
		const fault: PackFault = zip?.has(names.MANIFEST)
			? { kind: 'unreadable', path: names.MANIFEST }
			: { kind: 'no-pack' };
		return { manifest: null, sha256, counted, faults: [fault] };
	}
	const parts = readParts(zip);
	const faults: PackFault[] = [
		...fileFaults(zip, manifest),
		...parts.unreadable.map((path): PackFault => ({ kind: 'unreadable', path })),
		...codeFaults(manifest, parts),
		...textFaults(zip, parts),
		...signatureFaults(zip, parts),
		...rowFaults(manifest, parts.rows, hashOfRow)
	];
	counted.files = manifest.files.length;
	counted.stories = parts.stories.length;
	counted.signatures = parts.signatures.length;
	counted.rows = parts.rows.length;
	return { manifest, sha256, counted, faults };
}

type Zip = ReadonlyMap<string, Uint8Array | null>;

interface Parts {
	state: PressState | null;
	/** Of state.json as it stands. */
	code: string;
	stories: names.ListedStory[];
	signatures: names.FiledSignature[];
	returns: names.FiledSignature[];
	rows: KeptRow[];
	unreadable: string[];
}

function readParts(zip: Zip): Parts {
	const unreadable: string[] = [];
	function read<T>(path: string, empty: T): T {
		const value = readJson<T>(zip, path);
		// That it is not there is said of the files.
		if (value === null && zip.get(path)) unreadable.push(path);
		return value ?? empty;
	}
	const lines = textOf(zip, names.AUDIT).split('\n').filter(Boolean);
	const rows = lines.map((line) => parsed<KeptRow>(line));
	if (rows.includes(null)) unreadable.push(names.AUDIT);
	return {
		state: read<PressState | null>(names.STATE, null),
		code: createHash('sha256')
			.update(zip.get(names.STATE) ?? '')
			.digest('hex'),
		stories: read<names.ListedStory[]>(names.STORIES, []),
		signatures: read<names.FiledSignature[]>(names.SIGNATURES, []),
		returns: read<names.FiledSignature[]>(names.RETURNS, []),
		rows: rows.filter((row) => row !== null),
		unreadable
	};
}

const textOf = (zip: Zip, path: string): string =>
	new TextDecoder().decode(zip.get(path) ?? new Uint8Array());

const readJson = <T>(zip: Zip, path: string): T | null => parsed<T>(textOf(zip, path));

function parsed<T>(text: string): T | null {
	try {
		return JSON.parse(text) as T;
	} catch {
		// Whoever reads says which file it was.
		return null;
	}
}

function fileFaults(zip: Zip, { files }: names.Manifest): PackFault[] {
	const listed = new Set([names.MANIFEST, ...files.map(({ path }) => path)]);
	// A pack that was unpacked and packed again has its folders as entries: they hold nothing.
	const foreign = [...zip].flatMap(([path, bytes]) =>
		listed.has(path) || (path.endsWith('/') && bytes?.length === 0) ? [] : path
	);
	return [
		...files.flatMap(({ path, sha256 }): PackFault[] => {
			if (!zip.has(path)) return [{ kind: 'missing', path }];
			const bytes = zip.get(path);
			const actual = bytes && createHash('sha256').update(bytes).digest('hex');
			return actual === sha256 ? [] : [{ kind: 'altered', path }];
		}),
		...foreign.map((path): PackFault => ({ kind: 'foreign', path }))
	];
}

/** What was pressed stands in the manifest, and in the log as what the chief saw. */
function codeFaults(manifest: names.Manifest, { code, rows }: Parts): PackFault[] {
	const press = rows.findLast(({ type }) => type === 'edition.press');
	const expect = press && parsed<CommandOf<'edition.press'>>(press.command)?.expect;
	return code === manifest.code && code === expect ? [] : [{ kind: 'code' }];
}

function textFaults(zip: Zip, { state, stories }: Parts): PackFault[] {
	return stories.flatMap(({ id, headline, folder, hash }): PackFault[] => {
		const pressed = state?.stories.find((one) => one.id === id)?.hash;
		const path = `${folder}/${names.BLOCKS}`;
		const text = zip.has(path) ? readText(zip, path) : null;
		const isWhole =
			!zip.has(path) ||
			(text?.hash === hash && text.words === textOf(zip, `${folder}/${names.TEXT}`));
		return hash === pressed && isWhole ? [] : [{ kind: 'text', about: headline || id }];
	});
}

/** A text and its hash; null: what stands there is none, as may be where somebody has been at it. */
function readText(zip: Zip, path: string): { hash: string; words: string } | null {
	const blocks = readJson<names.HashedBlock[]>(zip, path);
	const isText = Array.isArray(blocks) && blocks.every(({ runs }) => Array.isArray(runs));
	return isText ? { hash: hashOf(blocks), words: names.wordsOf(blocks) } : null;
}

function signatureFaults(zip: Zip, { signatures, returns, rows }: Parts): PackFault[] {
	const logged = new Set(rows.flatMap(({ changes }) => signaturesIn(changes)));
	const faults = [...signatures, ...returns].flatMap(({ id, hash, text }): PackFault[] => {
		const isSame = text === null || readText(zip, text)?.hash === hash;
		return isSame ? [] : [{ kind: 'signature', about: id }];
	});
	const unlogged = signatures.filter(({ id, hash }) => !logged.has(`${id} ${hash}`));
	return [...faults, ...unlogged.map(({ id }): PackFault => ({ kind: 'unlogged', about: id }))];
}

function signaturesIn(changes: string): string[] {
	const all = parsed<{ kind: string; value: Pick<Signature, 'id' | 'hash'> | null }[]>(changes);
	return (all ?? []).flatMap(({ kind, value }) =>
		kind === 'signature' && value ? [`${value.id} ${value.hash}`] : []
	);
}

function rowFaults(
	manifest: names.Manifest,
	rows: readonly KeptRow[],
	hashOfRow: HashOfRow
): PackFault[] {
	const faults = rows.flatMap((row, at): PackFault[] => {
		const { commandId, personId, prev, hash, ...rest } = row;
		const about = String(row.seq);
		if (hashOfRow(prev, { ...rest, id: commandId, person_id: personId }) !== hash)
			return [{ kind: 'row', about }];
		const before = rows[at - 1];
		if (!before) return [];
		const isNext = row.seq === before.seq + 1;
		const fits = row.seq > before.seq && (!isNext || prev === before.hash);
		return fits ? [] : [{ kind: 'order', about }];
	});
	const last = rows.at(-1);
	const isEnd = last?.type === 'edition.press' && last.hash === manifest.head;
	return isEnd ? faults : [...faults, { kind: 'head' }];
}
