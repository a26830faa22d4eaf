import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { storyText } from './story-doc.ts';
import { keepsOthersWords } from './undo-newlines.ts';

afterEach(() => vi.restoreAllMocks());

test('a long run is not taken apart for each of its characters', () => {
	const doc = new Y.Doc();
	storyText(doc).insert(0, '粘贴进来的长文。'.repeat(500));
	const takenApart = vi.spyOn(Y.ContentString.prototype, 'getContent');
	for (let clock = 0; clock < 4000; clock++)
		expect(keepsOthersWords(doc, { client: doc.clientID, clock }, () => true)).toBe(false);
	expect(takenApart).not.toHaveBeenCalled();
});
