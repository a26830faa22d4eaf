import * as Y from 'yjs';
import { isSlot } from './attributes.ts';
import { itemAt } from './items.ts';

interface Id {
	client: number;
	clock: number;
}

/** The character or embed with an id; null if it is deleted or unknown. */
function contentAt(doc: Y.Doc, { client, clock }: Id): unknown {
	const item = itemAt(doc, client, clock);
	if (!(item instanceof Y.Item) || item.deleted || !item.countable) return null;
	const { content } = item;
	const at = clock - item.id.clock;
	// getContent takes a whole run apart: for each character of a long paste that takes minutes.
	if (content instanceof Y.ContentString) return content.str.charAt(at);
	return content.getContent()[at] as unknown;
}

/** What stood left of a character when it was written. */
function originOf(doc: Y.Doc, { client, clock }: Id): Id | null {
	const item = itemAt(doc, client, clock);
	if (!(item instanceof Y.Item)) return null;
	return clock > item.id.clock ? { client, clock: clock - 1 } : item.origin;
}

/**
 * Whether undo should leave a newline in place: it made a block of its own, and somebody else has
 * written in that block since. Their words would otherwise run into the next block.
 * `own`: whether a character is about to be deleted by this undo.
 */
export function keepsOthersWords(doc: Y.Doc, newline: Id, own: (id: Id) => boolean): boolean {
	if (contentAt(doc, newline) !== '\n') return false;
	return madeItsBlock(doc, newline, own) && holdsOthersWords(doc, newline, own);
}

/** A newline typed at the end of a block, not one that splits words that stood there before. */
function madeItsBlock(doc: Y.Doc, newline: Id, own: (id: Id) => boolean): boolean {
	let at = originOf(doc, newline);
	while (at !== null && own(at) && contentAt(doc, at) !== '\n') at = originOf(doc, at);
	return at === null || (contentAt(doc, at) === '\n' && !own(at));
}

/** Looks from a newline to the left, up to the one before it. */
function holdsOthersWords(doc: Y.Doc, newline: Id, own: (id: Id) => boolean): boolean {
	let found = false;
	let item = itemAt(doc, newline.client, newline.clock) as Y.Item | null;
	for (let end = newline.clock - (item?.id.clock ?? 0); item !== null;) {
		if (!item.deleted && item.countable) {
			const content = item.content.getContent() as unknown[];
			for (let i = end - 1; i >= 0; i--) {
				const id = { client: item.id.client, clock: item.id.clock + i };
				if (content[i] === '\n') return found && !own(id);
				if (!isSlot(content[i]) && !own(id)) found = true;
			}
		}
		item = item.left;
		end = item?.length ?? 0;
	}
	return found;
}
