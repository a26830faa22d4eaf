import { alignRewrites, type Rewrite } from './diff/align-rewrites.ts';
import { changesFigure, type Hunk } from './diff/text-diff.ts';
import type { Id } from './ids.ts';

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
	/** Who put it in, or took it out (name-changes.ts); null: nobody can say. */
	by?: Id | null;
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
	/**
	 * Where it begins in the old text and in the new one, in UTF-16 units, each block of them with a
	 * line end behind it; null: it is not there. Of several blocks that were one, where that one goes on.
	 */
	was: number | null;
	is: number | null;
}

/** One change, in words short enough for a list. */
export interface MarkedChange {
	/** From 1, in the order of the text. */
	number: number;
	/** words: some of a block’s; split, merged: it became two, or two became one. */
	kind: 'words' | 'split' | 'merged' | Exclude<MarkedBlock['kind'], 'same' | 'changed'>;
	/** In which block, by place in the list of blocks. */
	block: number;
	gone: string;
	fresh: string;
	/** A figure was changed, or came or went (数字变了). */
	isFigure: boolean;
	/** Who made it, who did most of it first (name-changes.ts). */
	by?: readonly Id[];
	/** Of some of it, or all, nobody can say who made it. */
	isUnsure?: boolean;
}

export interface MarkedText {
	blocks: MarkedBlock[];
	changes: MarkedChange[];
}

/** Running text: what people call the n-th paragraph. */
const BODY = ['paragraph', 'crosshead', 'quote', 'listItem', 'unknown'];

/** Where blocks were split or merged, as proofreaders write it. */
const BREAK = '¶';

const DECK = ['kicker', 'headline', 'subhead', 'byline'];
/** Of these blocks a story has one each, which may say something else altogether. */
export const isDeck = (type: string | undefined): boolean =>
	type !== undefined && DECK.includes(type);

type Unnumbered = Pick<MarkedBlock, 'kind'> & {
	/** Of the block, or of those it became. */
	types: string[];
	/** The first and the last of the old blocks it was; null: none. */
	first: number | null;
	before: number | null;
	/** The block of the new text, or the first of them; null: none. */
	after: number | null;
	hunks: Hunk[];
	text: string;
};

/** Two texts laid over each other, every change with its number. */
export function markChanges(before: readonly TextBlock[], after: readonly TextBlock[]): MarkedText {
	const texts = (blocks: readonly TextBlock[]) => blocks.map(({ text }) => text);
	const isSame = (i: number, j: number) =>
		isDeck(before[i]?.type) && before[i]?.type === after[j]?.type;
	const [old, fresh] = [texts(before), texts(after)];
	const laid = overlay(before, after, alignRewrites(old, fresh, isSame));
	return number(laid, startsOf(old), startsOf(fresh));
}

/** Where each block begins, each with a line end behind it. */
function startsOf(texts: readonly string[]): number[] {
	let end = 0;
	return texts.map((text) => {
		const start = end;
		end += text.length + 1;
		return start;
	});
}

function overlay(
	before: readonly TextBlock[],
	after: readonly TextBlock[],
	changes: readonly Rewrite[]
): Unnumbered[] {
	const byAfter = new Map(
		changes.flatMap((change) => (change.type === 'gone' ? [] : [[change.after, change] as const]))
	);
	const spent = new Set(changes.flatMap(oldBlocks));
	const rest = before.keys().filter((index) => !spent.has(index));
	const laid: Unnumbered[] = [];
	for (let index = 0; index < after.length;) {
		const change = byAfter.get(index);
		const into = change?.type === 'split' ? change.into : 1;
		const blocks = after.slice(index, index + into);
		laid.push(
			change
				? changedBlock(before, blocks, change)
				: keptBlock(before, blocks, { from: rest.next().value, to: index })
		);
		index += into;
	}
	for (const change of changes) {
		const block = change.type === 'gone' ? before[change.before] : undefined;
		if (change.type !== 'gone' || !block) continue;
		const at = laid.findLastIndex(
			(one) => one.before !== null && one.before < change.before && one.kind !== 'moved'
		);
		const { type, text } = block;
		const { before: first } = change;
		laid.splice(at + 1, 0, {
			...{ kind: 'gone', types: [type], first, before: first, after: null, hunks: [], text }
		});
	}
	return laid;
}

/** The old blocks of which a change speaks. */
const oldBlocks = (change: Rewrite): number[] =>
	change.type === 'new'
		? []
		: Array.from(
				{ length: change.type === 'merged' ? change.of : 1 },
				(_, at) => change.before + at
			);

