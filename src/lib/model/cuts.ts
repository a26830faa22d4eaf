import { unitsOf, type MarkedPiece, type MarkedText } from './marked-text.ts';

/** A passage in the old text and the same in the new one: from a place to before another. */
export interface Region {
	was: readonly [number, number];
	is: readonly [number, number];
}

/** A stretch of the comparison: so much of the old text over so much of the new one. */
interface Step {
	was: number;
	is: number;
	old: number;
	fresh: number;
	/** Both have it, unit by unit. */
	isKept: boolean;
	change: number | null;
}

/**
 * Where both texts can be cut so that the comparison of their words and the true fate of each unit
 * agree on what lies on which side. Blocks that were moved stand outside of that.
 */
export class Cuts {
	readonly #marked: MarkedText;
	readonly #places: Int32Array;
	readonly #isMoved: (is: number) => boolean;
	#known: { steps: Step[]; most: Int32Array; least: Int32Array } | null = null;

	/** `places`: of each unit of the old text, where it stands in the new one; -1: nowhere. */
	constructor(marked: MarkedText, places: Int32Array, isMoved: (is: number) => boolean) {
		this.#marked = marked;
		this.#places = places;
		this.#isMoved = isMoved;
	}

	/** The least passage around a change between two such cuts. */
	around(change: number): Region {
		const { steps } = this.#read();
		const first = steps.findIndex((step) => step.change === change);
		const last = steps.findLastIndex((step) => step.change === change);
		const [begin, end] = [this.#before(first), this.#after(last)];
		return { was: [begin.was, end.was], is: [begin.is, end.is] };
	}

	#before(at: number): { was: number; is: number } {
		const { steps } = this.#read();
		for (let index = at; index >= 0; index--) {
			const { was, is, old, isKept } = steps[index] as Step;
			const most = isKept && index < at ? old - 1 : 0;
			for (let by = most; by >= 0; by--)
				if (this.#isCut(was + by, is + by)) return { was: was + by, is: is + by };
		}
		return { was: 0, is: 0 };
	}

	#after(at: number): { was: number; is: number } {
		const { steps, most } = this.#read();
		for (let index = at; index < steps.length; index++) {
			const { was, is, old, fresh, isKept } = steps[index] as Step;
			const least = isKept && index > at ? 1 : old;
			for (let by = least; by <= old; by++) {
				const place = { was: was + by, is: is + (isKept ? by : fresh) };
				if (this.#isCut(place.was, place.is)) return place;
			}
		}
		const end = steps.at(-1);
		return { was: most.length - 1, is: end ? end.is + end.fresh : 0 };
	}

	#isCut(was: number, is: number): boolean {
		const { most, least } = this.#read();
		return (most[was] ?? -1) < is && (least[was] ?? Infinity) >= is;
	}

	#read() {
		return (this.#known ??= { steps: this.#steps(), ...this.#bounds() });
	}

	/** Of each place in the old text: the last place at which a unit before it stands now, and the first of one behind it. */
	#bounds(): { most: Int32Array; least: Int32Array } {
		const { length } = this.#places;
		const outside = new Uint8Array(length);
		for (const { kind, was, pieces } of this.#marked.blocks)
			if (kind === 'moved') outside.fill(1, was ?? 0, (was ?? 0) + unitsOf(pieces, 'gone') + 1);
		const most = new Int32Array(length + 1).fill(-1);
		const least = new Int32Array(length + 1).fill(2 ** 31 - 1);
		const counts = (is: number, at: number) => is >= 0 && outside[at] === 0 && !this.#isMoved(is);
		this.#places.forEach((is, at) => {
			most[at + 1] = Math.max(most[at] ?? -1, counts(is, at) ? is : -1);
		});
		for (let at = length - 1; at >= 0; at--) {
			const is = this.#places[at] ?? -1;
			least[at] = Math.min(least[at + 1] ?? Infinity, counts(is, at) ? is : Infinity);
		}
		return { most, least };
	}

	#steps(): Step[] {
		const steps: Step[] = [];
		const { blocks } = this.#marked;
		let [was, is] = [0, 0];
		const go = (mark: MarkedPiece['mark'], units: number, change: number | null) => {
			const [old, fresh] = [mark === 'new' ? 0 : units, mark === 'gone' ? 0 : units];
			steps.push({ was, is, old, fresh, isKept: mark === 'kept', change });
			[was, is] = [was + old, is + fresh];
		};
		blocks.forEach((block, index) => {
			if (block.kind === 'moved') return;
			[was, is] = [block.was ?? was, block.is ?? is];
			for (const { mark, text, change } of block.pieces) go(mark, text.length, change);
			// A block that was split goes on without a line end of the old text.
			const next = blocks[index + 1];
			if (block.kind === 'changed' && next?.kind === 'changed' && next.is === is) return;
			const isWhole = block.kind === 'gone' || block.kind === 'new';
			go(isWhole ? (block.kind as 'gone' | 'new') : 'kept', 1, block.change);
		});
		return steps;
	}
}
