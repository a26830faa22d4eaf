import * as Y from 'yjs';
import type { NotedCopies } from './copy-sources.ts';
import { isAlive, type IdRun } from './items.ts';
import { readCopy, type Copy } from './read-copy.ts';
import { storyCopies } from './story-doc.ts';

/** A character that stands twice. */
export interface Doubled {
	kept: Id;
	extra: Id;
}

interface Id {
	client: number;
	clock: number;
}

/**
 * Which characters stand for which. A CRDT cannot bring back a deleted character, nor carry one
 * elsewhere: undo and the merge with a moved block write it anew, under a new id. Here the new ids
 * are noted beside the old ones, so that comments follow, authorship stays known, and two people
 * who bring back the same words can be told from two people who wrote the same words.
 */
export class StoryCopies {
	readonly #doc: Y.Doc;
	readonly #map: Y.Map<unknown>;
	readonly #bySource = new Map<number, Copy[]>();
	readonly #byCopy = new Map<number, Copy[]>();
	readonly #unchecked: Copy[] = [];
	readonly #observe = (event: Y.YMapEvent<unknown>) => {
		for (const key of event.keysChanged) this.#add(key);
	};

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.#map = storyCopies(doc);
		for (const key of this.#map.keys()) this.#add(key);
		this.#map.observe(this.#observe);
	}

	#add(key: string): void {
		const copy = readCopy(key, this.#map.get(key));
		if (copy === null) return;
		push(this.#bySource, copy.from.client, copy);
		push(this.#byCopy, copy.to.client, copy);
		this.#unchecked.push(copy);
	}

	/** Notes that `to` was written for `from`; both hold the same number of characters. */
	record(from: readonly IdRun[], to: readonly IdRun[]): void {
		for (const [source, copy] of aligned(from, to))
			if (!this.#known(source, copy))
				this.#map.set(`${copy.client}.${copy.clock}`, [source.client, source.clock, source.length]);
	}

	#known(source: IdRun, copy: Id): boolean {
		const known = this.#sourceOf(copy);
		return known?.client === source.client && known.clock === source.clock;
	}

	#sourceOf({ client, clock }: Id): Id | null {
		for (const { from, to } of this.#byCopy.get(client) ?? [])
			if (clock >= to.clock && clock < to.clock + from.length)
				return { client: from.client, clock: from.clock + clock - to.clock };
		return null;
	}

	/** The id under which a character was first typed. */
	origin(id: Id): Id {
		const seen = new Set<string>();
		let at = id;
		for (
			let up = this.#sourceOf(at);
			up !== null && !seen.has(keyOf(up));
			up = this.#sourceOf(at)
		) {
			seen.add(keyOf(up));
			at = up;
		}
		return at;
	}

	/**
	 * All live characters that stand for the same one as this, in a fixed order: a copy of a copy
	 * has that one's place. So the first stays the first when somebody carries it on, and those who
	 * have not learnt of it yet leave the same one standing as those who have.
	 */
	live(id: Id): Id[] {
		const found: Id[] = [];
		const seen = new Set<string>();
		const open = [this.origin(id)];
		for (let at = open.pop(); at !== undefined; at = open.pop()) {
			if (seen.has(keyOf(at))) continue;
			seen.add(keyOf(at));
			if (isAlive(this.#doc, at.client, at.clock)) found.push(at);
			open.push(...this.#copiesOf(at).reverse());
		}
		return found;
	}

	/** What was written anew for a character itself, in the order of the ids. */
	#copiesOf({ client, clock }: Id): Id[] {
		return (this.#bySource.get(client) ?? [])
			.filter(({ from }) => clock >= from.clock && clock < from.clock + from.length)
			.map(({ from, to }) => ({ client: to.client, clock: to.clock + clock - from.clock }))
			.sort((a, b) => a.client - b.client || a.clock - b.clock);
	}

	/** Whether a character was written anew. */
	has(id: Id): boolean {
		return this.#copiesOf(id).length > 0;
	}

	/** Whether nothing was ever written anew. */
	get isEmpty(): boolean {
		return this.#bySource.size === 0;
	}

	/**
	 * Characters that stand more than once, since several people brought them back at the same
	 * time: all but the first of each. Asks about what was noted since the last call. Everybody
	 * finds the same ones, and deleting them twice is deleting them once.
	 */
	takeDoubled(): Doubled[] {
		const doubled: Doubled[] = [];
		for (const { from } of this.#unchecked.splice(0))
			for (let i = 0; i < from.length; i++) {
				const [kept, ...others] = this.live({ client: from.client, clock: from.clock + i });
				if (kept) for (const extra of others) doubled.push({ kept, extra });
			}
		return doubled;
	}

	/** Whether a character is one that takeDoubled would name, as things are now. */
	isExtra(id: Id): boolean {
		return this.live(id)
			.slice(1)
			.some((other) => keyOf(other) === keyOf(id));
	}

	close(): void {
		this.#map.unobserve(this.#observe);
	}
}

const keyOf = ({ client, clock }: Id): string => `${client}.${clock}`;

function push(index: Map<number, Copy[]>, client: number, copy: Copy): void {
	const list = index.get(client);
	if (list) list.push(copy);
	else index.set(client, [copy]);
}

/** Cuts both lists at each other's borders. */
function* aligned(from: readonly IdRun[], to: readonly IdRun[]): Generator<[IdRun, IdRun]> {
	let [i, j, doneI, doneJ] = [0, 0, 0, 0];
	for (;;) {
		const [a, b] = [from[i], to[j]];
		if (!a || !b) return;
		const length = Math.min(a.length - doneI, b.length - doneJ);
		yield [
			{ client: a.client, clock: a.clock + doneI, length },
			{ client: b.client, clock: b.clock + doneJ, length }
		];
		doneI += length;
		doneJ += length;
		if (doneI === a.length) [i, doneI] = [i + 1, 0];
		if (doneJ === b.length) [j, doneJ] = [j + 1, 0];
	}
}

/** What is noted in a document’s map of copies, for CopySources. */
export const notedCopies = (doc: Y.Doc): NotedCopies => ({
	entries: [...storyCopies(doc)._map]
		.filter(([, item]) => !item.deleted)
		.map(([key, { id, content }]) => ({ key, value: content.getContent()[0] as unknown, by: id })),
	has: ({ client, clock, length }) => clock + length <= Y.getState(doc.store, client)
});
