import { expect, test } from 'vitest';
import { shippedFormat } from '#model/format.ts';
import { planSlot } from '#tests/support/typeset/plan.ts';
import { closedUp } from './close-up.ts';
import type { SetStop } from './set-story.ts';

const format = shippedFormat('sikai');
const lead = planSlot(format, {
	...{ id: 'a', role: 'lead', column: 0, line: 10, span: 3, lines: 44 },
	...{ headLines: 10, photoLines: 10 }
});
/** The head over the picture, as in a text story. */
const slot = {
	...lead,
	head: lead.photo && { ...lead.photo, y: 10 * format.pitch },
	photo: lead.photo && { ...lead.photo, y: 20 * format.pitch }
};
const stop = {
	frames: slot.frames.map((frame) => ({ frame, lines: [] }))
} as unknown as SetStop;
const tops = (set: SetStop) => set.frames.map(({ frame }) => frame.y / format.pitch);

test('without a picture the text follows its headline', () => {
	expect(tops(stop)).toEqual([30, 30, 30]);
	expect(tops(closedUp(stop, slot))).toEqual([20, 20, 20]);
});

test('it stays where it is in a picture’s own slot, without such a place, and beside one', () => {
	expect(closedUp(stop, { ...slot, role: 'photo' })).toBe(stop);
	expect(closedUp(stop, { ...slot, photo: null })).toBe(stop);
	const [first] = stop.frames;
	const beside = {
		...stop,
		frames: first ? [{ ...first, frame: { ...first.frame, y: 340 } }] : []
	};
	expect(closedUp(beside, slot)).toBe(beside);
});
