import { parentPort } from 'node:worker_threads';
import type * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';
import { err, ok } from '#model/result.ts';
import { unpack } from '../pack.ts';
import { feedDoc, shadowDoc } from './shadow-doc.ts';
import type { StoryQuestion, StoryReply } from './stories.ts';
import { perform } from './story-tasks.ts';

/** The stories this thread has in hand. The main thread decides which; see HeldStories. */
const docs = new Map<string, Y.Doc>();

function drop(room: string): void {
	docs.get(room)?.destroy();
	docs.delete(room);
}

function docFor({ room, whole }: StoryQuestion): Y.Doc {
	if (whole) drop(room);
	const doc = docs.get(room) ?? shadowDoc();
	docs.set(room, doc);
	return doc;
}

function reply(question: StoryQuestion): StoryReply {
	try {
		question.forget.forEach(drop);
		const doc = docFor(question);
		feedDoc(doc, unpack(question.updates));
		return ok(perform(storyText(doc), question.task));
	} catch (error) {
		// Nobody knows what state it is in.
		drop(question.room);
		return err(error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
}

parentPort?.on('message', (question: StoryQuestion) => parentPort?.postMessage(reply(question)));
parentPort?.postMessage('ready');
