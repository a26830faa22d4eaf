import { describe, expect, test } from 'vitest';
import { aPaper } from '#tests/support/paper.ts';
import type { Edition } from './edition.ts';
import { issueFaults, renumbered } from './issue-number.ts';
import type { Newsroom } from './newsroom.ts';
import { expectedIssue, numberingOf, reservedIn } from './numbering.ts';
import type { WeekDay } from './publishing.ts';

const DAY: WeekDay = { pages: 8, press: null };
/** No paper on Mondays; 2026-11-23 is one. */
const week = [DAY, { pages: 0, press: null }, DAY, DAY, DAY, DAY, DAY];

/** A paper whose only edition is of Tuesday 24 November with number 100. */
function aDaily(more: Partial<Newsroom> = {}) {
	const { paper, chief } = aPaper();
	const rules = { week, anchor: null, ...more };
	const base = { name: '', timeZone: 'UTC', formatId: 'sikai', pressTime: '23:30', masthead: {} };
	paper.put('newsroom', { id: 'newsroom', ...base, ...rules, createdAt: 0 });
	const edition = (date: string, issue: number | null, kind?: Edition['kind'], serial?: number) =>
		paper.put('edition', {
			...{ id: `${date}${serial ?? ''}`, date, issue, pressAt: 0, formatId: 'sikai' },
			...{ createdAt: 0, createdBy: 'chief' },
			...(kind && { kind }),
			...(serial && { serial })
		});
	paper.take([{ kind: 'edition', id: 'today', value: null }]);
	edition('2026-11-24', 100);
	const expected = (date: string) => expectedIssue(numberingOf(paper, '2026-11-24'), date);
	const faults = () =>
		issueFaults(paper.list('edition'), reservedIn(numberingOf(paper, '2026-11-24')));
	return { paper, chief, edition, expected, faults };
}

describe('the number a day is to have', () => {
	test('counts papers, not days: none on a Monday, none over a holiday', () => {
		const { paper, expected } = aDaily();
		expect(expected('2026-11-25')).toBe(101);
		expect(expected('2026-11-30')).toBeNull();
		expect(expected('2026-12-01')).toBe(106);
		paper.put('closure', {
			...{ id: 'c', from: '2026-11-26', to: '2026-11-27', reason: '春节' },
			...{ personId: 'chief', at: 0 }
		});
		expect(expected('2026-11-26')).toBeNull();
		expect(expected('2026-12-01')).toBe(104);
	});

	test('an extra issue takes none, unless somebody numbers it', () => {
		const { edition, expected } = aDaily();
		edition('2026-11-25', null, 'extra');
		expect(expected('2026-11-26')).toBe(101);
		edition('2026-11-25', 101, 'extra');
		expect(expected('2026-11-26')).toBe(102);
	});

	test('what is made beside the day’s own leaves it its number, and has one only where it is given', () => {
		const { edition, expected, faults } = aDaily();
		edition('2026-11-25', null, 'special', 2);
		expect([expected('2026-11-25'), expected('2026-11-26')]).toEqual([101, 102]);
		edition('2026-11-25', 102, 'special', 2);
		expect(faults()).toEqual([]);
		expect([expected('2026-11-25'), expected('2026-11-26')]).toEqual([101, 103]);
		edition('2026-11-25', 101);
		edition('2026-11-26', 103);
		expect(faults()).toEqual([]);
		edition('2026-11-25', null, 'special', 2);
		expect(faults()).toMatchObject([{ kind: 'issueGap', date: '2026-11-26', from: 102, to: 102 }]);
	});

	test('a day’s own that began beside it is counted once', () => {
		const { edition, expected, faults } = aDaily();
		edition('2026-11-25', null, 'regular', 2);
		expect(expected('2026-11-26')).toBe(102);
		edition('2026-11-25', 101, 'regular', 2);
		edition('2026-11-26', 102);
		expect(faults()).toEqual([]);
		edition('2026-11-25', 102, 'regular', 2);
		edition('2026-11-26', 103);
		expect(faults()).toMatchObject([{ kind: 'issueGap', date: '2026-11-25', from: 101, to: 101 }]);
	});

	test('a day that passed without a paper had none', () => {
		const { expected, edition } = aDaily();
		edition('2026-11-20', 99);
		expect(expected('2026-11-22')).toBeNull();
	});

	test('before the first edition it is counted from the anchor, both ways', () => {
		const { paper, expected } = aDaily({ anchor: { date: '2026-11-24', issue: 500 } });
		paper.take([{ kind: 'edition', id: '2026-11-24', value: null }]);
		expect(expected('2026-11-25')).toBe(501);
		expect(expected('2026-12-01')).toBe(506);
	});

	test('an anchor after the last edition takes over from its date on', () => {
		const { expected } = aDaily({ anchor: { date: '2026-11-26', issue: 900 } });
		expect(expected('2026-11-25')).toBe(101);
		expect(expected('2026-11-26')).toBe(900);
		expect(expected('2026-11-27')).toBe(901);
	});

	test('nothing is known of a paper without edition or anchor', () => {
		const { paper, expected } = aDaily();
		paper.take([{ kind: 'edition', id: '2026-11-24', value: null }]);
		expect(expected('2026-11-25')).toBeNull();
	});
});

