/** The yardstick: Tiptap with its own Collaboration extension and y-websocket, and nothing else. */
import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import StarterKit from '@tiptap/starter-kit';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const doc = new Y.Doc();
const provider = new WebsocketProvider(location.origin.replace('http', 'ws'), 'story', doc, {
	disableBc: true
});
new Editor({
	element: document.querySelector('#sheet'),
	extensions: [
		StarterKit.configure({ undoRedo: false }),
		Collaboration.configure({ document: doc, field: 'story' }),
		CollaborationCaret.configure({ provider, user: { name: 'Bare', color: '#335577' } })
	]
});
