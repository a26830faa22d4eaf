import * as Y from 'yjs';
import { seedStory, storyText } from '#document/story-doc.ts';
import { paragraphsOf } from '../lib/text.ts';

/** Under which client id every story of the bench begins. */
export const FIRST_CLIENT = 4_000_000_001;
const LENGTH = 2_000;

/** The same 2,000 characters in every story, in the product’s own shape. */
export function firstWords(): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = FIRST_CLIENT;
	const blocks = paragraphsOf(LENGTH).map((text) => ({ type: 'paragraph', text }) as const);
	doc.transact(() => seedStory(doc, [{ type: 'headline', text: '集市里的清晨' }, ...blocks]));
	return doc;
}

/** Between which two characters somebody types. */
export interface Place {
	left: Y.ID;
	right: Y.ID;
}

/** So many places inside paragraphs, evenly over the text. */
export function placesIn(doc: Y.Doc, count: number): Place[] {
	const text = storyText(doc);
	const words = text.toString();
	return Array.from({ length: count }, (_, number) => {
		let index = Math.floor(((number + 0.5) / count) * words.length);
		while (words[index] === '\n' || words[index - 1] === '\n') index += 1;
		return { left: idAt(text, index - 1), right: idAt(text, index) };
	});
}

function idAt(text: Y.Text, index: number): Y.ID {
	const { item } = Y.createRelativePositionFromTypeIndex(text, index);
	if (!item) throw new Error(`there is no character at ${index}`);
	return item;
}