describe('what is odd about numbers', () => {
	test('a number kept for a day to come is no gap; one more is', () => {
		const { edition, faults } = aDaily();
		edition('2026-11-26', 102);
		expect(faults()).toEqual([]);
		edition('2026-11-26', 104);
		expect(faults()).toMatchObject([{ kind: 'issueGap', date: '2026-11-26', from: 102, to: 103 }]);
	});

	test('the same number twice, and one below the paper before', () => {
		const { edition, faults } = aDaily();
		edition('2026-11-25', 100);
		edition('2026-11-26', 99);
		expect(faults()).toMatchObject([
			{ kind: 'issueRepeat', date: '2026-11-25', beside: { date: '2026-11-24' } },
			{ kind: 'issueOrder', date: '2026-11-26', beside: { date: '2026-11-25' } }
		]);
	});
});

describe('renumbering', () => {
	test('the papers after it follow by as much', () => {
		const { edition, paper } = aDaily();
		edition('2026-11-25', 102);
		edition('2026-11-26', 103);
		const next = renumbered(paper.list('edition'), { date: '2026-11-25' }, 101);
		expect(next?.map(({ edition, issue }) => [edition.date, issue])).toEqual([
			['2026-11-25', 101],
			['2026-11-26', 102]
		]);
		expect(renumbered(paper.list('edition'), { date: '2026-11-25' }, -1)).toBeNull();
	});

	test('by command: refused where the number is another by now, or one of them is printed', () => {
		const { paper, chief, edition } = aDaily();
		edition('2026-11-25', 102);
		const later = edition('2026-11-26', 103);
		const command = { type: 'edition.renumber', id: '2026-11-25', issue: 101 } as const;
		expect(paper.run(chief, { ...command, expect: 101 })).toMatchObject({
			error: { reason: 'issue-changed' }
		});
		expect(paper.run(chief, { ...command, issue: 100, expect: 102 })).toMatchObject({
			error: { reason: 'issue-taken', date: '2026-11-24' }
		});
		const pack = { state: 'packing' as const };
		const press = { version: 1, at: 0, personId: 'chief', issue: 103, code: '', pack };
		paper.put('edition', { ...later, presses: [{ ...press, correction: null }] });
		expect(paper.run(chief, { ...command, expect: 102 })).toMatchObject({
			error: { reason: 'pressed' }
		});
		paper.put('edition', later);
		expect(paper.run(chief, { ...command, expect: 102 })).toMatchObject({ ok: true });
		expect(paper.get('edition', '2026-11-26')?.issue).toBe(102);
	});
});
