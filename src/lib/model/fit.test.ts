import { describe, expect, test } from 'vitest';
import { fit, frameOf, roughRoom, stateOf } from './fit.ts';
import { shippedFormat } from './format.ts';
import type { Slot } from './page.ts';

const format = shippedFormat('sikai');
const slot: Slot = {
	...{ id: 'a', role: 'column', headLines: 5 },
	at: { column: 0, line: 15, span: 2, lines: 18 }
};

describe('the room of a slot', () => {
	test('lines without the headline, in each of its columns', () => {
		expect(frameOf(format, slot)).toEqual({ lines: 26, chars: 14, columns: [13, 13] });
	});

	test('a photo takes lines of every column, a jump one line in all', () => {
		expect(frameOf(format, { ...slot, photoLines: 6 })).toEqual({
			lines: 14,
			chars: 14,
			columns: [7, 7]
		});
		expect(frameOf(format, slot, true)).toEqual({ lines: 25, chars: 14, columns: [13, 12] });
	});

	test('set in one broad column it has half the lines of twice the measure', () => {
		expect(frameOf(format, { ...slot, measure: 1 })).toEqual({
			lines: 13,
			chars: 29,
			columns: [13]
		});
	});

	test('an empty one says roughly what it takes', () => {
		expect(roughRoom([{ lines: 74, chars: 14 }])).toBe(960);
	});
});

describe('lines of a text', () => {
	const lines = (paragraphs: string[]) =>
		fit({ paragraphs, length: 0 }, [{ lines: 0, chars: 14 }]).over;

	test('each paragraph begins a line of its own, two characters in', () => {
		expect(lines(['12'])).toBe(1);
		expect(lines(['13'])).toBe(2);
		expect(lines(['26', '26', '1'])).toBe(5);
		expect(lines([])).toBe(0);
	});
});

describe('a story in its slot', () => {
	const frame = { lines: 5, chars: 14 };

	test('that is short says how much is left', () => {
		const text = { paragraphs: ['26', '12'], length: 38 };
		expect(fit(text, [frame])).toEqual({
			...{ lines: 3, capacity: 5, over: 0, overChars: 0, left: 2, leftChars: 28 },
			...{ leftIn: [2], roomIn: [5], charsIn: [42], measured: false },
			room: 66
		});
	});

	test('that is long says how much hangs out', () => {
		const text = { paragraphs: ['68', '26'], length: 94 };
		expect(fit(text, [frame])).toEqual({
			...{ lines: 7, capacity: 5, over: 2, overChars: 28, left: 0, leftChars: 0 },
			...{ leftIn: [0], roomIn: [5], charsIn: [70], measured: false },
			room: 66
		});
	});

	test('what it says always adds up: room − length = left − over', () => {
		for (let width = 0; width < 200; width += 7) {
			const text = { paragraphs: [`${width}`, '40'], length: width + 40 };
			const { room, leftChars, overChars } = fit(text, [frame]);
			expect(room - text.length).toBe(leftChars - overChars);
		}
	});

	test('goes on in the next frame from the line where it broke', () => {
		const narrow = { lines: 3, chars: 14 };
		const wide = { lines: 4, chars: 29 };
		// 2 + 80 characters: 42 in the first frame, 40 in two lines of the second.
		expect(fit({ paragraphs: ['80'], length: 80 }, [narrow, wide])).toMatchObject({
			lines: 5,
			over: 0,
			left: 2
		});
		expect(fit({ paragraphs: ['80', '100'], length: 180 }, [narrow, wide])).toMatchObject({
			over: 2,
			overChars: 58
		});
	});

	describe('with a crosshead that would stand alone at a column’s foot', () => {
		const columns = { lines: 6, chars: 14, columns: [3, 3] };
		const set = (...paragraphs: string[]) => fit({ paragraphs, length: 0 }, [columns]);

		test('has it in the next column, and so hangs out', () => {
			expect(set('26', 'H3', '12', '12')).toMatchObject({ over: 0, left: 1 });
			expect(set('26', 'H3', '12', '12', '12')).toMatchObject({ over: 1, left: 0 });
			expect(set('12', 'H20', '12', '12', '12')).toMatchObject({ over: 2, left: 0 });
		});

		test('leaves no white before what it ends with, nor at a column’s head', () => {
			expect(set('26', '12', '26', 'H3')).toMatchObject({ over: 0, left: 0 });
			expect(set('26', '12', 'H3', '26')).toMatchObject({ over: 0, left: 0 });
		});

		test('has it in the next slot', () => {
			const frames = [{ lines: 3, chars: 14 }, columns];
			const paragraphs = ['26', 'H3', '12'];
			expect(fit({ paragraphs, length: 0 }, frames)).toMatchObject({ over: 0, leftIn: [0, 4] });
		});
	});

	test('a story without words leaves everything', () => {
		expect(fit({ paragraphs: [], length: 0 }, [frame])).toMatchObject({ lines: 0, left: 5 });
	});
});

describe('the state of a slot', () => {
	test('one line over is over; white shows from more than three lines a column', () => {
		expect(stateOf({ over: 1, left: 0 }, 2)).toBe('over');
		expect(stateOf({ over: 0, left: 6 }, 2)).toBe('full');
		expect(stateOf({ over: 0, left: 7 }, 2)).toBe('short');
	});
});
