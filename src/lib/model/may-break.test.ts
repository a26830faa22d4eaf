import { expect, test } from 'vitest';
import { mayBreak } from './may-break.ts';

/** What Chromium never breaks within, as a measuring column of no width shows it. */
test.each([
	'稻，|稻|《稻》、|稻',
	'稻|“稻|稻”|稻',
	'说：|“稻。”|“稻”|稻',
	'“稻”|“5G”|“稻|‘稻’”|‘6G’',
	'稻“5G”网',
	'2026|年|增|长|5.2%|的|5,200|多|吨',
	'A-|04|号|至-5|度',
	'从|e-|mail|到|App',
	'稻|——|稻……|稻',
	'张·|李',
	'（记|者 |李|禾）|约|$5|万'
])('%s', (units) => {
	const chars = [...units.replaceAll('|', '')];
	const broken = chars.map((char, at) => (at > 0 && mayBreak(chars, at) ? `|${char}` : char));
	expect(broken.join('')).toBe(units);
});
