import { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { FlatBinding } from '#document/flat-binding.ts';
import { storyText } from '#document/story-doc.ts';
import { extensionsOf, seat, type Person } from './person.ts';

/** A person with a real editor and its view; needs a DOM. */
export function editorPerson(
	nth: number,
	clientID: number,
	initial: Uint8Array,
	older: boolean
): Person {
	const seated = seat(nth, clientID, initial);
	const editor = new Editor({
		element: document.createElement('div'),
		injectCSS: false,
		extensions: [
			...extensionsOf(older),
			FlatBinding.configure({ ytext: storyText(seated.doc), captureTimeout: 0, verify: true })
		]
	});
	const { binding } = editor.storage.flatBinding;
	if (!binding) throw new Error('the editor has no binding');
	return {
		...seated,
		binding,
		older,
		state: () => editor.state,
		dispatch: (tr: Transaction) => editor.view.dispatch(tr),
		close: () => editor.destroy()
	};
}
