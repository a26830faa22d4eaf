import { expect, test } from 'vitest';
import { shippedFormat } from '#model/format.ts';
import { photo, planSlot } from '#tests/support/typeset/plan.ts';
import type { PhotoMeter } from './set-photo.ts';
import { titledPhoto } from './titled-photo.ts';

const format = shippedFormat('sikai');
const { em, pitch } = format;
/** Every character is 1 em wide. */
const meter: PhotoMeter = {
	type: { em, pitch },
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
const sketch = planSlot(format, {
	...{ id: 'a', role: 'photo', column: 0, line: 0, span: 3, measure: 1, lines: 20 },
	...{ photoLines: 16, headLines: 2 }
});
const long = photo('a', '稻'.repeat(150), '林川 摄');

test('the caption stands under the title whether or not its lines have room there', () => {
	const short = titledPhoto(meter, sketch, photo('a', '稻'.repeat(20)), 0);
	expect(short.slot).toEqual(sketch);
	expect(short.caption).toMatchObject({ y: 18 * pitch, lines: 1 });
	for (const [used, rows] of [
		[0, 2],
		[2, 4]
	] as const) {
		const { slot, caption } = titledPhoto(meter, sketch, long, used);
		const lines = caption?.lines ?? 0;
		expect(lines).toBe(4);
		expect(slot.photo?.height).toBe((16 - rows) * pitch);
		expect(slot.head?.y).toBe((16 - rows) * pitch);
		expect(caption?.y).toBe((18 - rows) * pitch);
	}
});

test('a caption longer than half of the picture leaves the slot as it is', () => {
	const { slot, caption } = titledPhoto(meter, sketch, photo('a', '稻'.repeat(900)), 0);
	expect([slot, caption]).toEqual([sketch, null]);
});
