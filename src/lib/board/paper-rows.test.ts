import { expect, test } from 'vitest';
import type { Edition } from '#model/edition.ts';
import { paperRows, rowStep, type PaperRow } from './paper-rows.ts';
import type { DayPaper } from './publishing-days.svelte.ts';

const edition = (date: string, issue: number | null, serial?: number): Edition => ({
	...{ id: `${date}-${serial ?? 1}`, date, issue, pressAt: 0, formatId: 'f' },
	...(serial !== undefined && { serial, kind: 'special' as const }),
	...{ createdAt: 0, createdBy: 'p' }
});
const closure = {
	id: 'c',
	from: '2026-11-27',
	to: '2026-11-28',
	reason: '检修',
	personId: 'p',
	at: 0
};

test('a year in its order: days without a paper, numbers nobody carries, what came out beside', () => {
	const editions = [
		edition('2025-12-31', 1),
		edition('2026-11-24', 5),
		edition('2026-11-24', null, 2),
		edition('2026-11-26', 7),
		edition('2026-12-01', 8)
	];
	const paper = (one: Edition): DayPaper => ({
		edition: one,
		fault:
			one.issue === 7
				? {
						kind: 'issueGap',
						date: one.date,
						issue: 7,
						beside: { date: '2026-11-24' },
						from: 6,
						to: 6
					}
				: undefined,
		...{ reason: undefined, isPrinted: false, isMaking: false }
	});
	const days = { desk: { editions }, closures: [closure], paper };
	const months = paperRows(days as unknown as Parameters<typeof paperRows>[0], '2026');
	expect(months.map(({ month, rows }) => [month, rows.map(({ id }) => id)])).toEqual([
		['2026-11', ['2026-11-24-1', '2026-11-24-2', 'gap-2026-11-26-1', '2026-11-26-1', 'c']],
		['2026-12', ['2026-12-01-1']]
	]);
});

test('days without a paper over New Year stand in both years, in the later one from its first day', () => {
	const over = { ...closure, from: '2026-12-30', to: '2027-01-02' };
	const days = { desk: { editions: [] }, closures: [over] };
	const rowsOf = (year: string) =>
		paperRows(days as unknown as Parameters<typeof paperRows>[0], year).flatMap(({ rows }) => rows);
	expect(rowsOf('2026')).toMatchObject([{ id: 'c', date: '2026-12-30', closure: over }]);
	expect(rowsOf('2027')).toMatchObject([{ id: 'c', date: '2027-01-01', closure: over }]);
	expect([rowsOf('2025'), rowsOf('2028')]).toEqual([[], []]);
});

test('keys go by row and by month, and stop at the ends', () => {
	const rows = ['2026-11-24', '2026-11-25', '2026-12-01', '2026-12-02'].map((date): PaperRow => {
		return { kind: 'gap', id: date, date, numbers: '', isExplained: false };
	});
	const to = (at: number, key: string) => rowStep(rows, at, key);
	expect([to(0, 'ArrowDown'), to(0, 'ArrowUp'), to(3, 'ArrowDown')]).toEqual([1, null, null]);
	expect([to(1, 'PageDown'), to(3, 'PageUp'), to(1, 'PageUp')]).toEqual([2, 0, null]);
	expect([to(2, 'Home'), to(0, 'End'), to(0, 'x')]).toEqual([0, 3, null]);
});
