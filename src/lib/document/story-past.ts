import { UNKNOWN } from '#model/change-authors.ts';
import type { Id } from '#model/ids.ts';
import { unfoldRows } from '#model/rows.ts';
import { isSlot, pickAttributes, type Attributes } from './attributes.ts';
import { OBJECT, summed, type ReplayMark, type ReplayRecord } from './replay-record.ts';
import { displayOrder, type Segment } from './segments.ts';

/** A block of a text that was, by the units of the record it is made of. */
export interface PastBlock {
	/** Its words, without embeds. */
	units: readonly number[];
	/** Its line end; of what stands after the last one: `StoryPast.length`. */
	newline: number;
}

interface PastSegment extends Segment {
	units: number[];
	newline: number;
}

const NEWLINE = 10;
const OBJECT_CODE = OBJECT.charCodeAt(0);

/** Which units of a record stood in the story after an edit, and who made it so. Edits count from 1. */
export class StoryPast {
	/** Of units. */
	readonly length: number;
	readonly people: readonly Id[];
	readonly marks: readonly ReplayMark[];
	/** By units: the edit with which it came, and with which it went; Infinity: it stands yet. */
	readonly born: Float64Array;
	readonly gone: Float64Array;
	readonly #text: string;
	readonly #by: Int32Array;
	readonly #hands: Int32Array;
	readonly #brought: ReadonlySet<number>;

	constructor({ text, born, lasted, hands, by, at, brought, people, marks }: ReplayRecord) {
		this.length = text.length;
		this.people = people;
		this.marks = marks;
		this.#text = text;
		this.born = summed(born);
		this.gone = this.born.map((first, unit) => first + (lasted[unit] || Infinity));
		this.#by = unfoldRows(by, at.length);
		this.#hands = unfoldRows(hands, text.length);
		this.#brought = new Set(brought);
	}

	/** Who put a unit in: an index into `people`, or UNKNOWN. */
	whoPut(unit: number): number {
		const edit = this.born[unit] ?? 0;
		return this.#brought.has(edit) ? (this.#hands[unit] ?? UNKNOWN) : this.by(edit);
	}

	/** Who made an edit, and with it took out what went: an index into `people`, or UNKNOWN. */
	by(edit: number): number {
		return this.#brought.has(edit) ? UNKNOWN : (this.#by[edit - 1] ?? UNKNOWN);
	}

	stands(unit: number, edit: number): boolean {
		return (this.born[unit] ?? 0) <= edit && (this.gone[unit] ?? Infinity) > edit;
	}

	isNewline(unit: number): boolean {
		return this.#text.charCodeAt(unit) === NEWLINE;
	}

	/** The blocks after an edit, in the order in which they were shown. */
	blocksAt(edit: number): PastBlock[] {
		return displayOrder(this.#segmentsAt(edit));
	}

	/** The words of the blocks after an edit, a line each; halves of characters as U+FFFD. */
	textAt(edit: number): string {
		const words = ({ units }: PastBlock) => units.map((unit) => this.#text.charAt(unit)).join('');
		return this.blocksAt(edit)
			.map(words)
			.join('\n')
			.replace(/[\ud800-\udfff]/g, '\ufffd');
	}

	/** After which edits, 0 being before the first, there were so many units of words, line ends left out. */
	editsOfLength(length: number): number[] {
		const more = new Int32Array(this.#by.length + 1);
		for (let unit = 0; unit < this.length; unit++) {
			const code = this.#text.charCodeAt(unit);
			if (code === NEWLINE || code === OBJECT_CODE) continue;
			const [born = 0, gone = Infinity] = [this.born[unit], this.gone[unit]];
			more[born] = (more[born] ?? 0) + 1;
			if (gone !== Infinity) more[gone] = (more[gone] ?? 0) - 1;
		}
		const edits: number[] = [];
		let sum = 0;
		more.forEach((change, edit) => {
			sum += change;
			if (sum === length) edits.push(edit);
		});
		return edits;
	}

	#segmentsAt(edit: number): PastSegment[] {
		const segments: PastSegment[] = [];
		const current: Attributes = {};
		let segment = blank(this.length);
		let mark = 0;
		for (let unit = 0; unit < this.length; unit++) {
			while ((this.marks[mark]?.at ?? Infinity) < unit) mark += 1;
			if (!this.stands(unit, edit)) continue;
			const object = this.marks[mark]?.at === unit ? this.marks[mark] : undefined;
			if (object && 'key' in object) current[object.key] = object.value;
			else if (!object && this.isNewline(unit)) {
				const attrs = pickAttributes(current, true);
				segments.push({ ...segment, attrs, tail: false, newline: unit });
				segment = blank(this.length);
			} else {
				if (!object) segment.units.push(unit);
				else if (isSlot(object.embed))
					segment.holes.push({ at: segment.length, slot: object.embed.slot });
				segment.length += 1;
			}
		}
		segments.push(segment);
		return segments;
	}
}

const blank = (tail: number): PastSegment => ({
	...{ length: 0, holes: [], attrs: {}, tail: true, units: [], newline: tail }
});
