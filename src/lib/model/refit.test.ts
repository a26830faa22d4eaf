import { describe, expect, test } from 'vitest';
import { checkLayout, holesOf, stopsLayout } from './check-layout.ts';
import { FORMAT_PRESETS } from './format-presets.ts';
import { fieldsOf, formatFrom } from './format-fields.ts';
import { shippedFormat } from './format.ts';
import type { Slot } from './page.ts';
import { refit } from './refit.ts';
import { TEMPLATES } from './templates.ts';

const sikai = shippedFormat('sikai');

test('slots in the format that they were drawn in are as they are', () => {
	for (const { formatId, slots } of TEMPLATES) {
		const format = shippedFormat(formatId);
		expect(refit(slots, format, { ...format, name: '别的' })).toEqual(slots);
	}
});

describe('on another grid', () => {
	const taller = { ...sikai, lines: 84 };

	test('what filled the page fills it, and nothing lies on anything', () => {
		for (const { formatId, slots, kind } of TEMPLATES.filter((one) => one.formatId === 'sikai')) {
			expect(formatId).toBe('sikai');
			const moved = refit(slots, sikai, taller) ?? [];
			expect(holesOf(taller, moved)).toEqual([]);
			expect(checkLayout(taller, moved, kind).filter(stopsLayout)).toEqual([]);
			expect(moved.map(({ id, role }) => [id, role])).toEqual(
				slots.map(({ id, role }) => [id, role])
			);
		}
	});

	test('heads keep their height, pictures their share', () => {
		const slot: Slot = {
			...{ id: 'a', role: 'lead', at: { column: 0, line: 0, span: 5, lines: 39 } },
			...{ headLines: 10, photoLines: 12, measure: 4 }
		};
		expect(refit([slot], sikai, { ...sikai, lines: 104, pitch: 13 })).toEqual([
			{ ...slot, at: { ...slot.at, lines: 52 }, headLines: 13, photoLines: 16 }
		]);
	});

	test('both parts of an L go along', () => {
		const at = { column: 0, line: 0, span: 5, lines: 39 };
		const parts = [
			{ column: 0, line: 0, span: 5, lines: 13 },
			{ column: 0, line: 13, span: 2, lines: 26 }
		];
		const moved = refit([{ id: 'a', role: 'column', at, parts }], sikai, { ...sikai, lines: 90 });
		expect(moved?.[0]?.parts).toEqual([
			{ column: 0, line: 0, span: 5, lines: 15 },
			{ column: 0, line: 15, span: 2, lines: 30 }
		]);
	});

	test('a slot that would be nothing has no room', () => {
		const columns = [0, 1, 2, 3, 4].map((column): Slot => ({
			...{ id: `s${column}`, role: 'column', at: { column, line: 0, span: 1, lines: 78 } }
		}));
		expect(refit(columns, sikai, { ...sikai, columns: 4, chars: 17 })).toBeNull();
	});
});

test('of each usual format there are templates for a front page and for inside pages', () => {
	for (const { likeId, patch } of FORMAT_PRESETS) {
		const like = shippedFormat(likeId);
		const format = formatFrom(likeId, { ...fieldsOf(like), ...patch });
		const kinds = TEMPLATES.filter((one) => one.formatId === likeId)
			.filter(({ slots }) => refit(slots, like, format))
			.map(({ kind }) => kind);
		expect(kinds).toEqual(expect.arrayContaining(['front', 'inside', 'ad']));
	}
});
