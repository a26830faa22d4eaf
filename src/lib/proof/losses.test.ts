import { expect, test } from 'vitest';
import { isLoss } from './losses.ts';

test('what is cut off by its place is a loss; what prints whole, if not well, is none', () => {
	const on = { storyId: 's', slotId: 'a' };
	expect(isLoss({ ...on, kind: 'overLater', page: 2, lines: 3, chars: 40 })).toBe(true);
	expect(isLoss({ ...on, kind: 'deckOver', chars: 4 })).toBe(true);
	expect(isLoss({ ...on, kind: 'captionTooLong', caption: '渡船' })).toBe(true);
	expect(isLoss({ ...on, kind: 'deckTooTall', lines: 3, room: 2 })).toBe(false);
	expect(isLoss({ ...on, kind: 'brokenWord', words: ['abc'] })).toBe(false);
});
