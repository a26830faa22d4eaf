import path from 'node:path';
import { expect, test } from 'vitest';
import { charactersOf } from '#tests/support/typeset/face-characters.ts';
import { hasOneWeight } from './one-weight.ts';
import { codeOf, readRuns, runsOf, uncovered } from './coverage.ts';

const serif = (weight: number) =>
	charactersOf(
		`@fontsource/noto-serif-sc/${weight}.css`,
		`@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-${weight}-normal.woff2`
	);
const sans = (weight: number) =>
	charactersOf(
		`@fontsource/noto-sans-sc/${weight}.css`,
		`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`
	);

const RARE = path.resolve(import.meta.dirname, '../typeset/rare/rare.css');

test('the table has the characters of the fonts that are shipped (vitest -u writes it anew)', async () => {
	const [song, hei] = [serif(400), sans(400)];
	const kai = charactersOf('lxgw-wenkai-webfont/lxgwwenkai-regular.css', null);
	const rare = charactersOf(RARE, null);
	// Other weights have the same, and nothing in 黑体 that 宋体 lacks.
	for (const weight of [700, 900]) expect(serif(weight)).toEqual(song);
	expect(sans(700)).toEqual(hei);
	expect([...hei].filter((code) => !song.has(code))).toEqual([]);
	const table = [
		'/** Written by coverage.test.ts from the font files; see coverage.ts. */',
		`export const COVERED =\n\t'${runsOf(new Set([...song, ...kai, ...rare]))}';`
	];
	await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./coverage-table.ts');
}, 60_000);

test('those in one weight only have a table of their own', async () => {
	const [song, kai] = [
		serif(400),
		charactersOf('lxgw-wenkai-webfont/lxgwwenkai-regular.css', null)
	];
	const [rare, both] = [charactersOf(RARE, null), charactersOf(RARE, null, 900)];
	const light = [...rare, ...kai].filter((code) => !song.has(code) && !both.has(code));
	const table = [
		'/** Written by coverage.test.ts from the font files; see one-weight.ts. */',
		`export const ONE_WEIGHT =\n\t'${runsOf(new Set(light))}';`
	];
	await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./one-weight-table.ts');
	expect([...'𠮷㐀𬱖𬭎龘国'].filter(hasOneWeight)).toEqual(['𬱖', '𬭎']);
}, 60_000);

test('no rare character is shipped that 宋体 has', () => {
	const song = serif(400);
	expect([...charactersOf(RARE, null)].filter((code) => song.has(code))).toEqual([]);
}, 60_000);

test('runs are read as they are written', () => {
	const codes = [0x20, 0x21, 0x22, 0x4e00, 0x9fa5, 0x9fa6, 0x1f251];
	expect([...readRuns(runsOf(codes))]).toEqual(codes);
});

test.each([
	['一句普通的话，“引语”——2026年3％·…《书》ABC', []],
	['𬂱氏兄弟🎉和سلام', ['🎉', 'س', 'ل', 'ا', 'م']],
	// Names: of all extensions of Unicode 8, and of the list of characters for general use.
	['𠮷㐀䶵㛃𪚥𫝀𫠝𬱖𬭎𬘓', []],
	// Of Unicode 10 and later.
	['一碗𰻝𰻝面𰀀', ['𰀀']],
	['Łódź', []],
	['👩‍🌾\u{FE0F}', ['👩', '🌾']],
	['\u200b\u2028\t 　\u{E0100}', []],
	['\uE001\uD800', ['\uE001', '\uD800']]
] as const)('%s lacks %j', (text, lacking) => {
	expect(uncovered(text)).toEqual(lacking);
});

test('a character is named by its number', () => {
	expect([codeOf('𬂱'), codeOf('©')]).toEqual(['U+2C0B1', 'U+00A9']);
});
