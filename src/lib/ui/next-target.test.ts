import { describe, expect, test } from 'vitest';
import { isArrow, nextTarget, type TargetBox } from './next-target.ts';

const box = (id: string, x: number, y: number, width = 40, height = 40): TargetBox => ({
	...{ id, x, y, width, height }
});
/** Two pages side by side, a lead over two columns each. */
const boxes = [
	box('lead1', 0, 0, 90),
	box('a1', 0, 50),
	box('b1', 50, 50),
	box('lead2', 120, 0, 90),
	box('a2', 120, 50),
	box('b2', 170, 50)
];

describe('arrow keys with a story in hand', () => {
	test.each([
		['lead1', 'ArrowDown', 'a1'],
		['a1', 'ArrowRight', 'b1'],
		['b1', 'ArrowRight', 'a2'],
		['lead1', 'ArrowRight', 'lead2'],
		['b2', 'ArrowUp', 'lead2'],
		['a2', 'ArrowLeft', 'b1']
	] as const)('%s %s → %s', (from, key, to) => {
		expect(nextTarget(boxes, from, key)).toBe(to);
	});

	test('reach a strip from each of the slots over it', () => {
		const strip = [...boxes, box('strip', 0, 100, 90, 12), box('below', 0, 130)];
		for (const from of ['a1', 'b1']) expect(nextTarget(strip, from, 'ArrowDown')).toBe('strip');
		expect(nextTarget(strip, 'strip', 'ArrowDown')).toBe('below');
	});

	test('stop at the edge', () => {
		expect(nextTarget(boxes, 'lead1', 'ArrowUp')).toBeNull();
		expect(nextTarget(boxes, 'b2', 'ArrowRight')).toBeNull();
	});

	test('begin with the first target from anywhere else', () => {
		expect(nextTarget(boxes, 'gone', 'ArrowDown')).toBe('lead1');
		expect(nextTarget([], 'gone', 'ArrowDown')).toBeNull();
	});

	test('are the four arrows', () => {
		expect(['ArrowUp', 'Enter', 'toString'].map(isArrow)).toEqual([true, false, false]);
	});
});
