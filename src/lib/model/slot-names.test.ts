import { expect, test } from 'vitest';
import { takesStory, type Slot } from './page.ts';
import { slotNames } from './slot-names.ts';
import { TEMPLATES } from './templates.ts';

test('places for stories are named from the top and from the left, whatever their order', () => {
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
		['ad', undefined]
	]);
});

test('the masthead is not the first place of the front page', () => {
	const slots = TEMPLATES.find(({ id }) => id === 'sikai-front')?.slots ?? [];
	const names = slotNames({ number: 1, slots });
	const first = slots.find(({ id }) => names.get(id) === '1A');
	expect(slots.map(({ role }) => role)).toContain('masthead');
	expect(first && takesStory(first)).toBe(true);
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
