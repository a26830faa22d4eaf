import { describe, expect, test } from 'vitest';
import { FORMATS, shippedFormat } from './format.ts';
import {
	areaOf,
	headlineArea,
	mmOf,
	photoArea,
	settingOf,
	sheetOf,
	slotBox,
	slotOutline,
	spanWidth,
	textFrames
} from './geometry.ts';
import type { Slot } from './page.ts';
import { TEMPLATES } from './templates.ts';

const sikai = shippedFormat('sikai');
const duikai = shippedFormat('duikai');

const slot = (
	[column, line, span, lines]: [number, number, number, number],
	more: Partial<Slot> = {}
): Slot => ({ id: 'a', role: 'column', at: { column, line, span, lines }, ...more });

/** Where the text of a slot begins and how tall it is: [x, y, lines], in em and lines. */
const framesIn = (one: Slot, format = sikai) =>
	textFrames(format, one).map(({ x, y, lines }) => [x / format.em, y / format.pitch, lines]);

describe('the page', () => {
	test('long columns follow the rule n × chars + (n − 1)', () => {
		expect([2, 3, 5].map((span) => spanWidth(duikai, span))).toEqual([27, 41, 69]);
	});

	test('the type area stands in the middle of the sheet, 15 mm or more from every edge', () => {
		for (const format of FORMATS) {
			const { width, height, type } = sheetOf(format);
			expect(mmOf(width)).toBeCloseTo(format.trim.width);
			expect(2 * type.x + type.width).toBeCloseTo(width);
			expect(2 * type.y + type.height).toBeCloseTo(height);
			for (const margin of [type.x, type.y]) {
				expect(mmOf(margin)).toBeGreaterThan(15);
				expect(mmOf(margin)).toBeLessThan(30);
			}
		}
		expect(mmOf(sheetOf(sikai).type.width)).toBeCloseTo(235, 0);
		expect(mmOf(sheetOf(duikai).type.height)).toBeCloseTo(490, 0);
	});

	test('a slot over the whole grid covers the whole type area', () => {
		expect(slotBox(sikai, slot([0, 0, 5, 78]))).toEqual({ left: 0, top: 0, width: 1, height: 1 });
		const right = slotBox(sikai, slot([3, 39, 2, 39]));
		expect(right.left + right.width).toBeCloseTo(1);
		expect(right.top).toBe(0.5);
	});
});

