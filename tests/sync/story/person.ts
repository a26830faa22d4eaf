import { getSchema, type Extensions } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { storyExtensions } from '#document/schema.ts';
import { StoryBinding, type BindingHost } from '#document/story-binding.ts';
import { storyText } from '#document/story-doc.ts';

/** Somebody who writes: a document of their own, an editor, and mail not yet sent or read. */
export interface Person extends BindingHost {
	nth: number;
	doc: Y.Doc;
	binding: StoryBinding;
	online: boolean;
	outbox: Uint8Array[];
	inbox: Uint8Array[];
	/** A client of before photos, struck words and links. */
	older: boolean;
	close: () => void;
}

const NEWER = ['photo', 'strike', 'link'];

export const extensionsOf = (older: boolean): Extensions =>
	storyExtensions().filter((extension) => !older || !NEWER.includes(extension.name));

/** Gives a person the document and a place in the exchange of updates. */
export function seat(nth: number, clientID: number, initial: Uint8Array) {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	Y.applyUpdate(doc, initial, 'net');
	const mail = { outbox: [] as Uint8Array[], inbox: [] as Uint8Array[], online: true };
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'net') mail.outbox.push(update);
	});
	return { nth, doc, ...mail };
}

/** A person whose editor is a bare state: no view, no DOM. */
export function barePerson(
	nth: number,
	clientID: number,
	initial: Uint8Array,
	older: boolean
): Person {
	const seated = seat(nth, clientID, initial);
	const schema = getSchema(extensionsOf(older));
	const binding = new StoryBinding({
		text: storyText(seated.doc),
		schema,
		captureTimeout: 0,
		verify: true
	});
	let state = EditorState.create({ doc: binding.document(), plugins: [binding.plugin] });
	const host: BindingHost = {
		state: () => state,
		dispatch: (tr: Transaction) => {
			const before = state;
			state = state.apply(tr);
			binding.flush(before);
		}
	};
	binding.attach(host);
	return { ...seated, ...host, binding, older, close: () => binding.close() };
}
