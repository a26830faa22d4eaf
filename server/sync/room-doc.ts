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

/** Whether all of a client's characters in a range are deleted. */
export function isGone(doc: Y.Doc, client: number, clock: number, length: number): boolean {
	const structs = doc.store.clients.get(client);
	const end = clock + length;
	if (!structs || end > Y.getState(doc.store, client)) return false;
	for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
		const struct = structs[i];
		if (!struct || struct.id.clock >= end) break;
		if (!struct.deleted) return false;
	}
	return true;
}

/** The root type a character stands in; null: all around it is gone. */
export function rootOf(doc: Y.Doc, { client, clock }: Y.ID): string | null {
	const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock));
	if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return null;
	return item.parent._item === null ? Y.findRootTypeKey(item.parent) : null;
}
