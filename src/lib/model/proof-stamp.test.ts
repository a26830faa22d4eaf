import { expect, test } from 'vitest';
import { stampWords } from './proof-stamp.ts';

test('a stamp says which proof it is, when it was printed by the paper’s clock, and by whom', () => {
	const at = Date.parse('2026-11-25T17:20:59Z');
	expect(stampWords({ number: 3, at, name: '白露' }, 'Asia/Shanghai')).toBe(
		'大样 第3次 · 2026-11-26 01:20 · 白露'
	);
	expect(stampWords({ number: null, at, name: '白露' }, 'UTC')).toBe(
		'大样 · 2026-11-25 17:20 · 白露'
	);
});
