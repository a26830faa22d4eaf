import { describe, expect, test } from 'vitest';
import { FORMATS, formatOf, settingOf, slotBox, spanWidth, typeArea } from './format.ts';

const at = (column: number, line: number, span: number, lines: number) => ({
	at: { column, line, span, lines }
});

describe('page formats', () => {
	test('long columns follow the rule n × chars + (n − 1)', () => {
		const duikai = formatOf('duikai');
		expect([2, 3, 5].map((span) => spanWidth(duikai, span))).toEqual([27, 41, 69]);
	});

	test('the type area leaves margins of 15 to 32 mm on every side pair', () => {
		for (const format of FORMATS) {
			const area = typeArea(format);
			for (const side of ['width', 'height'] as const) {
				const margins = format.trim[side] - area[side];
				expect(margins).toBeGreaterThan(30);
				expect(margins).toBeLessThan(60);
			}
		}
		expect(typeArea(formatOf('sikai')).width).toBeCloseTo(235, 0);
		expect(typeArea(formatOf('duikai')).height).toBeCloseTo(490, 0);
	});

	test('three columns broken into two hold 20 characters a line (三破二)', () => {
		const slot = { ...at(0, 0, 3, 10), measure: 2 };
		expect(settingOf(formatOf('duikai'), slot)).toEqual({ columns: 2, chars: 20 });
		expect(settingOf(formatOf('sikai'), at(0, 0, 3, 10))).toEqual({ columns: 3, chars: 14 });
	});

	test('a slot over the whole grid covers the whole type area', () => {
		const format = formatOf('sikai');
		expect(slotBox(format, at(0, 0, 5, 78))).toEqual({ left: 0, top: 0, width: 1, height: 1 });
		const right = slotBox(format, at(3, 39, 2, 39));
		expect(right.left + right.width).toBeCloseTo(1);
		expect(right.top).toBe(0.5);
	});

	test('an unknown format is a bug', () => {
		expect(() => formatOf('tabloid')).toThrow('tabloid');
	});
});
