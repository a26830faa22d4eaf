import { expect, test } from 'vitest';
import { withBadge } from './title-badge.ts';

test('the number of what is unread stands before the title, once', () => {
	expect(withBadge('编辑台', 3)).toBe('(3) 编辑台');
	expect(withBadge('(3) 编辑台', 12)).toBe('(12) 编辑台');
	expect(withBadge('(12) 编辑台', 0)).toBe('编辑台');
	expect(withBadge('(99+) 编辑台', 340)).toBe('(99+) 编辑台');
	expect(withBadge('(一) 编辑台', 1)).toBe('(1) (一) 编辑台');
});
