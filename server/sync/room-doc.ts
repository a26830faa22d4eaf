import * as Y from 'yjs';
import type { LoadedRoom } from '../store/store.ts';

/** The document that a snapshot and what came after it make. Throws where they make none. */
export function docOf({ snapshot, tail }: Pick<LoadedRoom, 'snapshot' | 'tail'>): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (snapshot) Y.applyUpdate(doc, snapshot);
		for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
	});
	return doc;
}

/** Runs `change` in one transaction on a document it then destroys; what it did, null for nothing. */
export function changeOn<T>(
	doc: Y.Doc,
	change: (doc: Y.Doc) => T
): { value: T; update: Uint8Array | null } {
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const value = doc.transact(() => change(doc));
	doc.destroy();
	return { value, update: updates.length > 0 ? Y.mergeUpdates(updates) : null };
}
