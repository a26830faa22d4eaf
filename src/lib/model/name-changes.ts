import { STAYED, UNKNOWN, type BlockHands, type ChangeAuthors } from './change-authors.ts';
import { Cuts, type Region } from './cuts.ts';
import type { Id } from './ids.ts';
import type { MarkedBlock, MarkedChange, MarkedPiece, MarkedText } from './marked-text.ts';
import { unfoldRows } from './rows.ts';

/** How many units of a change are whose: an index into the people, or UNKNOWN. */
type Tally = Map<number, number>;

/**
 * The same comparison with who made each change. A comparison of words may take for new, or for gone,
 * what is the very character that stood there before, beside another that is like it: then the change
 * is by those who really wrote or deleted something in the least passage around it that both tell alike.
 */
export function nameChanges(marked: MarkedText, authors: ChangeAuthors): MarkedText {
	return new Naming(marked, authors).name();
}

/** All of it by one person. */
export function nameAll({ blocks, changes }: MarkedText, by: Id): MarkedText {
	return {
		blocks: blocks.map((block) => ({
			...block,
			pieces: block.pieces.map((piece) => (piece.mark === 'kept' ? piece : { ...piece, by }))
		})),
		changes: changes.map((change) => ({ ...change, by: [by], isUnsure: false }))
	};
}

/** Who made changes of a comparison, and who made most of them first. */
export function makersOf({ changes }: MarkedText): Id[] {
	return [...countedMakers(changes).keys()];
}

/** How many changes each of them made, or had a part in, the most first. */
export function countedMakers(changes: readonly MarkedChange[]): Map<Id, number> {
	const counts = new Map<Id, number>();
	for (const id of changes.flatMap(({ by }) => by ?? [])) counts.set(id, (counts.get(id) ?? 0) + 1);
	return new Map([...counts].sort(([, one], [, other]) => other - one));
}

class Naming {
	readonly #marked: MarkedText;
	readonly #people: readonly Id[];
	readonly #gone: Int32Array;
	readonly #came: Int32Array;
	readonly #moved: ReadonlyMap<number, number[]>;
	readonly #passed: ReadonlyMap<number, number[]>;
	readonly #restyled: ReadonlyMap<number, number[]>;
	/** Of each unit of the old text, where it stands in the new one; -1: nowhere. */
	readonly #places: Int32Array;
	/** Where the block of the new text begins in which each unit stands. */
	readonly #blockAt: Int32Array;
	readonly #cuts: Cuts;
	/** By changes: who wrote or deleted something around them. */
	readonly #around = new Map<number, readonly number[]>();
	readonly #tallies = new Map<number, Tally>();

	constructor(marked: MarkedText, authors: ChangeAuthors) {
		this.#marked = marked;
		this.#people = authors.people;
		this.#gone = unfolded(authors.gone);
		this.#came = unfolded(authors.came);
		this.#moved = byPlace(authors.moved);
		this.#passed = byPlace(authors.passed);
		this.#restyled = byPlace(authors.restyled);
		this.#places = new Int32Array(this.#gone.length).fill(-1);
		unfoldRows(authors.shifts, this.#came.length).forEach((shift, is) => {
			if (this.#came[is] === STAYED) this.#places[is - shift] = is;
		});
		this.#blockAt = blocksAt(marked, this.#came.length);
		this.#cuts = new Cuts(marked, this.#places, (is) => this.#moved.has(this.#blockAt[is] ?? -1));
	}

	name(): MarkedText {
		const blocks = this.#marked.blocks.map((block) => this.#nameBlock(block));
		const changes = this.#marked.changes.map((change) => this.#nameChange(change));
		return { blocks, changes };
	}

	#nameBlock(block: MarkedBlock): MarkedBlock {
		const { change, kind } = block;
		if (change !== null && (kind === 'moved' || kind === 'restyled'))
			this.#add(change, this.#handsOf(block));
		else if (change !== null && block.pieces.length === 0) {
			// Nothing but its line end.
			const mark = kind === 'gone' ? 'gone' : 'new';
			const at = (mark === 'gone' ? block.was : block.is) ?? -1;
			this.#add(change, this.#whoMade(mark, at, kind) ?? this.#peopleAround(change));
		}
		return { ...block, pieces: this.#pieces(block) };
	}

