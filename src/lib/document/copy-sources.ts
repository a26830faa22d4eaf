import type { Id } from '#model/ids.ts';
import type { IdRun } from './items.ts';
import { readCopy } from './read-copy.ts';
import { ReturnedIndex, type ReturnedWords } from './returned-words.ts';

/** An entry of the map of copies (copies.ts), and which of whose characters it is itself. */
export interface NotedCopy {
	key: string;
	value: unknown;
	by: Omit<IdRun, 'length'>;
}

export interface NotedCopies {
	/** Those that hold: not deleted, and the last under their key. */
	entries: Iterable<NotedCopy>;
	/** Whether characters were ever typed, deleted or not. */
	has: (run: IdRun) => boolean;
}

/** Consecutive characters of one hand. */
export interface Origin {
	/** Under which client id they were first typed. */
	client: number;
	length: number;
	/** Who brought them back after a loss; null: nobody. */
	returnedBy: Id | null;
}

/** The characters `clock` to `end` of a client were written for those from `from` on. */
interface Note {
	client: number;
	clock: number;
	end: number;
	from: { client: number; clock: number };
	/** Whose they are, once known; empty: their own, since the note leads nowhere. */
	hands: Hand[];
	found: 'no' | 'looking' | 'yes';
}

/** Up to which clock of the new characters; from the one before, or from the note’s begin. */
type Hand = Omit<Origin, 'length'> & { end: number };

/**
 * What the notes of one client id may cost, in notes looked at and hands found. Stories of the desk
 * come to some thousands; forged notes that each stand for many others would come to millions.
 */
const MOST_STEPS = 200_000;

/**
 * Where characters that were written anew were first typed. Anyone who may write the story can
 * note such a thing, so it counts only from under the id of the new characters themselves: nobody
 * can give away what somebody else typed. For the same reason a note that came with somebody else
 * after a loss does not count. Copies of copies are followed once, each note to its end, so that a
 * look costs what is in the text, however the notes hang together.
 */
export class CopySources {
	/** By client id of the new characters, in the order of their clocks; none reaches into the next. */
	readonly #notes: ReadonlyMap<number, Note[]>;
	readonly #returned: ReturnedIndex;
	readonly #steps = new Map<number, number>();

	constructor(copies: NotedCopies, returned: readonly ReturnedWords[] = []) {
		this.#returned = new ReturnedIndex(returned);
		this.#notes = Map.groupBy(this.#counting(copies), ({ client }) => client);
		for (const notes of this.#notes.values())
			notes.forEach((note, i) => (note.end = Math.min(note.end, notes[i + 1]?.clock ?? Infinity)));
		for (const notes of this.#notes.values()) for (const note of notes) this.#follow(note);
	}

	/** How many steps following the notes took. */
	get steps(): number {
		return this.#steps.values().reduce((sum, steps) => sum + steps, 0);
	}

	/** The hands that first typed these characters, in their order. */
	*origins({ client, clock, length }: IdRun): Generator<Origin> {
		const notes = this.#notes.get(client) ?? [];
		const end = clock + length;
		for (let next = firstBeyond(notes, clock, ({ clock }) => clock), at = clock; at < end; next++) {
			const note = notes[next - 1];
			const noted = note ? Math.min(Math.max(note.end, at), end) : at;
			if (note && at < noted) yield* this.#noted(note, at, noted);
			const begin = Math.min(notes[next]?.clock ?? end, end);
			if (noted < begin) yield* this.#own({ client, clock: noted, length: begin - noted });
			at = begin;
		}
	}

	/** The notes that count, by client id and clock: so everybody follows them in the same order. */
	#counting({ entries, has }: NotedCopies): Note[] {
		const notes: Note[] = [];
		for (const { key, value, by } of entries) {
			const copy = readCopy(key, value);
			if (copy === null || by.client !== copy.to.client || !has(copy.from)) continue;
			if (this.#returned.find({ ...by, length: 1 }).returnedBy !== null) continue;
			const end = copy.to.clock + copy.from.length;
			notes.push({ ...copy.to, end, from: copy.from, hands: [], found: 'no' });
		}
		return notes.sort((a, b) => a.client - b.client || a.clock - b.clock);
	}

	/** Finds the hands of a note: first those of all it stands for, without calling itself. */
	#follow(first: Note): void {
		for (const open = [first]; ;) {
			const note = open.at(-1);
			if (!note) return;
			if (note.found === 'no') {
				note.found = 'looking';
				for (const source of this.#sources(note)) if (source.found === 'no') open.push(source);
			} else {
				if (note.found === 'looking') note.hands = this.#handsOf(note);
				note.found = 'yes';
				open.pop();
			}
		}
	}

	/** The notes on the characters that a note stands for. */
	*#sources(note: Note): Generator<Note> {
		const { client, clock, length } = source(note);
		const notes = this.#notes.get(client) ?? [];
		for (let i = firstBeyond(notes, clock, ({ end }) => end); i < notes.length; i++) {
			const other = notes[i] as Note;
			if (other.clock >= clock + length || !this.#step(note)) return;
			yield other;
		}
	}

	/** What is said to stand for itself, by whatever way round, has no hands yet: it leads nowhere. */
	#handsOf(note: Note): Hand[] {
		const hands: Hand[] = [];
		let end = note.clock;
		for (const { client, length, returnedBy } of this.origins(source(note))) {
			if (!this.#step(note)) return [];
			end += length;
			const last = hands.at(-1);
			if (last?.client === client && last.returnedBy === returnedBy) last.end = end;
			else hands.push({ client, returnedBy, end });
		}
		return hands;
	}

	/** Counts a step of a note’s client; false: there were too many. */
	#step({ client }: Note): boolean {
		const steps = (this.#steps.get(client) ?? 0) + 1;
		if (steps > MOST_STEPS) return false;
		this.#steps.set(client, steps);
		return true;
	}

	*#noted({ client, hands }: Note, from: number, to: number): Generator<Origin> {
		if (hands.length === 0) yield* this.#own({ client, clock: from, length: to - from });
		for (let i = firstBeyond(hands, from, ({ end }) => end), at = from; at < to; i++) {
			const hand = hands[i];
			if (!hand) return;
			const end = Math.min(hand.end, to);
			yield { client: hand.client, returnedBy: hand.returnedBy, length: end - at };
			at = end;
		}
	}

	*#own({ client, clock, length }: IdRun): Generator<Origin> {
		for (let done = 0; done < length;) {
			const found = this.#returned.find({ client, clock: clock + done, length: length - done });
			yield { client, ...found };
			done += found.length;
		}
	}
}

const source = ({ from, clock, end }: Note): IdRun => ({ ...from, length: end - clock });

/** Index of the first of a list, sorted by a number, at which the number is above a clock. */
function firstBeyond<T>(list: readonly T[], clock: number, numberOf: (one: T) => number): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (numberOf(list[middle] as T) > clock) high = middle;
		else low = middle + 1;
	}
	return low;
}
