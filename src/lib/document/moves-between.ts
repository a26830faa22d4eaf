import { SLOT, isSlot } from './attributes.ts';
import type { FormatCauses } from './format-causes.ts';
import type { ReplayMark } from './replay-record.ts';
import type { StoryPast } from './story-past.ts';

/** Where more edits than these may have moved blocks, whoever last said where a block stands moved it. */
const MOST_LOOKS = 60;

/** Who moved which blocks between two edits. Blocks are known by their line ends. */
export class MovesBetween {
	readonly #past: StoryPast;
	readonly #causes: FormatCauses;
	readonly #before: ReadonlyMap<number, number>;
	readonly #after: ReadonlyMap<number, number>;
	readonly #movers = new Map<number, Set<number>>();

	constructor(past: StoryPast, from: number, to: number, causes: FormatCauses) {
		this.#past = past;
		this.#causes = causes;
		this.#before = ranks(this.#orderAt(from));
		this.#after = ranks(this.#orderAt(to));
		const edits = this.#edits(from, to);
		if (edits.length > MOST_LOOKS) for (const block of this.#after.keys()) this.#noteLast(block);
		else for (const edit of edits) this.#note(edit);
	}

	moversOf(block: number): Iterable<number> {
		return this.#movers.get(block) ?? [];
	}

	/** Of those blocks that were moved from one side of this one to the other. */
	*moversPast(block: number): Generator<number> {
		for (const [other, hands] of this.#movers)
			if (other !== block && this.#isPassed(block, other)) yield* hands;
	}

	#isPassed(block: number, other: number): boolean {
		const side = (ranks: ReadonlyMap<number, number>): boolean | null => {
			const [one, two] = [ranks.get(block), ranks.get(other)];
			return one === undefined || two === undefined ? null : one < two;
		};
		const [before, after] = [side(this.#before), side(this.#after)];
		return before !== null && after !== null && before !== after;
	}

	/** The edits that said of blocks, or of places, where which stands. */
	#edits(from: number, to: number): number[] {
		const { born, gone, marks } = this.#past;
		const edits = marks.filter(isPlacing).flatMap(({ at }) => [born[at] ?? 0, gone[at] ?? 0]);
		const between = edits.filter((edit) => edit > from && edit <= to);
		return [...new Set(between)].sort((one, other) => one - other);
	}

	#note(edit: number): void {
		const [before, after] = [this.#orderAt(edit - 1), this.#orderAt(edit)];
		const moved = movedBetween(before, after);
		if (moved) for (const block of moved) this.#add(block, this.#past.by(edit));
		else for (const block of after) this.#noteLast(block);
	}

	#noteLast(block: number): void {
		const hand = this.#causes.get(block)?.get(SLOT);
		if (hand !== undefined) this.#add(block, hand);
	}

	#add(block: number, hand: number): void {
		const hands = this.#movers.get(block) ?? new Set();
		this.#movers.set(block, hands.add(hand));
	}

	#orderAt(edit: number): number[] {
		return this.#past.blocksAt(edit).map(({ newline }) => newline);
	}
}

const isPlacing = (mark: ReplayMark): boolean =>
	'key' in mark ? mark.key === SLOT : isSlot(mark.embed);

const ranks = (order: readonly number[]): ReadonlyMap<number, number> =>
	new Map(order.map((block, rank) => [block, rank]));

/**
 * Which block stands elsewhere among the others, without which both orders are the same: none; one;
 * two, where neighbours changed places; null: there is no such one.
 */
function movedBetween(before: readonly number[], after: readonly number[]): number[] | null {
	const [old, fresh] = [new Set(before), new Set(after)];
	const [one, other] = [before.filter((b) => fresh.has(b)), after.filter((b) => old.has(b))];
	const first = one.findIndex((block, at) => block !== other[at]);
	if (first < 0) return [];
	const isSameWithout = (moved: number) => {
		const rest = other.filter((block) => block !== moved);
		return one.filter((block) => block !== moved).every((block, at) => block === rest[at]);
	};
	const moved = [one[first], other[first]].filter((block) => block !== undefined);
	const found = moved.filter(isSameWithout);
	return found.length > 0 ? found : null;
}
