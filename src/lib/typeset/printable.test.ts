import { expect, test } from 'vitest';
import { isLost, printable } from './printable.ts';

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
	expect(printable('早稻مرحبا')).toBe('早稻مرحبا');
});

test('rare characters stand as they are, and what no face has becomes 〓, as long as it was', () => {
	expect(printable('𠮷永㐀、䶵𪚥')).toBe('𠮷永㐀、䶵𪚥');
	expect(printable('一碗𰀀𰀀面')).toBe('一碗〓\u200c〓\u200c面');
	expect(printable('\uE001☃⏻')).toBe('〓☃〓');
});

test('marks of other scripts come with their letters; signs of none become 〓', () => {
	for (const text of ['مرحبا، كيف؟ نعم؛', 'བཀྲ་ཤིས།', 'ᠮᠣᠩᠭᠣᠯ᠂', 'שלום־עליכם', 'नमस्ते।'])
		expect(printable(text)).toBe(text);
	expect(['،', '؟', '།', '⏻', '🎉', '𰀀', '一'].map(isLost)).toEqual([
		...[false, false, false],
		...[true, true, true, false]
	]);
});
