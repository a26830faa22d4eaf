import { STAYED, type BlockHands, type ChangeAuthors } from '#model/change-authors.ts';
import { addRow } from '#model/rows.ts';
import { GONE, SLOT } from './attributes.ts';
import { formatCauses, type FormatCauses } from './format-causes.ts';
import { MovesBetween } from './moves-between.ts';
import type { PastBlock, StoryPast } from './story-past.ts';

/** A text that a story had, or is said to have had. */
export interface PastText {
	/** The edit after which it is looked for first. */
	edit: number;
	/** The words of each block. */
	texts: readonly string[];
}

/** So many moments are looked at for a text. */
const MOST_LOOKS = 64;

/** Who made one text of a story what it is of another; null: one of the two was never its text. */
export function changeAuthors(past: StoryPast, from: PastText, to: PastText): ChangeAuthors | null {
	const [earlier, later] = [findEdit(past, from), findEdit(past, to)];
	if (earlier === null || later === null) return null;
	return new Comparison(past, earlier, later).authors();
}

/** The edit after which a text stood there, the nearest to the one where it is looked for; null: none. */
function findEdit(past: StoryPast, { edit, texts }: PastText): number | null {
	const length = texts.reduce((sum, text) => sum + text.length, 0);
	// As Yjs reads a character between whose halves somebody once wrote.
	const wanted = texts.join('\n').replace(/[\ud800-\udfff]/g, '\ufffd');
	// A text is read a moment before it is noted where that was.
	const apart = (one: number) => 2 * Math.abs(one - edit) + Number(one > edit);
	const near = past.editsOfLength(length).sort((one, other) => apart(one) - apart(other));
	return near.slice(0, MOST_LOOKS).find((one) => past.textAt(one) === wanted) ?? null;
}

class Comparison {
	readonly #past: StoryPast;
	readonly #from: number;
	readonly #to: number;
	readonly #earlier: readonly PastBlock[];
	readonly #later: readonly PastBlock[];
	/** Of each unit, its place in either text, from 1; 0: it is not in it. */
	readonly #was: Uint32Array;
	readonly #is: Uint32Array;
	readonly #causes: FormatCauses;

	constructor(past: StoryPast, from: number, to: number) {
		this.#past = past;
		[this.#from, this.#to] = [from, to];
		[this.#earlier, this.#later] = [past.blocksAt(from), past.blocksAt(to)];
		this.#was = placesOf(this.#earlier, past.length);
		this.#is = placesOf(this.#later, past.length);
		this.#causes = formatCauses(past, from, to);
	}

	authors(): ChangeAuthors {
		const [gone, came, shifts]: [number[], number[], number[]] = [[], [], []];
		for (const block of this.#earlier)
			for (const unit of unitsOf(block)) addRow(gone, this.#whoTook(unit, block), 1);
		let is = 0;
		for (const block of this.#later)
			for (const unit of unitsOf(block)) {
				const was = this.#was[unit] ?? 0;
				addRow(came, was > 0 ? STAYED : this.#whoPut(unit, block), 1);
				is += 1;
				addRow(shifts, was > 0 ? is - was : 0, 1);
			}
		const moves = new MovesBetween(this.#past, this.#from, this.#to, this.#causes);
		const handsBy = (hands: (block: PastBlock) => Iterable<number>): BlockHands[] =>
			this.#later.flatMap((block) => {
				const all = [...new Set(hands(block))];
				return all.length > 0 ? [{ at: this.#placeOf(block), hands: all }] : [];
			});
		return {
			...{ people: [...this.#past.people], gone, came, shifts },
			moved: handsBy(({ newline }) => moves.moversOf(newline)),
			passed: handsBy(({ newline }) => moves.moversPast(newline)),
			restyled: handsBy((block) => this.#restylersOf(block))
		};
	}

	#placeOf(block: PastBlock): number {
		return (this.#is[block.units[0] ?? block.newline] ?? 0) - 1;
	}

	#whoTook(unit: number, { units }: PastBlock): number {
		if ((this.#is[unit] ?? 0) > 0) return STAYED;
		const { gone } = this.#past;
		if ((gone[unit] ?? Infinity) <= this.#to) return this.#past.by(gone[unit] ?? 0);
		// A line end stays where it is when its block is deleted, or loses the last word it was shown for.
		const last = Math.max(0, ...units.map((one) => gone[one] ?? 0).filter((at) => at <= this.#to));
		return this.#causes.get(unit)?.get(GONE) ?? this.#past.by(last);
	}

	#whoPut(unit: number, { units }: PastBlock): number {
		const { born } = this.#past;
		if ((born[unit] ?? 0) > this.#from) return this.#past.whoPut(unit);
		// The line end of a block that is back, or in which somebody wrote although it was deleted.
		const fresh = units.map((one) => born[one] ?? 0).filter((at) => at > this.#from);
		return this.#causes.get(unit)?.get(GONE) ?? this.#past.by(Math.min(Infinity, ...fresh));
	}

	/** Who changed marks, or the type, of what stood there before; or brought a deleted block’s words back. */
	*#restylersOf(block: PastBlock): Generator<number> {
		for (const unit of unitsOf(block))
			for (const [key, hand] of this.#causes.get(unit) ?? []) if (key !== SLOT) yield hand;
	}
}

function* unitsOf({ units, newline }: PastBlock): Generator<number> {
	yield* units;
	yield newline;
}

function placesOf(blocks: readonly PastBlock[], length: number): Uint32Array {
	const places = new Uint32Array(length + 1);
	let at = 0;
	for (const block of blocks) for (const unit of unitsOf(block)) places[unit] = ++at;
	return places;
}
