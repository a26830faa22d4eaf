import { describe, expect, test } from 'vitest';
import { daysPapers, editionAddress, editionAt, nextSerial } from './edition-address.ts';

const own = { date: '2026-11-24' };
const second = { date: '2026-11-24', serial: 2 };
const third = { date: '2026-11-24', serial: 3 };
const alone = { date: '2026-11-25', serial: 2 };
const all = [third, alone, second, own];

describe('the address of a paper', () => {
	test.each([
		[own, '2026-11-24'],
		[second, '2026-11-24-2'],
		[third, '2026-11-24-3']
	])('leads to it alone: %o', (paper, address) => {
		expect(editionAddress(paper)).toBe(address);
		expect(editionAt(all, address)).toBe(paper);
	});

	test('that is a date leads to the first beside, where the day has none of its own', () => {
		expect(editionAt(all, '2026-11-25')).toBe(alone);
	});

	test.each(['2026-11-26', '2026-11-24-1', '2026-11-24-4', '2026-11-24-', '2026-11-24x2', ''])(
		'that nobody was given leads nowhere: “%s”',
		(address) => {
			expect(editionAt(all, address)).toBeUndefined();
		}
	);

	test('is free again once a paper is withdrawn, and never anybody else’s', () => {
		expect(nextSerial(all, '2026-11-24', true)).toBe(4);
		expect(nextSerial([own, second], '2026-11-24', false)).toBe(3);
		expect(nextSerial(all, '2026-11-25', true)).toBeUndefined();
		expect(nextSerial([], '2026-11-24', false)).toBe(2);
	});
});

test('what people make day by day is the first paper of each date', () => {
	expect(daysPapers(all)).toEqual([own, alone]);
});
