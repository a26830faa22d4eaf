import { expect, test } from 'vitest';
import { dayStep } from './day-steps.ts';

test.each([
	['ArrowLeft', '2026-12-31'],
	['ArrowRight', '2027-01-02'],
	['ArrowUp', '2026-12-25'],
	['ArrowDown', '2027-01-08'],
	['PageUp', '2026-12-01'],
	['PageDown', '2027-02-01']
])('%s goes on over the end of a year to %s', (key, to) => {
	expect(dayStep('2027-01-01', key)).toBe(to);
});

test('a month without the day is entered at its last', () => {
	expect(dayStep('2027-01-31', 'PageDown')).toBe('2027-02-28');
	expect(dayStep('2026-12-31', 'PageUp')).toBe('2026-11-30');
});

test('other keys go nowhere', () => {
	expect(dayStep('2027-01-01', 'a')).toBeNull();
});