describe('text columns', () => {
	test('three columns broken into two hold 20 characters a line (三破二)', () => {
		expect(settingOf(duikai, slot([0, 0, 3, 10], { measure: 2 }))).toEqual({
			columns: 2,
			chars: 20
		});
		expect(settingOf(sikai, slot([0, 0, 3, 10]))).toEqual({ columns: 3, chars: 14 });
	});

	test('five broken into three hold 22; the one character over widens the gutters (五破三)', () => {
		const frames = textFrames(duikai, slot([2, 0, 5, 10], { measure: 3 }));
		expect(frames.map(({ chars, width }) => [chars, width])).toEqual(Array(3).fill([22, 264]));
		const [first, , last] = frames;
		expect(first?.x).toBe(2 * 14 * 12);
		expect((last?.x ?? 0) + 264).toBe((2 * 14 + 69) * 12);
	});

	test('run from under the headline to the foot, from the left', () => {
		expect(framesIn(slot([1, 10, 2, 20], { headLines: 5 }))).toEqual([
			[15, 15, 15],
			[30, 15, 15]
		]);
	});

	test('a border takes a character at each side and a line above and below', () => {
		const boxed = slot([0, 10, 2, 20], { border: 'thin', headLines: 5 });
		expect(settingOf(sikai, boxed)).toEqual({ columns: 2, chars: 13 });
		expect(framesIn(boxed)).toEqual([
			[1, 16, 13],
			[15, 16, 13]
		]);
		expect(framesIn({ ...boxed, border: 'rules' })[0]).toEqual([0, 16, 13]);
	});

	test('a headline at the left takes its columns over the whole height', () => {
		const left = slot([0, 10, 3, 20], { headColumns: 1, headLines: 5 });
		expect(headlineArea(sikai, left)).toEqual({ x: 0, y: 170, width: 168, height: 340 });
		expect(framesIn(left)).toEqual([
			[15, 10, 20],
			[30, 10, 20]
		]);
	});

	test('a photo in a corner leaves the columns beside it their lines', () => {
		const photo = { photoLines: 8, photoColumns: 2, headLines: 5 };
		const corner = slot([0, 10, 3, 20], { ...photo, photoCorner: 'top-right' });
		expect(photoArea(sikai, corner)).toEqual({ x: 180, y: 255, width: 348, height: 136 });
		expect(framesIn(corner)).toEqual([
			[0, 15, 15],
			[15, 23, 7],
			[30, 23, 7]
		]);
		expect(framesIn({ ...corner, photoCorner: 'bottom-left' })[0]).toEqual([0, 15, 7]);
	});

	test('a picture stands over its headline, another photo under it', () => {
		const room = { headLines: 2, photoLines: 14 };
		const picture = slot([0, 54, 3, 18], { ...room, role: 'photo', measure: 1 });
		expect(photoArea(sikai, picture)?.y).toBe(54 * 17);
		expect(headlineArea(sikai, picture)).toEqual({ x: 0, y: 68 * 17, width: 528, height: 34 });
		expect(photoArea(sikai, slot([0, 54, 3, 18], room))?.y).toBe(56 * 17);
		expect(framesIn(picture)).toEqual([[0, 70, 2]]);
	});

	test('an L runs on beside its notch, a column as long as the shape is there', () => {
		const l = slot([0, 10, 5, 30], {
			headLines: 8,
			parts: [
				{ column: 0, line: 10, span: 5, lines: 18 },
				{ column: 0, line: 28, span: 2, lines: 12 }
			]
		});
		expect(framesIn(l)).toEqual([
			[0, 18, 22],
			[15, 18, 22],
			[30, 18, 10],
			[45, 18, 10],
			[60, 18, 10]
		]);
	});

	test('the outline of an L goes around its notch', () => {
		const parts = [
			{ column: 0, line: 0, span: 5, lines: 10 },
			{ column: 4, line: 10, span: 1, lines: 10 }
		];
		const outline = slotOutline(sikai, slot([0, 0, 5, 20], { parts }));
		expect(outline).toHaveLength(8);
		const notch = (60 * 12) / (74 * 12);
		expect(outline?.slice(4)).toEqual([
			[notch, 1],
			[notch, 0.5],
			[0, 0.5],
			[0, 0]
		]);
		expect(slotOutline(sikai, slot([0, 0, 5, 20]))).toBeNull();
	});

	test.each(TEMPLATES.map((template) => [template.id, template] as const))(
		'%s: text, headline and photo of a slot lie within it and not on each other',
		(_id, { formatId, slots }) => {
			const format = shippedFormat(formatId);
			for (const one of slots) {
				const text = textFrames(format, one).map(({ lines, ...frame }) => ({
					...frame,
					height: lines * format.pitch
				}));
				const areas = [headlineArea(format, one), photoArea(format, one), ...text];
				const all = areas.filter((area) => area !== null);
				const outer = areaOf(format, one.at);
				for (const [index, area] of all.entries()) {
					expect(area.x).toBeGreaterThanOrEqual(outer.x);
					expect(area.y).toBeGreaterThanOrEqual(outer.y);
					expect(area.x + area.width).toBeLessThanOrEqual(outer.x + outer.width);
					expect(area.y + area.height).toBeLessThanOrEqual(outer.y + outer.height);
					for (const other of all.slice(0, index)) {
						const apart =
							area.x >= other.x + other.width ||
							other.x >= area.x + area.width ||
							area.y >= other.y + other.height ||
							other.y >= area.y + area.height;
						expect(apart, `${one.id}: ${JSON.stringify([area, other])}`).toBe(true);
					}
				}
			}
		}
	);
});
