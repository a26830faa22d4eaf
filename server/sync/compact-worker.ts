import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { storyCopies, storyMeta, storyText } from '#document/story-doc.ts';
import type { CompactAnswer, CompactRequest } from './compactor.ts';

/** Merges a log into one state without what was deleted, reads it back and compares. */
function compact({ snapshot, tail }: CompactRequest): CompactAnswer {
	const doc = replay(snapshot === null ? tail : [snapshot, ...tail]);
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs !== null || pendingDs !== null)
		return { problem: 'the log needs updates which it does not hold' };
	const merged = Y.encodeStateAsUpdate(doc);
	if (contents(replay([merged])) !== contents(doc))
		return { problem: 'the merged state reads differently' };
	return { snapshot: merged };
}

function replay(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
	return doc;
}

const contents = (doc: Y.Doc): string =>
	JSON.stringify([
		storyText(doc).toDelta(),
		sorted(storyMeta(doc)),
		sorted(storyCopies(doc)),
		[...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
	]);

const sorted = (map: Y.Map<unknown>): [string, unknown][] =>
	[...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));

parentPort?.on('message', (request: CompactRequest) => {
	parentPort?.postMessage(compact(request));
});
parentPort?.postMessage('ready');
