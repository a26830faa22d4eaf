import * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';

/**
 * A copy of a story's document that can be fed for as long as it is wanted, and always reads as one
 * made anew from the same updates would.
 *
 * After updates from elsewhere Yjs deletes what formats it finds doubled, in any document whose text
 * has been asked for. A window does so too and tells everybody; a copy tells nobody, and as which of
 * two equal formats goes depends on what had come by then, a later update may delete the other one:
 * a mark would end, or spread, in this copy alone. So a copy deletes nothing by itself.
 */
export function shadowDoc(): Y.Doc {
	const doc = new Y.Doc();
	storyText(doc);
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		transaction._needFormattingCleanup = false;
	});
	return doc;
}

/** Takes all of them in as one change. Throws where the bytes make no update. */
export function feedDoc(doc: Y.Doc, updates: readonly Uint8Array[]): void {
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
}
