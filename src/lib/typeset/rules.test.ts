import { expect, test } from 'vitest';
import type { PlannedSlot } from './page-plan.ts';
import { rulesOf } from './rules.ts';

const format = { em: 12, pitch: 16, gutter: 1 };
const area = { x: 180, y: 170, width: 168, height: 340 };
const rules = (more: Partial<PlannedSlot>) =>
	rulesOf(format, [
		{
			...{ id: 'a', role: 'column', level: 3, area, frames: [], head: null, photo: null },
			...{ storyId: null, ...more }
		}
	]).map(({ x, y, width, height }) => [x, y, Math.round(width), Math.round(height)]);

test('a slot is parted from what stands above it and at its left, unless it is framed', () => {
	expect(rules({})).toEqual([
		[180, 174, 168, 1],
		[174, 174, 1, 336]
	]);
	expect(rules({ area: { ...area, x: 0, y: 0 } })).toEqual([]);
	expect(rules({ role: 'ad' })).toEqual([]);
});

test('the line over a slot keeps off what stands above, unless that puts it into a head of one line', () => {
	const under = (lines: number) => rules({ head: { ...area, height: lines * format.pitch } })[0];
	expect(under(2)).toEqual([180, 174, 168, 1]);
	expect(under(1)).toEqual([180, 170, 168, 1]);
});

test('sides that were chosen have a line, and no others; beside the slot it stands in the gutter', () => {
	expect(rules({ sides: ['right'] })).toEqual([[354, 170, 1, 340]]);
	expect(rules({ role: 'teaser', sides: ['bottom'] })).toEqual([[180, 509.3, 168, 1]]);
	expect(rules({ role: 'teaser', border: 'thin' })).toEqual([]);
	expect(rules({ sides: [] })).toEqual([]);
});

test('a border runs around and takes the place of all of them; 文武线 are thick above and thin below', () => {
	expect(rules({ border: 'thin', sides: ['left'] })).toHaveLength(4);
	expect(rules({ border: 'double' })).toHaveLength(8);
	expect(rules({ border: 'rules' })).toEqual([
		[180, 170, 168, 3],
		[180, 509.3, 168, 1]
	]);
});
