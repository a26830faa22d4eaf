import { expect, test } from 'vitest';
import type { Slot } from './page.ts';
import { slotNames } from './slot-names.ts';
import { TEMPLATES } from './templates.ts';

test('places are named from the top and from the left, whatever their order; the folio is not', () => {
	const slots = TEMPLATES.find(({ id }) => id === 'sikai-news')?.slots ?? [];
	const names = slotNames({ number: 3, slots: slots.toReversed() });
	const named = slots.map(({ id, role }) => [role, names.get(id)]);
	expect(named).toEqual([
		['folio', undefined],
		['lead', '3A'],
		['column', '3B'],
		['column', '3C'],
		['column', '3D'],
		['column', '3E'],
		['jump', '3F'],
		['ad', '3G']
	]);
});

test('after Z comes AA', () => {
	const slots = Array.from({ length: 28 }, (_, line): Slot => ({
		id: `s${line}`,
		role: 'column',
		at: { column: 0, line, span: 1, lines: 1 }
	}));
	const names = slotNames({ number: 1, slots });
	expect(['s0', 's25', 's26', 's27'].map((id) => names.get(id))).toEqual([
		'1A',
		'1Z',
		'1AA',
		'1AB'
	]);
});
