import { describe, expect, test } from 'vitest';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { checkLayout, coveredCells, stopsLayout } from './check-layout.ts';
import { formatOf, shippedFormat } from './format.ts';
import {
	addSlot,
	mergeable,
	mergeSlots,
	removeSlot,
	setLevel,
	setRole,
	setSlot,
	splitSlot,
	swapContents,
	type Edited
} from './layout-edit.ts';
import { moveEdge, shiftSlot, type Side } from './move-edge.ts';
import { BORDERS, HEAD_LEVELS, SLOT_ROLES, type Format, type Slot } from './page.ts';
import { TEMPLATES } from './templates.ts';

const format = shippedFormat('sikai');

const slot = (
	id: string,
	[column, line, span, lines]: [number, number, number, number],
	more: Partial<Slot> = {}
): Slot => ({ id, role: 'column', at: { column, line, span, lines }, ...more });

/** A lead over three columns with a photo under it, two stories beside, a row of ads at the foot. */
const page = (): Slot[] => [
	slot('folio', [0, 0, 5, 3], { role: 'folio' }),
	slot('lead', [0, 3, 3, 37], { role: 'lead', headLines: 8 }),
	slot('photo', [0, 40, 3, 18], { role: 'photo', headLines: 2, photoLines: 12, measure: 1 }),
	slot('b', [3, 3, 2, 30], { headLines: 5 }),
	slot('c', [3, 33, 2, 25], { headLines: 5 }),
	slot('ad', [0, 58, 5, 20], { role: 'ad' })
];

const done = (edited: Edited): Slot[] => {
	if (!edited.ok) throw new Error(edited.error);
	return edited.value;
};
const at = (slots: readonly Slot[], id: string) => {
	const found = slots.find((one) => one.id === id)?.at;
	return found && [found.column, found.line, found.span, found.lines];
};

describe('a slot is split', () => {
	test('across: the upper half keeps the story, the lower gets a headline of its own', () => {
		const slots = done(splitSlot(format, page(), 'lead', { axis: 'lines', at: 20 }, 'new'));
		expect(at(slots, 'lead')).toEqual([0, 3, 3, 17]);
		expect(slots.find(({ id }) => id === 'new')).toMatchObject({
			role: 'column',
			headLines: 5,
			at: { column: 0, line: 20, span: 3, lines: 20 }
		});
	});

	test('down a column', () => {
		const slots = done(splitSlot(format, page(), 'lead', { axis: 'columns', at: 2 }, 'new'));
		expect([at(slots, 'lead'), at(slots, 'new')]).toEqual([
			[0, 3, 2, 37],
			[2, 3, 1, 37]
		]);
	});

	test('not outside itself, nor where no room would be left', () => {
		const split = (line: number) =>
			splitSlot(format, page(), 'lead', { axis: 'lines', at: line }, 'new');
		expect(split(3)).toEqual({ ok: false, error: 'too-small' });
		expect(split(11)).toEqual({ ok: false, error: 'too-small' });
		expect(split(12).ok).toBe(true);
	});
});

describe('two slots become one', () => {
	test('where they make a rectangle, with the id of the one that is kept', () => {
		const slots = done(mergeSlots(format, page(), 'c', 'b'));
		expect(at(slots, 'c')).toEqual([3, 3, 2, 55]);
		expect(at(slots, 'b')).toBeUndefined();
	});

	test('or an L, and the L splits into its parts again', () => {
		const wide = [slot('a', [0, 0, 5, 40]), slot('b', [0, 40, 2, 38]), slot('c', [2, 40, 3, 38])];
		const slots = done(mergeSlots(format, wide, 'a', 'b'));
		expect(slots[0]?.parts).toEqual([wide[0]?.at, wide[1]?.at]);
		const again = done(splitSlot(format, slots, 'a', { axis: 'lines', at: 40 }, 'b'));
		expect([at(again, 'a'), at(again, 'b')]).toEqual([at(wide, 'a'), at(wide, 'b')]);
		expect(again[0]?.parts).toBeUndefined();
	});

	test('not apart from each other, nor to a stair of three', () => {
		expect(mergeSlots(format, page(), 'folio', 'ad')).toEqual({ ok: false, error: 'shape' });
		expect(mergeSlots(format, page(), 'lead', 'c')).toEqual({ ok: false, error: 'shape' });
	});

	test('the neighbours that can be taken in: the one below first, L shapes last', () => {
		expect(mergeable(format, page(), 'lead')).toEqual(['photo', 'b']);
		expect(mergeable(format, page(), 'b')).toEqual(['c', 'lead']);
	});
});

