import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('hashes every length of text as Node does', () => {
	for (let length = 0; length < 200; length++) {
		const text = '桥a1，'.repeat(60).slice(0, length);
		expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
	}
});

test('hashes what a page amounts to', () => {
	const text = '渡口三百年　一桥过澜江😀'.repeat(5000);
	expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});