	/** Parted where one person’s end and another’s begin. */
	#pieces({ kind, was, is, pieces }: MarkedBlock): MarkedPiece[] {
		let [old, fresh] = [was ?? 0, is ?? 0];
		return pieces.flatMap((piece): MarkedPiece[] => {
			const { text, mark, change } = piece;
			const from = mark === 'gone' ? old : fresh;
			if (mark !== 'new') old += text.length;
			if (mark !== 'gone') fresh += text.length;
			if (mark === 'kept' || change === null) return [piece];
			const hands = Array.from({ length: text.length }, (_, i) => {
				const all = this.#whoMade(mark, from + i, kind) ?? this.#peopleAround(change);
				this.#add(change, all);
				return all.length === 1 ? (all[0] ?? UNKNOWN) : UNKNOWN;
			});
			return this.#parts(piece, hands);
		});
	}

	#parts(piece: MarkedPiece, hands: readonly number[]): MarkedPiece[] {
		const parts: MarkedPiece[] = [];
		for (let begin = 0, end = 1; end <= hands.length; end++) {
			if (end < hands.length && hands[end] === hands[begin]) continue;
			const by = this.#people[hands[begin] ?? UNKNOWN] ?? null;
			parts.push({ ...piece, text: piece.text.slice(begin, end), by });
			begin = end;
		}
		return parts;
	}

	/** Who wrote or deleted a unit, or moved the block it stands in; null: nobody did. */
	#whoMade(mark: 'gone' | 'new', at: number, kind: MarkedBlock['kind']): readonly number[] | null {
		const hand = (mark === 'gone' ? this.#gone : this.#came)[at] ?? UNKNOWN;
		if (hand !== STAYED) return [hand];
		if (kind === 'changed') return null;
		const is = mark === 'gone' ? (this.#places[at] ?? -1) : at;
		return this.#whoMoved(this.#blockAt[is] ?? -1);
	}

	#whoMoved(is: number): readonly number[] | null {
		return this.#moved.get(is) ?? this.#passed.get(is) ?? null;
	}

	/** Who moved a block, or changed how it looks; who wrote it anew, where its words are others that say the same. */
	#handsOf({ kind, was, is, pieces }: MarkedBlock): readonly number[] {
		const at = is ?? -1;
		const hands = kind === 'moved' ? this.#whoMoved(at) : this.#restyled.get(at);
		if (hands) return hands;
		const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
		const end = (from: number | null) => (from ?? 0) + length + 1;
		const region = { was: [was ?? 0, end(was)], is: [is ?? 0, end(is)] } as const;
		return this.#peopleIn(region) ?? this.#everybody();
	}

	#peopleAround(change: number): readonly number[] {
		const known = this.#around.get(change);
		if (known) return known;
		const people = this.#peopleIn(this.#cuts.around(change)) ?? this.#everybody();
		this.#around.set(change, people);
		return people;
	}

	#everybody(): readonly number[] {
		const whole = { was: [0, this.#gone.length], is: [0, this.#came.length] } as const;
		return this.#peopleIn(whole) ?? [UNKNOWN];
	}

	/** Who really wrote or deleted something there; null: nobody. */
	#peopleIn({ was, is }: Region): readonly number[] | null {
		const people = new Set<number>();
		for (let at = was[0]; at < was[1]; at++) people.add(this.#gone[at] ?? STAYED);
		for (let at = is[0]; at < is[1]; at++) people.add(this.#came[at] ?? STAYED);
		people.delete(STAYED);
		return people.size > 0 ? [...people] : null;
	}

	#add(change: number, hands: readonly number[]): void {
		const tally = this.#tallies.get(change) ?? new Map<number, number>();
		this.#tallies.set(change, tally);
		for (const hand of hands) tally.set(hand, (tally.get(hand) ?? 0) + 1);
	}

	#nameChange(change: MarkedChange): MarkedChange {
		const tally = [...(this.#tallies.get(change.number) ?? [[UNKNOWN, 1] as const])];
		const known = tally.filter(([hand]) => hand >= 0).sort(([, one], [, other]) => other - one);
		const by = known.map(([hand]) => this.#people[hand] as Id);
		return { ...change, by, isUnsure: known.length < tally.length };
	}
}

function blocksAt({ blocks }: MarkedText, length: number): Int32Array {
	const starts = blocks.flatMap(({ is }) => (is === null ? [] : [is]));
	const at = new Int32Array(length);
	starts.forEach((start, i) => at.fill(start, start, starts[i + 1] ?? length));
	return at;
}

const unfolded = (rows: readonly number[]): Int32Array => {
	let length = 0;
	for (let i = 1; i < rows.length; i += 2) length += rows[i] ?? 0;
	return unfoldRows(rows, length);
};

const byPlace = (blocks: readonly BlockHands[]): ReadonlyMap<number, number[]> =>
	new Map(blocks.map(({ at, hands }) => [at, hands]));