describe('an edge moves', () => {
	test('and the neighbour gives what the slot gains', () => {
		const slots = done(moveEdge(format, page(), 'lead', 'bottom', 41));
		expect([at(slots, 'lead'), at(slots, 'photo')]).toEqual([
			[0, 3, 3, 38],
			[0, 41, 3, 17]
		]);
	});

	test('with every slot along the same line, as far as they touch', () => {
		const slots = done(moveEdge(format, page(), 'lead', 'right', 2));
		expect(['lead', 'b', 'c', 'photo', 'ad'].map((id) => at(slots, id)?.[2])).toEqual([
			2, 3, 3, 2, 5
		]);
		const crossed = [slot('a', [0, 0, 2, 39]), slot('b', [2, 0, 3, 39]), slot('c', [0, 39, 5, 39])];
		const both = done(moveEdge(format, crossed, 'a', 'bottom', 30));
		expect([at(both, 'b')?.[3], at(both, 'c')?.[1]]).toEqual([30, 30]);
	});

	test('of an L takes its notch along', () => {
		const l = [slot('a', [0, 0, 5, 40]), slot('b', [0, 40, 2, 38]), slot('c', [2, 40, 3, 38])];
		const merged = done(mergeSlots(format, l, 'a', 'b'));
		const slots = done(moveEdge(format, merged, 'c', 'top', 36));
		expect(slots[0]?.parts?.map(({ line, lines }) => [line, lines])).toEqual([
			[0, 36],
			[36, 42]
		]);
	});

	test('not at the edge of the page, nor over the text of a neighbour', () => {
		const move = (id: string, side: Side, to: number) => moveEdge(format, page(), id, side, to);
		expect(move('lead', 'left', 1)).toEqual({ ok: false, error: 'page-edge' });
		expect(move('lead', 'bottom', 44)).toEqual({ ok: false, error: 'too-small' });
		expect(move('lead', 'bottom', 60)).toEqual({ ok: false, error: 'too-small' });
	});

	test('into a hole, as far as nothing stands in the way', () => {
		const holed = done(removeSlot(page(), 'photo'));
		expect(at(done(moveEdge(format, holed, 'lead', 'bottom', 58)), 'lead')?.[3]).toBe(55);
		expect(moveEdge(format, holed, 'lead', 'bottom', 59)).toEqual({
			...{ ok: false, error: 'in-the-way' }
		});
	});
});

test('a slot moves between its neighbours', () => {
	const slots = done(shiftSlot(format, page(), 'photo', 'lines', -2));
	expect(['lead', 'photo', 'ad'].map((id) => at(slots, id)?.slice(1))).toEqual([
		[3, 3, 35],
		[38, 3, 18],
		[56, 5, 22]
	]);
});

test('what stands in two slots changes places; how they are drawn stays', () => {
	const slots = done(swapContents(page(), 'b', 'photo'));
	expect(slots[2]).toEqual({ ...page()[2], id: 'b' });
	expect(slots[3]).toEqual({ ...page()[3], id: 'photo' });
	const sold = page().map((one) => (one.id === 'ad' ? { ...one, label: '供销社' } : one));
	const two = [...sold, slot('ad2', [0, 0, 1, 1], { role: 'ad' })];
	expect(done(swapContents(two, 'ad', 'ad2')).map(({ label }) => label)).toEqual([
		...Array<undefined>(6),
		'供销社'
	]);
	expect(swapContents(page(), 'b', 'ad')).toEqual({ ok: false, error: 'not-alike' });
});

test('a hole is filled again', () => {
	const holed = done(removeSlot(page(), 'c'));
	const slots = done(addSlot(format, holed, { column: 3, line: 33, span: 2, lines: 25 }, 'new'));
	expect(checkLayout(format, slots, 'inside')).toEqual([]);
});