function changedBlock(
	before: readonly TextBlock[],
	blocks: readonly TextBlock[],
	change: Exclude<Rewrite, { type: 'gone' }>
): Unnumbered {
	const types = blocks.map(({ type }) => type);
	const old = oldBlocks(change);
	const text = old.map((index) => before[index]?.text ?? '').join('\n');
	const where = { first: old[0] ?? null, before: old.at(-1) ?? null, after: change.after };
	if ('hunks' in change) return { kind: 'changed', types, ...where, hunks: change.hunks, text };
	return { kind: change.type, types, ...where, hunks: [], text: blocks[0]?.text ?? '' };
}

function keptBlock(
	before: readonly TextBlock[],
	[block]: readonly TextBlock[],
	{ from, to }: { from: number | undefined; to: number }
): Unnumbered {
	const old = from === undefined ? undefined : before[from];
	const kind = old && block && looksLike(old, block) ? 'same' : 'restyled';
	const types = [block?.type ?? ''];
	const first = from ?? null;
	return { kind, types, first, before: first, after: to, hunks: [], text: block?.text ?? '' };
}

const looksLike = (one: TextBlock, other: TextBlock): boolean =>
	one.type === other.type && JSON.stringify(one.look) === JSON.stringify(other.look);

function number(
	laid: readonly Unnumbered[],
	old: readonly number[],
	fresh: readonly number[]
): MarkedText {
	const changes: MarkedChange[] = [];
	const blocks: MarkedBlock[] = [];
	let paragraphs = 0;
	const add = (block: Omit<MarkedBlock, 'paragraph'>) => {
		const isBody = block.kind !== 'gone' && BODY.includes(block.type);
		blocks.push({ ...block, paragraph: isBody ? (paragraphs += 1) : null });
	};
	for (const { kind, types, hunks, text, first, after } of laid) {
		const note = (one: Omit<MarkedChange, 'number' | 'block'>): number =>
			changes.push({ number: changes.length + 1, block: blocks.length, ...one });
		const [type = ''] = types;
		const was = first === null ? null : (old[first] ?? null);
		const is = after === null ? null : (fresh[after] ?? null);
		if (kind === 'changed') {
			const lines = linesOf(piecesOf(text, hunks, note));
			let begin = was ?? 0;
			types.forEach((each, at) => {
				const pieces = lines[at] ?? [];
				const start = fresh[(after ?? 0) + at] ?? null;
				add({ kind, type: each, pieces, change: null, was: begin, is: start });
				begin += unitsOf(pieces, 'gone');
			});
			continue;
		}
		const [gone, came] = kind === 'gone' ? [text, ''] : ['', text];
		const isWhole = kind === 'gone' || kind === 'new';
		const isFigure = isWhole && changesFigure({ removed: gone, inserted: came });
		const change = kind === 'same' ? null : note({ kind, gone, fresh: came, isFigure });
		const mark = isWhole ? kind : 'kept';
		add({ kind, type, pieces: text ? [{ text, mark, change }] : [], change, was, is });
	}
	return { blocks, changes };
}

/** How much of one of the texts pieces are. */
export const unitsOf = (pieces: readonly MarkedPiece[], side: 'gone' | 'new'): number =>
	pieces.reduce(
		(sum, { mark, text }) => sum + (mark === 'kept' || mark === side ? text.length : 0),
		0
	);

/** The pieces of each block of the new text, which line ends part. */
function linesOf(pieces: readonly MarkedPiece[]): MarkedPiece[][] {
	const lines: MarkedPiece[][] = [[]];
	for (const { text, ...piece } of pieces) {
		const parts = piece.mark === 'gone' ? [text.replaceAll('\n', BREAK)] : text.split('\n');
		parts.forEach((part, at) => {
			const isEnd = at < parts.length - 1;
			const shown = isEnd && piece.mark === 'new' ? part + BREAK : part;
			if (shown) lines.at(-1)?.push({ text: shown, ...piece });
			if (isEnd) lines.push([]);
		});
	}
	return lines;
}

const kindOf = ({ removed, inserted }: Hunk): MarkedChange['kind'] =>
	removed === '' && inserted === '\n'
		? 'split'
		: removed === '\n' && inserted === ''
			? 'merged'
			: 'words';

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
		const { removed, inserted } = hunk;
		const [gone, fresh] = [removed, inserted].map((one) => one.replaceAll('\n', BREAK)) as [
			string,
			string
		];
		const change = note({ kind: kindOf(hunk), gone, fresh, isFigure: changesFigure(hunk) });
		add(removed, 'gone', change);
		add(inserted, 'new', change);
		at = hunk.at + removed.length;
	}
	add(text.slice(at), 'kept', null);
	return pieces;
}
