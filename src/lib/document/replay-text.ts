import type { Id } from '#model/ids.ts';
import { unfoldRows } from '#model/rows.ts';
import { isSlot, pickAttributes, sameValue, type Attributes } from './attributes.ts';
import { describeBlock, type Block, type Run } from './block.ts';
import { summed, type ReplayMark, type ReplayRecord } from './replay-record.ts';
import { displayOrder, visibleLength, type Segment } from './segments.ts';

/** Consecutive characters of one person with the same marks. */
export interface ReplayRun extends Run {
	/** Null: nobody knows. */
	personId: Id | null;
	/** It came with the edits that are looked at. */
	fresh: boolean;
	/** Its first and its last unit in the record. */
	unit: number;
	last: number;
}

export interface ReplayBlock extends Pick<Block, 'type' | 'attrs'> {
	/** Stays the same as long as the block is there. */
	key: number;
	runs: readonly ReplayRun[];
}

/** The text as it was after an edit. */
export interface ReplayFrame {
	edit: number;
	/** Blocks that are as in the frame before are the same objects. */
	blocks: readonly ReplayBlock[];
	/** Characters of each person, white space left out. */
	counts: ReadonlyMap<Id | null, number>;
}

/** The edits with which a passage was written. */
export interface Writing {
	began: number;
	since: number;
	until: number;
}

interface ReplaySegment extends Segment {
	key: number;
	runs: ReplayRun[];
}

/** The key of what stands after the last newline. */
const TAIL = -1;
const NEWLINE = 10;

/** Makes the text of any moment from a record of a story. A look costs what ever was in the text. */
export class ReplayText {
	/** Of edits. */
	readonly length: number;
	/** Epoch ms of each edit, the first one at 0. */
	readonly at: Float64Array;
	/** Who made each edit, the first one at 0. */
	readonly by: readonly (Id | null)[];
	readonly #text: string;
	readonly #born: Float64Array;
	readonly #gone: Float64Array;
	readonly #hands: Int32Array;
	readonly #marks: readonly ReplayMark[];
	readonly #people: readonly Id[];
	#last = new Map<number, ReplayBlock>();

