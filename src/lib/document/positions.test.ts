import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { indexOfRelative, relativeOfIndex } from './positions.ts';

test('a relative position is plain data, as records and the first page need it', () => {
	const text = new Y.Doc().getText('story');
	text.insert(0, '河堤上的夜市');
	const position = relativeOfIndex(text, 2);
	expect(Object.getPrototypeOf(position.item)).toBe(Object.prototype);
	expect(JSON.parse(JSON.stringify(position))).toEqual(position);
	text.insert(0, '今夜');
	expect(indexOfRelative(text, position)).toBe(4);
});