describe('how a slot is set', () => {
	test('a level keeps the lines of its deck', () => {
		const heads = HEAD_LEVELS.map(
			(level) =>
				done(setLevel(format, page(), 'lead', level)).find(({ id }) => id === 'lead')?.headLines
		);
		expect(heads).toEqual([8, 7, 5, 3]);
	});

	test('a role begins with the room its copy needs', () => {
		const photo = done(setRole(format, page(), 'b', 'photo')).find(({ id }) => id === 'b');
		expect(photo).toMatchObject({ headLines: 2, photoLines: 26, measure: 1 });
		const ad = done(setRole(format, page(), 'b', 'ad')).find(({ id }) => id === 'b');
		expect(ad).toEqual({ id: 'b', role: 'ad', at: page()[3]?.at });
	});

	test('what would leave no room for text is refused', () => {
		expect(setSlot(format, page(), 'b', { photoLines: 25 })).toEqual({
			...{ ok: false, error: 'too-small' }
		});
	});

	test('a border can be taken away again', () => {
		const boxed = done(setSlot(format, page(), 'b', { border: 'thin' }));
		expect(done(setSlot(format, boxed, 'b', { border: undefined }))).toEqual(page());
	});
});

/** One operation drawn at random; refused ones leave the layout as it is. */
function operate(random: Random, format: Format, slots: Slot[], count: number): Edited {
	const one = () => slots[random.below(slots.length)] as Slot;
	const { id, at } = one();
	const axis = random.below(2) ? 'columns' : 'lines';
	const side = (['left', 'right', 'top', 'bottom'] as const)[random.below(4)] as Side;
	const by = random.below(9) - 4;
	switch (random.below(9)) {
		case 0:
			return splitSlot(
				format,
				slots,
				id,
				{ axis, at: axis === 'lines' ? at.line + random.below(at.lines + 1) : at.column + 1 },
				`n${count}`
			);
		case 1: {
			const targets = mergeable(format, slots, id);
			const target = targets[random.below(targets.length || 1)];
			return mergeSlots(format, slots, id, target ?? one().id);
		}
		case 2:
			return swapContents(slots, id, one().id);
		case 3:
			return shiftSlot(format, slots, id, axis, by);
		case 4:
			return setRole(format, slots, id, SLOT_ROLES[random.below(SLOT_ROLES.length)] ?? 'column');
		case 5:
			return setLevel(format, slots, id, HEAD_LEVELS[random.below(4)]);
		case 6:
			return setSlot(format, slots, id, {
				measure: random.below(6) || undefined,
				border: BORDERS[random.below(5)],
				headColumns: random.below(3) || undefined
			});
		default: {
			const edge = { left: at.column, right: at.column + at.span };
			const edges = { ...edge, top: at.line, bottom: at.line + at.lines };
			return moveEdge(format, slots, id, side, edges[side] + by);
		}
	}
}

const SEED = Number(process.env.SEED ?? 20251125);

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
	'from %s',
	(_id, template) => {
		test(`fifty operations at random leave a page that can be set, all of it covered (seed ${SEED})`, () => {
			const grid = formatOf(template);
			const whole = grid.columns * grid.lines;
			for (let round = 0; round < 10; round++) {
				const random = randomOf(SEED + round);
				let slots = template.slots;
				let carriedOut = 0;
				for (let count = 0; count < 50; count++) {
					const edited = operate(random, grid, slots, count);
					if (!edited.ok) continue;
					carriedOut += 1;
					slots = edited.value;
					const told = `seed ${SEED + round}, operation ${count}: ${JSON.stringify(slots)}`;
					const stops = checkLayout(grid, slots, 'ad').filter(stopsLayout);
					expect(stops, told).toEqual([]);
					expect(coveredCells(grid, slots), told).toBe(whole);
					expect(new Set(slots.map(({ id }) => id)).size, told).toBe(slots.length);
				}
				expect(carriedOut).toBeGreaterThan(10);
			}
		});

		test(`with holes made on purpose, no slot ever lies on another (seed ${SEED})`, () => {
			const grid = formatOf(template);
			const random = randomOf(SEED);
			let slots = template.slots;
			for (let count = 0; count < 200; count++) {
				const isLoss = slots.length > 3 && random.below(12) === 0;
				const gone = slots[random.below(slots.length)]?.id ?? '';
				const edited = isLoss ? removeSlot(slots, gone) : operate(random, grid, slots, count);
				if (edited.ok) slots = edited.value;
				const told = `seed ${SEED}, operation ${count}: ${JSON.stringify(slots)}`;
				expect(checkLayout(grid, slots, 'ad').filter(stopsLayout), told).toEqual([]);
			}
		});
	}
);
