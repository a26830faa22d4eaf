import { expect, it } from 'vitest';
import { reviewTexts } from '#lib/i18n/review.ts';
import { timeLeft } from './time-left.ts';

const MINUTE = 60_000;

it.each([
	[13 * 60 + 56, '13 小时 56 分', '13 h 56 min'],
	[59, '59 分', '59 min'],
	[24 * 60, '1 天', '1 day'],
	[49 * 60, '2 天 1 小时', '2 days 1 h'],
	[-5, '0 分', '0 min']
])('%s minutes are %s', (minutes, zh, en) => {
	expect([
		timeLeft(minutes * MINUTE, reviewTexts.zh),
		timeLeft(minutes * MINUTE, reviewTexts.en)
	]).toEqual([zh, en]);
});
