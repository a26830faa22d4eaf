import { describe, expect, test } from 'vitest';
import { lunarDate, lunarShort, mastheadFacts, namedDay } from './calendar.ts';

import { addDays, addMonths, daysBetween, isMonth, momentOf, weekdayOf, weeksOf } from './days.ts';
import { isDate } from './edition.ts';
import { checkIssue, issueFaults, proposeIssue } from './issue-number.ts';

describe('the day on the masthead', () => {
	test('the lunar date as it is printed, leap months and the new year too', () => {
		expect(lunarDate('2025-04-30')).toBe('农历乙巳年四月初三');
		expect(lunarDate('2025-07-25')).toBe('农历乙巳年闰六月初一');
		expect(lunarDate('2026-02-17')).toBe('农历丙午年正月初一');
	});

	test('short, for a cell of the calendar', () => {
		expect(lunarShort('2025-04-30')).toBe('初三');
		expect(lunarShort('2025-04-28')).toBe('四月');
		expect(lunarShort('2025-07-25')).toBe('闰六月');
	});

	test('festivals, terms and the state’s days off have their names', () => {
		expect(namedDay('2026-02-17')).toEqual({ name: '春节', holiday: 'off' });
		expect(namedDay('2026-02-14')).toEqual({ name: '', holiday: 'worked' });
		expect(namedDay('2026-11-07')).toEqual({ name: '立冬', holiday: null });
		expect(namedDay('2026-11-08')).toEqual({ name: '记者节', holiday: null });
		expect(namedDay('2026-11-10')).toBeNull();
	});

	test('a special issue says what it is called', () => {
		const special = { date: '2026-11-24', issue: null, kind: 'special' as const };
		expect(mastheadFacts(special, 4).called).toBe('号外');
		expect(mastheadFacts({ ...special, name: '丰收特刊' }, 4).called).toBe('丰收特刊');
	});

	test('all facts at once', () => {
		expect(mastheadFacts({ date: '2025-04-30', issue: 4387 }, 8)).toEqual({
			date: '2025-04-30',
			weekday: 3,
			lunar: '农历乙巳年四月初三',
			issue: 4387,
			pages: 8
		});
	});
});

describe('days', () => {
	test.each(['1900-01', '2025-04', '2199-12'])('a calendar can show every day of %s', (month) => {
		expect(isMonth(month)).toBe(true);
		expect(weeksOf(month).flat().map(lunarShort).every(Boolean)).toBe(true);
	});

	test.each(['0000-01', '0001-01', '1899-12', '2200-01', '9999-12', '2025-13', '2025-4', ''])(
		'no paper is made in “%s”',
		(month) => {
			expect(isMonth(month)).toBe(false);
			expect(isDate(`${month}-01`)).toBe(false);
		}
	);

	test('counted over months, years and leap days', () => {
		expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
		expect(addDays('2026-01-01', -7)).toBe('2025-12-25');
		expect(daysBetween('2025-12-25', '2026-01-01')).toBe(7);
		expect(weekdayOf('2026-11-24')).toBe(2);
		expect(addMonths('2026-11', 2)).toBe('2027-01');
		expect(addMonths('2026-01-31', -1)).toBe('2025-12');
	});

	test('a month in whole weeks from Monday', () => {
		const weeks = weeksOf('2026-11');
		expect(weeks).toHaveLength(6);
		expect(weeks[0]?.[0]).toBe('2026-10-26');
		expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
		expect(weeksOf('2027-02')).toHaveLength(4);
	});

	test('a time on the wall of the newsroom, wherever the computer stands', () => {
		expect(momentOf('2026-11-24', '23:30', 'Asia/Shanghai')).toBe(
			Date.parse('2026-11-24T15:30:00Z')
		);
		expect(momentOf('2026-07-01', '23:30', 'Europe/Berlin')).toBe(
			Date.parse('2026-07-01T21:30:00Z')
		);
		expect(momentOf('2026-03-29', '03:30', 'Europe/Berlin')).toBe(
			Date.parse('2026-03-29T01:30:00Z')
		);
	});
});

describe('the total issue number', () => {
	const papers = [
		{ date: '2026-11-20', issue: 100 },
		{ date: '2026-11-21', issue: 101 },
		{ date: '2026-11-24', issue: 102 },
		{ date: '2026-11-25', issue: null }
	];

	test('is one more than the last paper’s, however many days lie between', () => {
		expect(proposeIssue(papers, { date: '2026-11-30' })).toBe(103);
		expect(proposeIssue(papers, { date: '2026-11-22' })).toBe(102);
		expect(proposeIssue(papers, { date: '2026-11-01' })).toBe(99);
		expect(proposeIssue([], { date: '2026-11-01' })).toBeNull();
	});

	test('that is right raises nothing; an edition is not compared with itself', () => {
		expect(checkIssue(papers, { date: '2026-11-30' }, 103)).toBeNull();
		expect(checkIssue(papers, { date: '2026-11-21' }, 101)).toBeNull();
	});

	test('that another paper carries is a repeat', () => {
		expect(checkIssue(papers, { date: '2026-11-30' }, 101)).toEqual({
			warning: 'repeat',
			date: '2026-11-21'
		});
	});

	test('that leaves numbers out is a gap', () => {
		expect(checkIssue(papers, { date: '2026-11-30' }, 105)).toEqual({
			warning: 'gap',
			date: '2026-11-24',
			from: 103,
			to: 104
		});
	});

	test('that runs backwards is named', () => {
		expect(checkIssue(papers, { date: '2026-11-30' }, 99)).toMatchObject({
			warning: 'order',
			issue: 102
		});
		expect(checkIssue(papers, { date: '2026-11-01' }, 200)).toMatchObject({
			warning: 'order',
			issue: 100
		});
	});

	test('gaps between papers are listed', () => {
		expect(issueFaults([...papers, { date: '2026-11-26', issue: 105 }])).toMatchObject([
			{ kind: 'issueGap', date: '2026-11-26', from: 103, to: 104 }
		]);
	});
});
