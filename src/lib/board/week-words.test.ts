import { expect, test } from 'vitest';
import { weekdayRuns } from './week-words.ts';

const NAMES = ['一', '二', '三', '四', '五', '六', '日'];
const week = (...pages: number[]) => pages.map((count) => ({ pages: count, press: null }));

test('weekdays that follow each other are one run, Sunday at the end of the week', () => {
	const days = week(8, 0, 8, 8, 8, 0, 8);
	expect(weekdayRuns(days, ({ pages }) => pages > 0, NAMES, '至')).toEqual(['二至四', '六至日']);
	expect(weekdayRuns(days, ({ pages }) => pages === 0, NAMES, '至')).toEqual(['一', '五']);
	expect(weekdayRuns(week(8, 8, 8, 8, 8, 8, 8), () => true, NAMES, '至')).toEqual(['一至日']);
});
