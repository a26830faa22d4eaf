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
		expect(set.caption.map(({ y }) => y)).toEqual([476, 493]);
		expect(set.credit).toEqual({ text: '林川 摄', x: 100, y: 493, width: 240 });
		expect(set.picture).toEqual({ ...place, height: 306 - 17 / 4 });
	});

	test('gives the credit a line of its own, if there is none', () => {
		const set = setPhoto(meter, photo('a', '稻'.repeat(36), '林川 摄'), place, null);
		expect(set.caption.map(({ y }) => y)).toEqual([459, 476]);
		expect(set.credit?.y).toBe(493);
	});

	test('fills the place if that crops off two fifths at most, else as much as that allows', () => {
		expect(setPhoto(meter, photo('a', ''), place, 1).picture).toEqual(place);
		const wide = setPhoto(meter, photo('a', ''), place, 2).picture;
		expect(wide).toMatchObject({ x: 100, width: 240 });
		expect(2 / (wide.width / wide.height)).toBeCloseTo(1 / 0.6);
		expect(wide.y - place.y).toBeCloseTo((place.height - wide.height) / 2);
	});

	test('puts the caption beside a picture that would leave much white', () => {
		const strip = { x: 100, y: 170, width: 528, height: 170 };
		const { picture, caption, credit } = setPhoto(
			meter,
			photo('a', '稻'.repeat(25), '林川 摄'),
			strip,
			1.5
		);
		expect(picture).toMatchObject({ x: 100, y: 170, height: 170 });
		const [first] = caption;
		expect(first?.x).toBeGreaterThanOrEqual(picture.x + picture.width + 12);
		expect(caption.every(({ chars }) => chars === 8)).toBe(true);
		expect(credit?.y).toBe(strip.y + strip.height - 17);
	});

	test('puts the caption where it is told to, if it has room there', () => {
		const below = { x: 100, y: 600, chars: 20, lines: 2 };
		const titled = photo('a', '稻'.repeat(25), '林川 摄');
		const set = setPhoto(meter, titled, place, 0.7, below);
		expect(set.picture).toEqual(place);
		expect(set.caption.map(({ y }) => y)).toEqual([600, 617]);
		const short = setPhoto(meter, titled, place, 0.7, { ...below, lines: 1 });
		expect(short.caption.map(({ y }) => y)).toEqual([476, 493]);
	});

	test('tells a caption that leaves the picture less than half', () => {
		expect(setPhoto(meter, photo('a', '稻'.repeat(300)), place, 1).tooLong).toBe(true);
	});
});
