import type { Id } from '#model/ids.ts';

/** A pause that ends a step, ms. */
const STEP_PAUSE = 3000;
/** A pause that ends a session, ms. */
const SESSION_PAUSE = 10 * 60_000;
/** As much of a pause as is told where pauses are skipped, ms. */
const TOLD_PAUSE = 1500;
/** How much of the axis lies between two sessions, and between all of them at most. */
const GAP = 0.03;
const ALL_GAPS = 0.3;

/** Consecutive edits: of one person without a pause, or by anybody until a long one. Both ends count. */
export interface Stretch {
	from: number;
	to: number;
	/** Epoch ms of the first of them. */
	at: number;
	personId: Id | null;
}

/** So much was changed at one place of the axis, mostly by one person. */
export interface Bar {
	/** 0 to 1, along the axis. */
	place: number;
	/** 0 to 1. */
	height: number;
	personId: Id | null;
}

/** The edits of a story in time: steps and sessions, and where they stand on an axis from 0 to 1. */
export class ReplayTimeline {
	/** Of edits; they count from 1. */
	readonly length: number;
	readonly steps: readonly Stretch[];
	readonly sessions: readonly Stretch[];
	/** By edits, 0 first: ms from the first one, as they were, and with pauses shortened. */
	readonly real: Float64Array;
	readonly told: Float64Array;
	readonly #by: readonly (Id | null)[];
	readonly #begin: number;
	readonly #places: Float64Array;

	constructor(at: Float64Array, by: readonly (Id | null)[]) {
		this.length = at.length;
		this.#by = by;
		this.#begin = at[0] ?? 0;
		this.real = new Float64Array(at.length + 1);
		this.told = new Float64Array(at.length + 1);
		for (let edit = 1; edit <= at.length; edit++) {
			// A clock that was set back does not make time go back.
			const passed = Math.max(0, this.#begin + (this.real[edit - 1] ?? 0));
			const pause = Math.max(0, (at[edit - 1] ?? 0) - passed);
			this.real[edit] = (this.real[edit - 1] ?? 0) + (edit === 1 ? 0 : pause);
			this.told[edit] = (this.told[edit - 1] ?? 0) + Math.min(edit === 1 ? 1 : pause, TOLD_PAUSE);
		}
		this.steps = this.#stretches(
			(pause, edit) => pause > STEP_PAUSE || by[edit - 1] !== by[edit - 2]
		);
		this.sessions = this.#stretches((pause) => pause > SESSION_PAUSE);
		this.#places = this.#placed();
	}

	/** Epoch ms of an edit; of the first one before it. */
	timeOf(edit: number): number {
		return this.#begin + (this.real[edit] ?? 0);
	}

	/** The last edit up to a time, 0: none. */
	editBefore(at: number): number {
		return lastUpTo(this.real, at - this.#begin, at >= this.#begin ? 1 : 0);
	}

	placeOf(edit: number): number {
		return this.#places[edit] ?? 1;
	}

	editAt(place: number): number {
		return lastUpTo(this.#places, place, 0);
	}

	/** The edit up to which a clock has told; `times` is real or told. */
	editWhen(times: Float64Array, clock: number): number {
		return lastUpTo(times, clock, 0);
	}

	/** The step or session an edit is in, from 0; -1: before the first. */
	indexIn(stretches: readonly Stretch[], edit: number): number {
		let [low, high] = [0, stretches.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((stretches[middle] as Stretch).from <= edit) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	/** The end of the next stretch, or of the one before. */
	move(stretches: readonly Stretch[], edit: number, by: 1 | -1): number {
		const index = this.indexIn(stretches, edit);
		const isWithin = edit < (stretches[index]?.to ?? 0);
		if (by > 0) return stretches[isWithin ? index : index + 1]?.to ?? this.length;
		return stretches[index - 1]?.to ?? 0;
	}

	/** How much was changed along the axis, in so many bars; those without anything are left out. */
	bars(count: number): Bar[] {
		const people = Array.from({ length: count }, () => new Map<Id | null, number>());
		for (let edit = 1; edit <= this.length; edit++) {
			const bar = people[Math.min(count - 1, Math.floor(this.placeOf(edit) * count))];
			const personId = this.#by[edit - 1] ?? null;
			bar?.set(personId, (bar.get(personId) ?? 0) + 1);
		}
		const sums = people.map((bar) => bar.values().reduce((sum, one) => sum + one, 0));
		const most = Math.max(1, ...sums);
		return people.flatMap((bar, index) => {
			const [top] = [...bar].sort(([, one], [, other]) => other - one);
			if (!top) return [];
			const height = 0.15 + 0.85 * Math.sqrt((sums[index] ?? 0) / most);
			return [{ place: index / count, height, personId: top[0] }];
		});
	}

	#stretches(isNew: (pause: number, edit: number) => boolean): Stretch[] {
		const stretches: Stretch[] = [];
		for (let edit = 1; edit <= this.length; edit++) {
			const pause = (this.real[edit] ?? 0) - (this.real[edit - 1] ?? 0);
			const last = stretches[stretches.length - 1];
			if (last && !isNew(pause, edit)) last.to = edit;
			else {
				const personId = this.#by[edit - 1] ?? null;
				stretches.push({ from: edit, to: edit, at: this.timeOf(edit), personId });
			}
		}
		return stretches;
	}

	#placed(): Float64Array {
		const gaps = this.sessions.length - 1;
		const gap = gaps > 0 ? Math.min(GAP, ALL_GAPS / gaps) : 0;
		const scale = (1 - gap * Math.max(0, gaps)) / (this.told[this.length] || 1);
		const places = this.told.map((told) => told * scale);
		this.sessions.forEach(({ from, to }, index) => {
			for (let edit = from; edit <= to; edit++) places[edit] = (places[edit] ?? 0) + index * gap;
		});
		return places;
	}
}

/** The index of the last of rising numbers that is no greater, at least `least`. */
function lastUpTo(numbers: Float64Array, most: number, least: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) <= most) low = middle + 1;
		else high = middle;
	}
	return Math.max(least, low - 1);
}
