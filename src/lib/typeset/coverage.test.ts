import { expect, test } from 'vitest';
import { charactersOf } from '#tests/support/typeset/face-characters.ts';
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

test('the table has the characters of the fonts that are shipped (vitest -u writes it anew)', async () => {
	const [song, hei] = [serif(400), sans(400)];
	const kai = charactersOf('lxgw-wenkai-webfont/lxgwwenkai-regular.css', null);
	// Other weights have the same, and nothing in 黑体 that 宋体 lacks.
	for (const weight of [700, 900]) expect(serif(weight)).toEqual(song);
	expect(sans(700)).toEqual(hei);
	expect([...hei].filter((code) => !song.has(code))).toEqual([]);
	const table = [
		'/** Written by coverage.test.ts from the font files; see coverage.ts. */',
		`export const SONG =\n\t'${runsOf(song)}';`,
		`export const HEI_LACKS = '${runsOf([...song].filter((code) => !hei.has(code)))}';`,
		`export const KAI_ADDS =\n\t'${runsOf([...kai].filter((code) => !song.has(code)))}';`
	];
	await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./coverage-table.ts');
}, 60_000);

test('runs are read as they are written', () => {
	const codes = [0x20, 0x21, 0x22, 0x4e00, 0x9fa5, 0x9fa6, 0x1f251];
	expect([...readRuns(runsOf(codes))]).toEqual(codes);
});

test.each([
	['一句普通的话，“引语”——2026年3％·…《书》ABC', 'song', []],
	['习主席勠力同心', 'hei', []],
	['𬂱氏兄弟🎉和سلام', 'song', ['𬂱', '🎉', 'س', 'ل', 'ا', 'م']],
	['㛃㛃', 'song', ['㛃']],
	['👩‍🌾\u{FE0F}', 'hei', ['👩', '🌾']],
	['\u200b\u2028\t 　\u{E0100}', 'kai', []],
	['\uE001\uD800', 'song', ['\uE001', '\uD800']]
] as const)('%s in %s lacks %j', (text, face, lacking) => {
	expect(uncovered(text, face)).toEqual(lacking);
});

test('a character is named by its number', () => {
	expect([codeOf('𬂱'), codeOf('©')]).toEqual(['U+2C0B1', 'U+00A9']);
});
