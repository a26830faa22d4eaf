import { expect, test } from 'vitest';
import { minutesIn } from './minutes.ts';

test.each([
	[NaN, null],
	[30, 30],
	[0, 0],
	[2000, 1440],
	[-5, 0],
	[30.5, 30]
])('of %d minutes that are typed, %s are taken', (typed, taken) => {
	expect(minutesIn(typed, 1440)).toBe(taken);
});
