import * as Y from 'yjs';
import type { StoryCopies } from './copies.ts';
import { GONE } from './attributes.ts';
import { indexOfId, isAlive, itemAt, type IdRun } from './items.ts';
import { keepsOthersWords } from './undo-newlines.ts';

/** What the stacks of Y.UndoManager hold. */
type StackItem = Y.UndoManager['undoStack'][number];
interface Id {
	client: number;
	clock: number;
}

type IdSet = StackItem['deletions'];

/** Origin of writes that nobody can undo: notes about copies, and the removal of doubled words. */
export const HOUSEKEEPING = Symbol('housekeeping');

/**
 * A person's own undo. Y.UndoManager alone brings words back twice when two people undo the
 * deletion of the same ones, since it cannot know that they are back already. Here what was
 * brought back is noted for all (see StoryCopies), and each step is trimmed by it beforehand.
 */
export class StoryUndo {
	readonly manager: Y.UndoManager;
	readonly #text: Y.Text;
	readonly #doc: Y.Doc;
	readonly #copies: StoryCopies;

	/** captureTimeout: edits within so many ms are one step. */
	constructor(text: Y.Text, copies: StoryCopies, origin: unknown, captureTimeout: number) {
		this.#text = text;
		this.#doc = text.doc as Y.Doc;
		this.#copies = copies;
		this.manager = new Y.UndoManager(text, {
			captureTimeout,
			trackedOrigins: new Set([origin])
		});
	}

	/** Takes back a person's last step; null if there was nothing to take back. */
	undo(): StackItem | null {
		return this.#pop(this.manager.undoStack, () => this.manager.undo());
	}

	redo(): StackItem | null {
		return this.#pop(this.manager.redoStack, () => this.manager.redo());
	}

	#pop(stack: StackItem[], pop: () => StackItem | null): StackItem | null {
		for (;;) {
			const below = stack.splice(0, Math.max(0, stack.length - 1));
			const top = stack[0];
			if (!top) return null;
			this.#trim(top);
			const kept = this.#keepNewlines(top);
			const done = pop();
			stack.unshift(...below);
			if (done) this.#note(done);
			this.#rescue(kept);
			if (done || kept.length) return top;
		}
	}

	/**
	 * Leaves alone what somebody has brought back already or deleted again since, and adds the
	 * person's own words that somebody else deleted and brought back.
	 */
	#trim(item: StackItem): void {
		if (this.#copies.isEmpty) return;
		this.#addRedone(item.insertions);
		const isMine = (id: Id) => Y.isDeleted(item.insertions, Y.createID(id.client, id.clock));
		filterIds(item.deletions, (client, clock) => {
			if (!this.#copies.has({ client, clock })) return true;
			return this.#copies.live({ client, clock }).some(isMine);
		});
		for (const { client, clock } of [...eachId(item.insertions)]) {
			if (isAlive(this.#doc, client, clock)) continue;
			if (this.#copies.origin({ client, clock }).client !== this.#doc.clientID) continue;
			for (const id of this.#copies.live({ client, clock })) addId(item.insertions, id);
		}
	}

	/** Leaves in place, and returns, newlines of new blocks in which somebody else has written. */
	#keepNewlines(item: StackItem): Id[] {
		const own = ({ client, clock }: Id) => Y.isDeleted(item.insertions, Y.createID(client, clock));
		const kept = [...eachId(item.insertions)].filter((id) => keepsOthersWords(this.#doc, id, own));
		for (const { client, clock } of kept)
			filterIds(item.insertions, (c, k) => c !== client || k !== clock);
		return kept;
	}

	/** Marks such a block as deleted; with the others' words in it, it is shown as rescued. */
	#rescue(newlines: readonly Id[]): void {
		if (newlines.length === 0) return;
		this.#doc.transact(() => {
			for (const { client, clock } of newlines) {
				const at = indexOfId(this.#text, client, clock);
				if (at !== null) this.#text.format(at, 1, { [GONE]: 1 });
			}
		}, HOUSEKEEPING);
	}

	/** Y.UndoManager also takes back what it brought back itself for one of these. */
	#addRedone(insertions: IdSet): void {
		for (const { client, clock } of [...eachId(insertions)]) {
			let at = { client, clock };
			for (;;) {
				const item = itemAt(this.#doc, at.client, at.clock);
				if (!(item instanceof Y.Item) || item.redone === null) break;
				at = { client: item.redone.client, clock: item.redone.clock + at.clock - item.id.clock };
			}
			if (at.clock !== clock) addId(insertions, at);
		}
	}

	/** Notes which characters were brought back under which new ids. */
	#note(item: StackItem): void {
		const from: IdRun[] = [];
		const to: IdRun[] = [];
		for (const { client, clock, length } of eachRange(item.deletions)) {
			for (let at = clock; at < clock + length;) {
				const struct = itemAt(this.#doc, client, at);
				if (!struct) break;
				const offset = at - struct.id.clock;
				const count = Math.min(struct.length - offset, clock + length - at);
				if (struct instanceof Y.Item && struct.redone !== null && isContent(struct)) {
					from.push({ client, clock: at, length: count });
					const { redone } = struct;
					to.push({ client: redone.client, clock: redone.clock + offset, length: count });
				}
				at += count;
			}
		}
		if (from.length) this.#doc.transact(() => this.#copies.record(from, to), HOUSEKEEPING);
	}

	/** The next edit begins a step of its own. */
	stopCapturing(): void {
		this.manager.stopCapturing();
	}

	get canUndo(): boolean {
		return this.manager.undoStack.length > 0;
	}

	get canRedo(): boolean {
		return this.manager.redoStack.length > 0;
	}

	close(): void {
		this.manager.destroy();
	}
}

/** Whether a deleted item held characters; its content may be gone, its format marks do not count. */
const isContent = (item: Y.Item): boolean => item.content.constructor !== Y.ContentFormat;

function* eachRange(set: IdSet): Generator<IdRun> {
	for (const [client, ranges] of set.clients)
		for (const { clock, len } of ranges) yield { client, clock, length: len };
}

function* eachId(set: IdSet): Generator<Id> {
	for (const { client, clock, length } of eachRange(set))
		for (let at = clock; at < clock + length; at++) yield { client, clock: at };
}

/** Keeps only the ids that pass. */
function filterIds(set: IdSet, keep: (client: number, clock: number) => boolean): void {
	for (const [client, ranges] of set.clients) {
		const kept: { clock: number; len: number }[] = [];
		for (const { clock, len } of ranges)
			for (let at = clock; at < clock + len; at++) {
				if (!keep(client, at)) continue;
				const last = kept[kept.length - 1];
				if (last && last.clock + last.len === at) last.len++;
				else kept.push({ clock: at, len: 1 });
			}
		set.clients.set(client, kept);
	}
}

/** Adds an id; Yjs searches these lists by halves, so they stay sorted. */
function addId(set: IdSet, { client, clock }: Id): void {
	const ranges = set.clients.get(client) ?? [];
	if (ranges.some((range) => clock >= range.clock && clock < range.clock + range.len)) return;
	set.clients.set(
		client,
		[...ranges, { clock, len: 1 }].sort((a, b) => a.clock - b.clock)
	);
}
