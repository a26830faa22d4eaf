import { describe, expect, test } from 'vitest';
import { shippedFormat } from './format.ts';
import { pressSheet, trimMarks } from './press-sheet.ts';
import { printQuery, readPrintOptions } from './print-options.ts';

const sikai = shippedFormat('sikai');

describe('the paper a page is printed on', () => {
	test('is the trimmed page, or has 12 mm around it: 3 of bleed, marks, white', () => {
		expect(pressSheet(sikai, false)).toMatchObject({ width: 273, height: 390, margin: 0 });
		const sheet = pressSheet(sikai, true);
		expect(sheet).toMatchObject({ width: 297, height: 414, margin: 12, bleed: 3 });
		expect(trimMarks(pressSheet(sikai, false))).toEqual([]);
	});

	test('marks are on the lines of the trim, and none within the bleed or off the paper', () => {
		const { width, height, margin, bleed } = pressSheet(sikai, true);
		const marks = trimMarks(pressSheet(sikai, true));
		expect(marks).toHaveLength(8);
		for (const [x1, y1, x2, y2] of marks) {
			const upright = x1 === x2;
			const [at, end] = upright ? [width - margin, height] : [height - margin, width];
			expect([margin, at]).toContain(upright ? x1 : y1);
			for (const along of upright ? [y1, y2] : [x1, x2]) {
				const fromEdge = Math.min(along, end - along);
				expect(fromEdge).toBeGreaterThan(0);
				expect(fromEdge).toBeLessThanOrEqual(margin - bleed);
			}
		}
	});
});

test('options go through an address and come back', () => {
	const options = { marks: true, stamp: false, inks: 'cmyk' } as const;
	expect(printQuery(3, options)).toBe('?page=3&marks=1&inks=cmyk');
	expect(readPrintOptions(new URLSearchParams(printQuery(3, options)))).toEqual(options);
	const plain = { marks: false, stamp: false, inks: 'rgb' } as const;
	expect(printQuery(null, plain)).toBe('');
	expect(readPrintOptions(new URLSearchParams())).toEqual(plain);
	for (const wrong of ['inks=pantone', 'marks=yes', 'stamp=2'])
		expect(readPrintOptions(new URLSearchParams(wrong))).toBeNull();
});
