import * as decoding from 'lib0/decoding';
import { CopySources, type NotedCopies, type NotedCopy } from '#document/copy-sources.ts';
import { OBJECT, type ReplayRecord } from '#document/replay-record.ts';
import { COPIES_ROOT } from '#document/story-doc.ts';
import { readVarText } from '#document/var-uint.ts';
import type { Id } from '#model/ids.ts';
import { addRow } from '#model/rows.ts';
import type { LoggedHistory } from '../store/store.ts';
import { PastReader, REF } from './past-reader.ts';
import { NONE, Weave } from './weave.ts';

/** A story’s past: what a replay shows, and how many of its edits had been made after so many updates. */
export interface RecordedPast {
	record: ReplayRecord;
	editsAfter: (updates: number) => number;
}

export const replayRecordOf = (history: LoggedHistory): ReplayRecord => recordPast(history).record;

/** What a replay shows, from every update there was. Throws where the log makes no document. */
export function recordPast(history: LoggedHistory): RecordedPast {
	const weave = new Weave();
	const reader = new PastReader(history.bytes);
	let from = 0;
	history.ends.forEach((end, i) => {
		weave.take(reader.structs(from), reader.units, i + 1);
		reader.deletions(end, (client, clock, length) => weave.remove(client, clock, length, i + 1));
		from = end;
	});
	return new RecordWriter(history, weave).write();
}

/** Whose units are from one clock of a client to before another. */
interface Hand {
	from: number;
	to: number;
	/** An index into the people; -1: nobody knows. */
	hand: number;
}

class RecordWriter {
	readonly #history: LoggedHistory;
	readonly #weave: Weave;
	readonly #sources: CopySources;
	readonly #owners: ReadonlyMap<number, Id>;
	readonly #people = new Map<Id, number>();
	/** By clients: the last stretch that was asked for. */
	readonly #hands = new Map<number, Hand>();

	constructor(history: LoggedHistory, weave: Weave) {
		this.#history = history;
		this.#weave = weave;
		this.#sources = new CopySources(notedIn(weave, history.bytes), history.returned);
		this.#owners = new Map(history.clients.map(({ clientId, personId }) => [clientId, personId]));
	}

