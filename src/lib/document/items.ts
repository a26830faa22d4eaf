import * as Y from 'yjs';

/** Consecutive characters of one client: who wrote them and which of theirs they are. */
export interface IdRun {
	client: number;
	clock: number;
	length: number;
}

/** The ids of the characters of a Y.Text from `from` to `to`. Walks the items from the start. */
export function idsBetween(text: Y.Text, from: number, to: number): IdRun[] {
	const runs: IdRun[] = [];
	let at = 0;
	for (let item = text._start; item !== null && at < to; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const start = Math.max(from - at, 0);
		const end = Math.min(to - at, item.length);
		if (start < end)
			runs.push({ client: item.id.client, clock: item.id.clock + start, length: end - start });
		at += item.length;
	}
	return runs;
}

/** The item that holds a character; null if this copy of the document has not got it. */
export function itemAt(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | null {
	if (Y.getState(doc.store, client) <= clock) return null;
	return Y.getItem(doc.store, Y.createID(client, clock));
}

/** Whether a character is in the document and not deleted. */
export const isAlive = (doc: Y.Doc, client: number, clock: number): boolean =>
	itemAt(doc, client, clock)?.deleted === false;

/** The raw index of a live character in its Y.Text. */
export function indexOfId(text: Y.Text, client: number, clock: number): number | null {
	const place = Y.createAbsolutePositionFromRelativePosition(
		new Y.RelativePosition(null, null, Y.createID(client, clock), 0),
		text.doc as Y.Doc,
		false
	);
	return place?.type === text ? place.index : null;
}