	constructor(record: ReplayRecord) {
		this.#text = record.text;
		this.#people = record.people;
		this.#marks = record.marks;
		this.#born = summed(record.born);
		this.#gone = this.#born.map((born, i) => {
			const lasted = record.lasted[i] ?? 0;
			return lasted === 0 ? Infinity : born + lasted;
		});
		this.#hands = unfoldRows(record.hands, record.text.length);
		this.length = record.at.length;
		this.at = summed(record.at);
		this.by = Array.from(unfoldRows(record.by, this.length), (hand) => this.#person(hand));
	}

	/** After an edit; what came after edit `since` is fresh. */
	frame(edit: number, since = edit): ReplayFrame {
		const counts = new Map<Id | null, number>();
		const seen = new Map<number, ReplayBlock>();
		const blocks = displayOrder(this.#segments(edit, since, counts)).map((segment) => {
			const block = toBlock(segment);
			const last = this.#last.get(block.key);
			const same = last && isSame(last, block) ? last : block;
			seen.set(block.key, same);
			return same;
		});
		this.#last = seen;
		return { edit, blocks, counts };
	}

	/** By which edit a unit came. */
	cameWith(unit: number): number {
		return this.#born[unit] ?? 0;
	}

	/**
	 * What a passage was written over: words beside it that stood there before edit `began`, and went
	 * after edit `since` and by edit `until`. Looked for as far as nothing else stands between.
	 */
	replacedBy({ unit, last }: ReplayRun, { began, since, until }: Writing): string {
		const went = (at: number) => {
			const gone = this.#gone[at] ?? 0;
			return gone > since && gone <= until && (this.#born[at] ?? 0) < began;
		};
		const stands = (at: number) => (this.#born[at] ?? 0) <= until && (this.#gone[at] ?? 0) > until;
		const words = (from: number, by: 1 | -1): string => {
			let found = '';
			for (let at = from; at >= 0 && at < this.#text.length && !stands(at); at += by) {
				if (!went(at)) continue;
				const character = this.#text.charAt(at);
				if (character === '\n') break;
				if (this.#isWord(at)) found = by > 0 ? found + character : character + found;
			}
			return found;
		};
		return words(unit - 1, -1) + words(last + 1, 1);
	}

	#isWord(at: number): boolean {
		return this.#text.charCodeAt(at) !== 0xfffc;
	}

	#person(hand: number): Id | null {
		return this.#people[hand] ?? null;
	}

	#segments(edit: number, since: number, counts: Map<Id | null, number>): ReplaySegment[] {
		const segments: ReplaySegment[] = [];
		const current: Attributes = {};
		let marks: Attributes = {};
		let segment = blank();
		let mark = 0;
		for (let at = 0; at < this.#text.length; at++) {
			while ((this.#marks[mark]?.at ?? Infinity) < at) mark += 1;
			const born = this.#born[at] ?? 0;
			if (born > edit || (this.#gone[at] ?? 0) <= edit) continue;
			const object = this.#marks[mark]?.at === at ? this.#marks[mark] : undefined;
			if (object && 'key' in object) {
				if (object.value == null) delete current[object.key];
				else current[object.key] = object.value;
				marks = pickAttributes(current, false);
				continue;
			}
			const code = this.#text.charCodeAt(at);
			if (!object && code === NEWLINE) {
				const attrs = pickAttributes(current, true);
				segments.push({ ...segment, attrs, tail: false, key: at });
				segment = blank();
				continue;
			}
			if (object && isSlot(object.embed))
				segment.holes.push({ at: segment.length, slot: object.embed.slot });
			else {
				const personId = this.#person(this.#hands[at] ?? -1);
				const run = runFor(segment, { at, personId, marks, fresh: born > since, object });
				run.last = at;
				if (!object) {
					run.text += this.#text.charAt(at);
					if (isCounted(code)) counts.set(personId, (counts.get(personId) ?? 0) + 1);
				}
			}
			segment.length += 1;
		}
		segments.push(segment);
		return segments;
	}
}

const blank = (): ReplaySegment => ({
	...{ length: 0, holes: [], attrs: {}, tail: true, key: TAIL, runs: [] }
});

interface Unit extends Pick<ReplayRun, 'personId' | 'marks' | 'fresh'> {
	at: number;
	object: { embed: object } | undefined;
}

/** The run a unit belongs to: the last one, or another. */
function runFor({ runs }: ReplaySegment, { at, object, ...unit }: Unit): ReplayRun {
	const last = runs[runs.length - 1];
	const goesOn =
		last !== undefined &&
		!object &&
		last.embed === undefined &&
		last.personId === unit.personId &&
		last.fresh === unit.fresh &&
		(last.marks === unit.marks || sameValue(last.marks, unit.marks));
	if (goesOn) return last;
	const run: ReplayRun = { ...unit, text: '', unit: at, last: at };
	if (object) run.embed = object.embed;
	runs.push(run);
	return run;
}

/** Neither white space nor the second half of a character. */
const isCounted = (code: number): boolean =>
	code > 32 && !(code >= 0xdc00 && code <= 0xdfff) && code !== 0x3000 && code !== 0x2028;

function toBlock(segment: ReplaySegment): ReplayBlock {
	const { type, attrs } = describeBlock(segment.attrs, visibleLength(segment) === 0);
	return { key: segment.key, type, attrs, runs: segment.runs };
}

function isSame(one: ReplayBlock, other: ReplayBlock): boolean {
	return (
		one.type === other.type &&
		one.runs.length === other.runs.length &&
		sameValue(one.attrs, other.attrs) &&
		one.runs.every((run, i) => isSameRun(run, other.runs[i] as ReplayRun))
	);
}

const isSameRun = (one: ReplayRun, other: ReplayRun): boolean =>
	one.text === other.text &&
	one.personId === other.personId &&
	one.fresh === other.fresh &&
	one.unit === other.unit &&
	one.last === other.last &&
	one.embed === other.embed &&
	sameValue(one.marks, other.marks);
