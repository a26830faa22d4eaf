import { expect, it } from 'vitest';
import { mastheadFacts } from '#model/calendar.ts';
import { mastheadWords } from './masthead-words.ts';

it('says the day as a masthead prints it', () => {
	const facts = mastheadFacts({ date: '2025-04-30', issue: 4387 }, 8);
	expect(mastheadWords(facts)).toEqual({
		month: '2025年4月',
		day: '30',
		weekday: '星期三',
		lunar: '农历乙巳年四月初三',
		count: '今日8版　总第4387期'
	});
});

it('says what an issue is called that is not counted', () => {
	const special = { date: '2026-02-17', kind: 'special' as const };
	const count = (issue: number | null) =>
		mastheadWords(mastheadFacts({ ...special, issue }, 4)).count;
	expect([count(null), count(12)]).toEqual(['今日4版　号外', '今日4版　总第12期　号外']);
});

it('leaves the place of a number open that nobody has assigned', () => {
	const facts = mastheadFacts({ date: '2026-02-17', issue: null }, 4);
	expect(mastheadWords(facts).count).toBe('今日4版　总第　　期');
	expect(mastheadWords(facts).lunar).toBe('农历丙午年正月初一');
});