	write(): RecordedPast {
		const units = this.#seen();
		const edits = this.#number(units);
		const record: ReplayRecord = {
			...{ text: this.#textOf(units), born: [], lasted: [], hands: [] },
			...{ marks: this.#marksIn(units), ...this.#edits(edits), people: [] }
		};
		const { born, gone, refs } = this.#weave;
		let before = 0;
		for (const unit of units) {
			const came = edits[born[unit] ?? 0] ?? 0;
			const went = edits[gone[unit] ?? 0] ?? 0;
			record.born.push(came - before);
			record.lasted.push(went === 0 ? 0 : went - came);
			// A format is nobody’s.
			addRow(record.hands, refs[unit] === REF.format ? -1 : this.#handOf(unit), 1);
			before = came;
		}
		const brought = this.#brought(edits);
		if (brought.length > 0) record.brought = brought;
		record.people = [...this.#people.keys()];
		return { record, editsAfter: (updates) => lastIn(edits, updates) };
	}

	/** The units that were ever seen, in the order of the text: what came and went at once never was. */
	#seen(): Uint32Array {
		const { next, refs, born, gone, length } = this.#weave;
		const units = new Uint32Array(length);
		let count = 0;
		for (let unit = this.#weave.first; unit !== NONE; unit = next[unit] ?? NONE) {
			const ref = refs[unit];
			// What came deleted has no words: nobody but its writer ever saw it.
			const isShown = ref === REF.string || ref === REF.format || ref === REF.embed;
			if (isShown && born[unit] !== gone[unit]) units[count++] = unit;
		}
		return units.subarray(0, count);
	}

	#textOf(units: Uint32Array): string {
		const { refs, codes } = this.#weave;
		const object = OBJECT.charCodeAt(0);
		const text = Uint16Array.from(units, (unit) =>
			refs[unit] === REF.string ? (codes[unit] ?? 0) : object
		);
		return Buffer.from(text.buffer).toString('utf16le');
	}

	#marksIn(units: Uint32Array): ReplayRecord['marks'] {
		const { refs, contents } = this.#weave;
		const marks: ReplayRecord['marks'] = [];
		units.forEach((unit, at) => {
			if (refs[unit] === REF.string) return;
			const decoder = decoderAt(this.#history.bytes, contents[unit] ?? 0);
			const first = readVarText(decoder);
			if (refs[unit] === REF.embed) marks.push({ at, embed: JSON.parse(first) as object });
			else marks.push({ at, key: first, value: JSON.parse(readVarText(decoder)) as unknown });
		});
		return marks;
	}

	#handOf(unit: number): number {
		const [client, clock] = [this.#weave.clientOf(unit), this.#weave.clockOf(unit)];
		const known = this.#hands.get(client);
		if (known && clock >= known.from && clock < known.to) return known.hand;
		const length = (this.#weave.clients.get(client)?.end ?? 0) - clock;
		const { value: origin } = this.#sources.origins({ client, clock, length }).next();
		const owner =
			origin && origin.returnedBy === null ? this.#owners.get(origin.client) : undefined;
		const hand = owner === undefined ? -1 : this.#personNumber(owner);
		this.#hands.set(client, { from: clock, to: clock + (origin?.length ?? 1), hand });
		return hand;
	}

	#personNumber(personId: Id): number {
		const number = this.#people.get(personId) ?? this.#people.size;
		this.#people.set(personId, number);
		return number;
	}

	/** Numbers the updates that changed the text; what each is called then, by its place in the log. */
	#number(units: Uint32Array): Uint32Array {
		const { born, gone } = this.#weave;
		const edits = new Uint32Array(this.#history.at.length + 1);
		for (const unit of units) {
			edits[born[unit] ?? 0] = 1;
			edits[gone[unit] ?? 0] = 1;
		}
		edits[0] = 0;
		let edit = 0;
		for (let update = 1; update < edits.length; update++)
			if (edits[update] === 1) edits[update] = ++edit;
		return edits;
	}

	/** When each edit was made, and by whom. */
	#edits(edits: Uint32Array): Pick<ReplayRecord, 'at' | 'by'> {
		const { at: times, authors, people } = this.#history;
		const [at, by]: [number[], number[]] = [[], []];
		const numbers = people.map((id) => this.#personNumber(id));
		let before = 0;
		times.forEach((time, i) => {
			if (edits[i + 1] === 0) return;
			at.push(time - before);
			addRow(by, numbers[authors[i] ?? 0] ?? -1, 1);
			before = time;
		});
		return { at, by };
	}

	/** The edits with which words came back of which nobody can say who wrote them. */
	#brought(edits: Uint32Array): number[] {
		const all = this.#history.returned.map(({ clientId, clock }) => {
			const unit = this.#weave.unitAt(clientId, clock);
			return unit === NONE ? 0 : (edits[this.#weave.born[unit] ?? 0] ?? 0);
		});
		return [...new Set(all)].filter((edit) => edit > 0);
	}
}

/** What is noted in the story’s map of copies. */
function notedIn(weave: Weave, bytes: Uint8Array): NotedCopies {
	const entries: NotedCopy[] = [];
	for (const { root, key, first } of weave.lists) {
		if (root !== COPIES_ROOT || key === null) continue;
		// The last one under a key is its value.
		let last = first;
		for (let unit = first; unit !== NONE; unit = weave.next[unit] ?? NONE) last = unit;
		if (last === NONE || weave.gone[last] !== 0 || weave.refs[last] !== REF.any) continue;
		const value: unknown = decoding.readAny(decoderAt(bytes, weave.contents[last] ?? 0));
		const by = { client: weave.clientOf(last), clock: weave.clockOf(last) };
		entries.push({ key, value, by });
	}
	const has: NotedCopies['has'] = ({ client, clock, length }) =>
		clock + length <= (weave.clients.get(client)?.end ?? 0);
	return { entries, has };
}

function decoderAt(bytes: Uint8Array, at: number): decoding.Decoder {
	const decoder = decoding.createDecoder(bytes);
	decoder.pos = at;
	return decoder;
}

/** The number of the last edit among so many updates. */
function lastIn(edits: Uint32Array, updates: number): number {
	for (let update = Math.min(updates, edits.length - 1); update > 0; update--)
		if (edits[update]) return edits[update] ?? 0;
	return 0;
}
