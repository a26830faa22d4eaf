import { alignBlocks, type BlockChange } from './diff/align-blocks.ts';
import { changesFigure, type Hunk } from './diff/text-diff.ts';

/** A block of one of the two texts, as far as a reader sees it. */
export interface TextBlock {
	type: string;
	text: string;
	/** Whatever else is to be seen of it: marks, depth, photo. Compared as JSON. */
	look?: unknown;
}

/** Characters that both texts have, or one of them. `change`: which of the changes they belong to, from 1. */
export interface MarkedPiece {
	text: string;
	mark: 'kept' | 'gone' | 'new';
	change: number | null;
}

/**
 * A block of the two texts laid over each other. same; changed; new; gone; moved: the same words
 * elsewhere before; restyled: the same words that look otherwise.
 */
export interface MarkedBlock {
	kind: 'same' | 'changed' | 'new' | 'gone' | 'moved' | 'restyled';
	type: string;
	pieces: MarkedPiece[];
	/** The change that the block as a whole is. */
	change: number | null;
	/** The paragraph of the new text, from 1; null for the deck, byline and photos, and what is gone. */
	paragraph: number | null;
}

/** One change, in words short enough for a list. */
export interface MarkedChange {
	/** From 1, in the order of the text. */
	number: number;
	kind: 'words' | Exclude<MarkedBlock['kind'], 'same' | 'changed'>;
	/** In which block, by place in the list of blocks. */
	block: number;
	gone: string;
	fresh: string;
	/** A figure was changed (数字变了). */
	isFigure: boolean;
}

export interface MarkedText {
	blocks: MarkedBlock[];
	changes: MarkedChange[];
}

/** Running text: what people call the n-th paragraph. */
const BODY = ['paragraph', 'crosshead', 'quote', 'listItem', 'unknown'];

type Unnumbered = Omit<MarkedBlock, 'change' | 'paragraph' | 'pieces'> & {
	before: number | null;
	hunks: Hunk[];
	text: string;
};

/** Two texts laid over each other, every change with its number. */
export function markChanges(before: readonly TextBlock[], after: readonly TextBlock[]): MarkedText {
	const texts = (blocks: readonly TextBlock[]) => blocks.map(({ text }) => text);
	const changes = alignBlocks(texts(before), texts(after));
	return number(overlay(before, after, changes));
}

function overlay(
	before: readonly TextBlock[],
	after: readonly TextBlock[],
	changes: readonly BlockChange[]
): Unnumbered[] {
	const byAfter = new Map(
		changes.flatMap((change) => (change.type === 'gone' ? [] : [[change.after, change] as const]))
	);
	const spent = new Set(changes.flatMap((one) => (one.type === 'new' ? [] : [one.before])));
	const rest = before.keys().filter((index) => !spent.has(index));
	const laid = after.map((block, index): Unnumbered => {
		const change = byAfter.get(index);
		const from = change ? ('before' in change ? change.before : null) : (rest.next().value ?? null);
		const old = from === null ? undefined : before[from];
		const kind = change?.type ?? (old && looksLike(old, block) ? 'same' : 'restyled');
		const hunks = change?.type === 'changed' ? change.hunks : [];
		return { kind, type: block.type, before: from, hunks, text: old?.text ?? block.text };
	});
	for (const change of changes) {
		const block = change.type === 'gone' ? before[change.before] : undefined;
		if (change.type !== 'gone' || !block) continue;
		const at = laid.findLastIndex(
			(one) => one.before !== null && one.before < change.before && one.kind !== 'moved'
		);
		const { type, text } = block;
		laid.splice(at + 1, 0, { kind: 'gone', type, before: change.before, hunks: [], text });
	}
	return laid;
}

const looksLike = (one: TextBlock, other: TextBlock): boolean =>
	one.type === other.type && JSON.stringify(one.look) === JSON.stringify(other.look);

function number(laid: readonly Unnumbered[]): MarkedText {
	const changes: MarkedChange[] = [];
	let paragraphs = 0;
	const blocks = laid.map(({ kind, type, hunks, text }, block): MarkedBlock => {
		const isBody = kind !== 'gone' && BODY.includes(type);
		const paragraph = isBody ? (paragraphs += 1) : null;
		const note = (one: Omit<MarkedChange, 'number' | 'block'>): number =>
			changes.push({ number: changes.length + 1, block, ...one });
		if (kind === 'changed')
			return { kind, type, paragraph, change: null, pieces: piecesOf(text, hunks, note) };
		const gone = kind === 'gone' ? text : '';
		const fresh = kind === 'gone' ? '' : text;
		const change = kind === 'same' ? null : note({ kind, gone, fresh, isFigure: false });
		const mark = kind === 'gone' || kind === 'new' ? kind : 'kept';
		return { kind, type, paragraph, change, pieces: text ? [{ text, mark, change }] : [] };
	});
	return { blocks, changes };
}

function piecesOf(
	text: string,
	hunks: readonly Hunk[],
	note: (one: Omit<MarkedChange, 'number' | 'block'>) => number
): MarkedPiece[] {
	const pieces: MarkedPiece[] = [];
	const add = (words: string, mark: MarkedPiece['mark'], change: number | null) => {
		if (words) pieces.push({ text: words, mark, change });
	};
	let at = 0;
	for (const hunk of hunks) {
		add(text.slice(at, hunk.at), 'kept', null);
		const { removed: gone, inserted: fresh } = hunk;
		const change = note({ kind: 'words', gone, fresh, isFigure: changesFigure(hunk) });
		add(gone, 'gone', change);
		add(fresh, 'new', change);
		at = hunk.at + gone.length;
	}
	add(text.slice(at), 'kept', null);
	return pieces;
}
