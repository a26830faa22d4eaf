import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { storyCopies, storyMeta, storyText } from '#document/story-doc.ts';

/** What a document says, as a hash: state vectors can be equal where contents are not. */
export function contentHash(doc: Y.Doc): string {
	const sorted = (map: Y.Map<unknown>) => [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
	const content = [storyText(doc).toDelta(), sorted(storyMeta(doc)), sorted(storyCopies(doc))];
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
