import { describe, expect, test } from 'vitest';
import { formatFaults, marginsOf, stopsFormat } from './format-faults.ts';
import { fieldsOf, formatFrom, overtakenIn, type FormatPatch } from './format-fields.ts';
import { FORMAT_PRESETS } from './format-presets.ts';
import { shippedFormat } from './format.ts';
import { mmOf, sheetOf, spanWidth } from './geometry.ts';

const sikai = fieldsOf(shippedFormat('sikai'));
const faults = (patch: FormatPatch) =>
	formatFaults({ ...sikai, ...patch }).map(({ field, kind, amount }) => [
		...[field, kind],
		...(amount ?? []).map((one) => Math.round(one * 10) / 10)
	]);

describe('the figures of a format', () => {
	test('are right in those that come with the program', () => {
		expect(faults({})).toEqual([]);
		expect(formatFaults(fieldsOf(shippedFormat('duikai')))).toEqual([]);
	});

	test.each<[string, FormatPatch, unknown[][]]>([
		['no name', { name: '  ' }, [['name', 'name']]],
		['a long name', { name: '开'.repeat(41) }, [['name', 'name-long']]],
		['wider than the sheet', { columns: 6 }, [['chars', 'too-wide', 9.6]]],
		['taller than the sheet', { lines: 90 }, [['lines', 'too-tall', 14.8]]],
		['below the sheet by its top margin', { top: 50 }, [['lines', 'too-tall', 10.8]]],
		['lines on each other', { pitch: 11 }, [['pitch', 'leading']]],
		['a level larger than the one over it', { heads: [40, 44, 30, 22] }, [['heads', 'heads']]],
		['a level no larger than the body', { heads: [58, 44, 30, 12] }, [['heads', 'heads']]],
		['half a column', { columns: 4.5 }, [['columns', 'step', 1]]],
		['a gutter between halves', { gutter: 1.2 }, [['gutter', 'step', 0.5]]],
		[
			'two figures at once, each at its field',
			{ pitch: 17.5, chars: 20 },
			[
				['pitch', 'step', 1],
				['chars', 'too-wide', 57.2]
			]
		],
		['no figure', { lines: NaN }, [['lines', 'limits', 20, 300]]],
		['little white, which only warns', { width: 245 }, [['chars', 'tight', 5]]],
		['short lines, which only warn', { columns: 8, chars: 7 }, [['chars', 'narrow']]]
	])('%s', (_what, patch, expected) => {
		expect(faults(patch)).toEqual(expected);
	});

	test('warn without stopping', () => {
		expect(formatFaults({ ...sikai, width: 245 }).some(stopsFormat)).toBe(false);
	});
});

test('the type area stands in the middle, or as far down as the format says', () => {
	const { top, bottom, side } = marginsOf(sikai);
	expect([top, bottom, side].map((one) => one.toFixed(1))).toEqual(['19.6', '19.6', '19.0']);
	const high = marginsOf({ ...sikai, top: 15 });
	expect([high.top, high.bottom].map((one) => one.toFixed(1))).toEqual(['15.0', '24.2']);
});

describe('usual formats', () => {
	test.each(FORMAT_PRESETS.map((preset) => [preset.id, preset] as const))(
		'%s fits its sheet, within the type area that rate cards give',
		(_id, { sheet, likeId, patch }) => {
			const fields = { ...fieldsOf(shippedFormat(likeId)), ...patch };
			expect(formatFaults(fields)).toEqual([]);
			const format = formatFrom('x', fields);
			const { type } = sheetOf(format);
			const [wide, tall] = sheet === 'duikai' ? [350, 490] : [235, 350];
			expect(Math.abs(mmOf(type.width) - wide)).toBeLessThan(9);
			expect(Math.abs(mmOf(type.height) - tall)).toBeLessThan(4);
		}
	);

	test('对开 of 8 columns has the classic measures', () => {
		const format = { ...shippedFormat('duikai'), chars: 13, gutter: 1 };
		expect([1, 2, 3, 5].map((span) => spanWidth(format, span))).toEqual([13, 27, 41, 69]);
	});
});

test('a field is overtaken where somebody has set it otherwise, and not as it is wanted', () => {
	const now = { ...sikai, lines: 80, bleed: 5 };
	expect(overtakenIn(now, { lines: 82 }, { lines: 78 })).toEqual(['lines']);
	expect(overtakenIn(now, { lines: 80 }, { lines: 78 })).toEqual([]);
	expect(overtakenIn(now, { pitch: 18 }, { pitch: 17 })).toEqual([]);
});
