import { describe, expect, test } from 'vitest';
import { photo } from '#tests/support/typeset/plan.ts';
import { setPhoto, type PhotoMeter } from './set-photo.ts';

/** Lines of whole measures after an indent of two; every character is 1 em wide. */
const meter: PhotoMeter = {
	type: { em: 12, pitch: 17 },
	widthOf: (text) => text.length,
	linesOf: ({ text }, chars) =>
		Array.from({ length: Math.ceil((text.length + 2) / chars) }, (_, index) => ({
			from: Math.max(0, index * chars - 2),
			to: Math.min(text.length, (index + 1) * chars - 2),
			first: index === 0,
			last: (index + 1) * chars - 2 >= text.length,
			trimmed: false
		}))
};
const place = { x: 100, y: 170, width: 240, height: 340 };

describe('setPhoto', () => {
	test('puts the credit at the end of the caption, if there is room', () => {
		const set = setPhoto(meter, photo('a', '稻'.repeat(25), '林川 摄'), place, null);
		expect(set.caption.map(({ y }) => y)).toEqual([306, 323]);
		expect(set.credit).toEqual({ text: '林川 摄', y: 323 });
		expect(set.picture).toEqual({ ...place, height: 306 - 17 / 4 });
	});

	test('gives the credit a line of its own, if there is none', () => {
		const set = setPhoto(meter, photo('a', '稻'.repeat(36), '林川 摄'), place, null);
		expect(set.caption.map(({ y }) => y)).toEqual([289, 306]);
		expect(set.credit?.y).toBe(323);
	});

	test('shows a picture whole in the middle, or fills the place if that crops little', () => {
		const wide = setPhoto(meter, photo('a', ''), place, 2).picture;
		expect(wide).toEqual({ x: 100, y: 280, width: 240, height: 120 });
		expect(setPhoto(meter, photo('a', ''), place, 0.75).picture).toEqual(place);
	});

	test('tells a caption that leaves the picture less than half', () => {
		expect(setPhoto(meter, photo('a', '稻'.repeat(300)), place, 1).tooLong).toBe(true);
	});
});
