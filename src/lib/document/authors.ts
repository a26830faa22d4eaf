import * as Y from 'yjs';
import type { Id } from '#model/ids.ts';
import { readCopy, type Copy } from './copies.ts';
import type { IdRun } from './items.ts';
import { ReturnedIndex, type ReturnedWords } from './returned-words.ts';
import { fullLength, type Segment } from './segments.ts';
import { visibleOffset, type StoryIndex } from './story-index.ts';
import { storyCopies } from './story-doc.ts';

/** Consecutive characters of a Y.Text of one hand, by raw index. */
export interface AuthorRun {
	from: number;
	to: number;
	/** Under which client id the characters were first typed. */
	clientId: number;
	/** Under which they stand there now: another one where they were brought back, or moved. */
	by: number;
	/** Who brought the first ones after a loss, so that they need not be that client’s; null: nobody. */
	returnedBy: Id | null;
}

type Origin = Pick<AuthorRun, 'returnedBy'> & { client: number; length: number };

/**
 * Where characters that were written anew were first typed. Anyone who may write the story can
 * note such a thing, so it counts only from under the id of the new characters themselves: nobody
 * can give away what somebody else typed. For the same reason a note that came with somebody else
 * after a loss does not count.
 */
export class CopySources {
	/** By client id of the new characters, in the order of their clocks. */
	readonly #copies = new Map<number, Copy[]>();
	readonly #returned: ReturnedIndex;

	constructor(doc: Y.Doc, returned: readonly ReturnedWords[] = []) {
		this.#returned = new ReturnedIndex(returned);
		for (const [key, item] of storyCopies(doc)._map) {
			const copy = item.deleted ? null : readCopy(key, item.content.getContent()[0]);
			if (copy === null || item.id.client !== copy.to.client || !isThere(doc, copy.from)) continue;
			if (this.#returned.find({ ...item.id, length: 1 }).returnedBy !== null) continue;
			const others = this.#copies.get(copy.to.client);
			if (others) others.push(copy);
			else this.#copies.set(copy.to.client, [copy]);
		}
		for (const copies of this.#copies.values()) copies.sort((a, b) => a.to.clock - b.to.clock);
	}

	/** The hands that first typed these characters, in their order. */
	*origins({ client, clock, length }: IdRun): Generator<Origin> {
		for (let done = 0; done < length;) {
			const origin = this.#origin({ client, clock: clock + done, length: length - done });
			yield origin;
			done += origin.length;
		}
	}

	/** Of the first character, and how many after it went the same way. */
	#origin(run: IdRun): Origin {
		const seen = new Set<string>();
		for (let at = run; ;) {
			const { from, length } = this.#source(at);
			// What is said to stand for itself leads nowhere.
			const known = from === null || seen.has(`${from.client}.${from.clock}`);
			if (known) return { client: at.client, ...this.#returned.find({ ...at, length }) };
			seen.add(`${from.client}.${from.clock}`);
			at = from;
		}
	}

	/** What the first characters of a run were written for; null and how many for nothing. */
	#source({ client, clock, length }: IdRun): { from: IdRun | null; length: number } {
		const copies = this.#copies.get(client) ?? [];
		const at = firstAfter(copies, clock);
		const copy = copies[at - 1];
		const into = copy ? clock - copy.to.clock : 0;
		const next = copies[at];
		const most = next ? Math.min(length, next.to.clock - clock) : length;
		if (!copy || into >= copy.from.length) return { from: null, length: most };
		const count = Math.min(most, copy.from.length - into);
		const from = { client: copy.from.client, clock: copy.from.clock + into, length: count };
		return { from, length: count };
	}
}

/** Whether characters were ever typed, deleted or not. */
const isThere = (doc: Y.Doc, { client, clock, length }: IdRun): boolean =>
	clock + length <= Y.getState(doc.store, client);

/** Index of the first copy that begins after a clock. */
function firstAfter(copies: readonly Copy[], clock: number): number {
	let [low, high] = [0, copies.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((copies[middle] as Copy).to.clock > clock) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Who wrote each character of a story, newlines and embeds included; neighbours are joined. */
export function authorRuns(
	text: Y.Text,
	sources = new CopySources(text.doc as Y.Doc)
): AuthorRun[] {
	const runs: AuthorRun[] = [];
	let at = 0;
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const by = item.id.client;
		for (const origin of sources.origins({ ...item.id, length: item.length })) {
			const { client, length, returnedBy } = origin;
			const last = runs[runs.length - 1];
			const goesOn = last?.clientId === client && last.by === by && last.returnedBy === returnedBy;
			if (goesOn) last.to += length;
			else runs.push({ from: at, to: at + length, clientId: client, by, returnedBy });
			at += length;
		}
	}
	return runs;
}

/**
 * The runs of each block, in the order in which blocks are shown, by UTF-16 units into its content
 * as the editor counts them. What does not show is left out.
 */
export function blockAuthorRuns(index: StoryIndex, runs: readonly AuthorRun[]): AuthorRun[][] {
	const bySegment = new Map<Segment, AuthorRun[]>();
	let start = 0;
	let next = 0;
	for (const segment of index.segments) {
		const end = start + segment.length;
		const found: AuthorRun[] = [];
		while ((runs[next]?.to ?? Infinity) <= start) next++;
		for (let i = next; (runs[i]?.from ?? Infinity) < end; i++) {
			const run = runs[i] as AuthorRun;
			const from = visibleOffset(segment, Math.max(0, run.from - start));
			const to = visibleOffset(segment, Math.min(segment.length, run.to - start));
			if (from < to) found.push({ ...run, from, to });
		}
		bySegment.set(segment, found);
		start += fullLength(segment);
	}
	return index.shown.map((segment) => bySegment.get(segment) ?? []);
}
