import { HARD_BREAK, type Block } from '#document/block.ts';
import type { Id } from '#model/ids.ts';
import type { Missing, Pressing } from '#model/press.ts';
import type { Signature } from '#model/signature.ts';

/** Raised if what a pack holds, or how its hashes are made, ever changes. */
export const FORM = 'copydesk evidence 1';
export const MANIFEST = 'manifest.json';
export const STATE = 'state.json';
export const STORIES = 'stories.json';
export const SIGNATURES = 'signatures.json';
export const AUDIT = 'audit.jsonl';
export const RETURNS = 'returns.json';
/** In a story's folder. */
export const TEXT = 'text.txt';
export const BLOCKS = 'blocks.json';

/** A block as its text's hash is over it (see canonicalText). */
export type HashedBlock = Omit<Block, 'text'>;

/** The words of a text, a line for each block. */
export const wordsOf = (blocks: readonly HashedBlock[]): string =>
	blocks
		.map(({ runs }) => `${runs.map(({ text }) => text).join('')}\n`)
		.join('')
		.replaceAll(HARD_BREAK, '\n');

/** What an evidence pack says of itself; every other file in it is listed here with its hash. */
export interface Manifest {
	form: typeof FORM;
	paper: string;
	date: string;
	/** 号外, 丰收特刊; not given: the usual paper of its date. */
	called?: string;
	issue: number | null;
	version: Pressing['version'];
	pressedAt: number;
	pressedBy: string;
	/** sha-256 of state.json: what was pressed; it stands in the audit row of the press, too. */
	code: string;
	/** The hash of that row: `audit verify --head` says whether it is still in the newsroom's chain. */
	head: string;
	missing: Missing[];
	files: { path: string; bytes: number; sha256: string }[];
}

/** A story in stories.json. */
export interface ListedStory {
	id: Id;
	headline: string;
	/** Of the text that was pressed. */
	hash: string;
	/** Its folder. */
	folder: string;
}

/** A signature or a return in signatures.json and returns.json: with where its text lies. */
export type Filed<T> = T & { text: string | null };
export type FiledSignature = Filed<Signature>;
