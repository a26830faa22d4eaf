import { describe, expect, test } from 'vitest';
import { checkLayout, coveredCells, kindOf, stopsLayout } from './check-layout.ts';
import { shippedFormat } from './format.ts';
import type { GridRect, Slot, SlotRole } from './page.ts';

const format = shippedFormat('sikai');
const rect = (column: number, line: number, span: number, lines: number): GridRect => ({
	...{ column, line, span, lines }
});
const slot = (
	id: string,
	at: [column: number, line: number, span: number, lines: number],
	more: Partial<Slot> = {}
): Slot => ({ id, role: 'column', at: rect(...at), ...more });

const folio = slot('f', [0, 0, 5, 3], { role: 'folio' });
const lead = slot('a', [0, 3, 5, 37], { role: 'lead' });
const check = (...slots: Slot[]) => checkLayout(format, [folio, ...slots], 'inside');

describe('a layout is stopped where it could not be set', () => {
	test('slots that overlap are both named, with where', () => {
		expect(check(lead, slot('b', [4, 39, 1, 39]))).toContainEqual({
			...{ kind: 'overlap', slotIds: ['a', 'b'], area: rect(4, 39, 1, 1) }
		});
	});

	test('a slot beyond the grid is named', () => {
		const wrong: [number, number, number, number][] = [
			[3, 40, 3, 38],
			[0, 40, 5, 39],
			[0, 40.5, 5, 1]
		];
		for (const at of wrong)
			expect(check(lead, slot('b', at))[0]).toMatchObject({ kind: 'outside', slotIds: ['b'] });
	});

	test('a headline as tall as its slot leaves no room, neither does a border of two lines', () => {
		for (const more of [
			{ headLines: 38 },
			{ headLines: 36, border: 'thin' as const },
			{ measure: 80 }
		])
			expect(check(lead, slot('b', [0, 40, 5, 38], more))).toMatchObject([{ kind: 'no-room' }]);
		const picture = slot('b', [0, 40, 5, 38], { role: 'photo', photoLines: 37, measure: 1 });
		expect(check(lead, picture)).toEqual([]);
	});

	test('an advertisement of more columns than characters has no room either', () => {
		const ad = slot('b', [0, 40, 5, 38], { role: 'ad', measure: 80 });
		expect(check(lead, ad)).toMatchObject([{ kind: 'no-room' }]);
	});

	test('two parts that are no L, or not what bounds them, have no shape', () => {
		const around: [number, number, number, number] = [0, 40, 5, 38];
		const shape = (...parts: GridRect[]) => check(lead, slot('b', around, { parts }))[0]?.kind;
		expect(shape(rect(0, 40, 5, 20), rect(0, 60, 2, 18))).toBe('hole');
		expect(shape(rect(0, 40, 5, 20), rect(1, 60, 2, 18))).toBe('shape');
		expect(shape(rect(0, 40, 2, 20), rect(2, 60, 3, 18))).toBe('shape');
		expect(shape(rect(0, 40, 4, 20), rect(0, 60, 2, 18))).toBe('shape');
		expect(shape(rect(0, 40, 5, 10), rect(0, 50, 5, 28))).toBe('shape');
		expect(shape(rect(0, 40, 5, 20), rect(0, 60, 2, 9), rect(0, 69, 2, 9))).toBe('shape');
		expect(shape(rect(0, 40, 5, 40), rect(0, 80, 2, 1))).toBe('outside');
	});

	test('a slot may stand in the notch of an L, not on it', () => {
		const parts = [rect(0, 3, 5, 37), rect(0, 40, 2, 38)];
		const l = slot('a', [0, 3, 5, 75], { role: 'lead', parts });
		expect(check(l, slot('b', [2, 40, 3, 38]))).toEqual([]);
		expect(check(l, slot('b', [1, 40, 4, 38]))).toMatchObject([
			{ kind: 'overlap', area: rect(1, 40, 1, 38) }
		]);
	});

	test('a page has a lead, an advertising page needs none', () => {
		const rest = slot('b', [0, 40, 5, 38]);
		const plain: Slot = { ...lead, role: 'column' };
		expect(check(plain, rest)).toEqual([{ kind: 'no-lead', slotIds: [], area: undefined }]);
		expect(checkLayout(format, [folio, plain, rest], 'ad')).toEqual([]);
	});
});

describe('a layout is printed with', () => {
	const hints = (kind: 'front' | 'inside', ...slots: Slot[]) => {
		const problems = checkLayout(format, slots, kind);
		expect(problems.filter(stopsLayout)).toEqual([]);
		return problems;
	};
	const foot = (role: SlotRole = 'column', more: Partial<Slot> = {}) =>
		slot('b', [0, 40, 5, 38], { role, ...more });

	test('a hole, which is said with its place, unless it is meant', () => {
		const slots = [folio, lead, slot('b', [0, 40, 5, 36])];
		expect(hints('inside', ...slots)).toEqual([
			{ kind: 'hole', slotIds: [], area: rect(0, 76, 5, 2) }
		]);
		expect(coveredCells(format, slots)).toBe(5 * 76);
		expect(hints('inside', ...slots, slot('c', [0, 76, 5, 2], { role: 'blank' }))).toEqual([]);
	});

	test('more than two leads; two are a 双头条', () => {
		expect(hints('inside', folio, lead, foot('lead'))).toEqual([]);
		const half = slot('b', [0, 40, 5, 20], { role: 'lead' });
		const third = slot('c', [0, 60, 5, 18], { role: 'lead' });
		expect(hints('inside', folio, lead, half, third)).toMatchObject([
			{ kind: 'many-leads', slotIds: ['a', 'b', 'c'] }
		]);
	});

	test('lines too short to be justified', () => {
		expect(hints('inside', folio, lead, foot('column', { measure: 10 }))).toMatchObject([
			{ kind: 'narrow', slotIds: ['b'] }
		]);
	});

	test('a masthead inside or none in front, and no folio', () => {
		const masthead: Slot = { ...folio, role: 'masthead' };
		const kinds = (kind: 'front' | 'inside', top: Slot) =>
			hints(kind, top, lead, foot()).map((one) => one.kind);
		expect(kinds('front', masthead)).toEqual([]);
		expect(kinds('inside', folio)).toEqual([]);
		expect(kinds('inside', masthead)).toEqual(['masthead-inside', 'no-folio']);
		expect(kinds('front', folio)).toEqual(['no-masthead']);
	});
});

test('page 1 is a front page, whatever template it came from', () => {
	expect(kindOf({ number: 1 }, { kind: 'inside' })).toBe('front');
	expect(kindOf({ number: 2 }, { kind: 'front' })).toBe('inside');
	expect(kindOf({ number: 2 }, { kind: 'ad' })).toBe('ad');
});
