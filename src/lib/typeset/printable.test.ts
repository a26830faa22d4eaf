import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('a picture becomes one 〓 and stays as long as it was', () => {
	for (const picture of ['🎉', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', '1️⃣', '⚡']) {
		const drawn = printable(`放了${picture}，`);
		expect(drawn.replaceAll('\u200c', '')).toBe('放了〓，');
		expect(drawn).toHaveLength(`放了${picture}，`.length);
	}
});

test('characters that have a picture, too, are set as characters', () => {
	expect(printable('©2025 ®')).toBe('©2025 ®');
	expect(printable('©️')).toBe('©\ufe0e');
	expect(printable('早稻𠮷مرحبا')).toBe('早稻𠮷مرحبا');
});
