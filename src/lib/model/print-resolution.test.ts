import { describe, expect, test } from 'vitest';
import { TEMPLATES } from './templates.ts';
import { formatOf } from './format.ts';
import { mmOf, photoArea } from './geometry.ts';
import type { Page, Slot } from './page.ts';
import { isSoft, printedPictures } from './print-resolution.ts';

/** A picture’s place over the whole slot: so many columns and lines. */
const spot = (span: number, lines: number, photoLines = lines) => {
	const at = { column: 0, line: 0, span, lines };
	const slot: Slot = { id: `s${span}`, role: 'photo', at, photoLines };
	return { page: { formatId: 'sikai' } as Page, slot };
};
const printed = (place: ReturnType<typeof spot>, width: number, height: number) =>
	printedPictures([{ asset: 'p', credit: '', pixels: { width, height } }], [place])[0];

describe('a picture over its place', () => {
	test('has as many pixels an inch as it is wide, where its width decides', () => {
		// 5 columns of 四开 are 234.95 mm, 9.25 inch.
		expect(printed(spot(5, 30), 1850, 1200)).toMatchObject({ ppi: 200, width: 235 });
		expect(printed(spot(5, 30), 925, 600)).toMatchObject({
			...{ ppi: 100, width: 235, widest: 138, columns: 2 }
		});
	});

	test('is cut off at the sides before it is enlarged: its height decides', () => {
		const low = printed(spot(2, 60), 3000, 1000);
		const high = printed(spot(2, 60), 1000, 3000);
		expect(low?.ppi).toBeLessThan(3000 / (mmOf(1) * 29 * 12) / 0.0394);
		expect(high?.ppi).toBe(Math.floor(1000 / ((29 * 12) / 96)));
	});

	test('in half the width has twice the pixels', () => {
		const [one, two] = [printed(spot(1, 20), 600, 400), printed(spot(3, 20), 600, 400)];
		expect(one && isSoft(one)).toBe(false);
		expect(two && isSoft(two)).toBe(true);
		// 600 pixels at 170 an inch are 89 mm: a column of 44 mm, not two of 92.
		expect(two).toMatchObject({ widest: 89, columns: 1 });
	});
});

test('pictures stand one after another in the places that there are', () => {
	const textOnly = {
		page: { formatId: 'sikai' } as Page,
		slot: { ...spot(2, 30).slot, photoLines: 0 }
	};
	const pixels = { width: 600, height: 400 };
	const found = printedPictures(
		[
			{ asset: null, credit: '' },
			{ asset: 'two', credit: '', pixels },
			{ asset: 'three', credit: '', pixels }
		],
		[spot(2, 30), textOnly, spot(3, 30)]
	);
	expect(found.map(({ asset, nth, place }) => [asset, nth, place.slot.id])).toEqual([
		['two', 2, 's3']
	]);
});

test('a picture of no size, or that nobody knows, says nothing', () => {
	const picture = { asset: 'p', credit: '' };
	expect(printedPictures([picture], [spot(2, 20)])).toEqual([]);
	const none = { ...picture, pixels: { width: 0, height: 0 } };
	expect(printedPictures([none], [spot(2, 20)])).toEqual([]);
	expect(printedPictures(undefined, [spot(2, 20)])).toEqual([]);
});

test('a photo of a phone, 4000 pixels wide and kept with 3000, is fine over any place of the templates', () => {
	for (const template of TEMPLATES)
		for (const slot of template.slots) {
			if (!photoArea(formatOf(template), slot)) continue;
			const page = { formatId: template.formatId } as Page;
			const picture = { asset: 'p', credit: '', pixels: { width: 3000, height: 2000 } };
			const [one] = printedPictures([picture], [{ page, slot }]);
			expect([slot.id, one && isSoft(one)]).toEqual([slot.id, false]);
		}
});
