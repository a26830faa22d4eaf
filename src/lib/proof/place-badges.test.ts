import { expect, test } from 'vitest';
import { placeBadges, type Badge } from './place-badges.ts';

const badge = (slotId: string, of: Partial<Badge>): Badge => ({
	...{ slotId, left: 0, right: 200, top: 100, width: 85, height: 16, isOver: false },
	...of
});
const at = (...badges: Badge[]) => Object.fromEntries(placeBadges(badges));

test('a badge that nothing stands near stays at the corner of its slot', () => {
	expect(at(badge('a', {}), badge('b', { top: 300 }))).toEqual({
		a: { right: 200, top: 100, isSmall: false },
		b: { right: 200, top: 300, isSmall: false }
	});
});

test('what is over keeps its corner, and the badge of the slot below steps aside by its whole width', () => {
	const places = at(badge('below', { top: 104 }), badge('over', { isOver: true, height: 24 }));
	expect(places.over).toMatchObject({ right: 200, top: 100 });
	expect(places.below).toMatchObject({ right: 200 - 85 - 4, top: 104 });
});

test('where the slot is too narrow for two, the second goes below the first', () => {
	const places = at(
		badge('below', { left: 100, top: 104 }),
		badge('over', { isOver: true, height: 24 })
	);
	expect(places.below).toMatchObject({ right: 200, top: 128 });
});

test('three at one corner are three', () => {
	const all = [
		badge('over', { isOver: true }),
		badge('a', { top: 104 }),
		badge('b', { top: 96, left: 100 })
	];
	const places = placeBadges(all);
	const boxes = all.map((one) => ({ ...one, ...places.get(one.slotId) }));
	for (const one of boxes)
		for (const other of boxes)
			if (one !== other)
				expect(
					one.right <= other.right - other.width ||
						other.right <= one.right - one.width ||
						one.top >= other.top + other.height ||
						other.top >= one.top + one.height
				).toBe(true);
});

const words = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const placeOf = (one: Badge, ...set: ReturnType<typeof words>[]) =>
	placeBadges([one], set).get(one.slotId);

test('beside a headline below the foot of a slot there is white: the badge stands in it', () => {
	const headline = words(20, 108, 120, 30);
	expect(placeOf(badge('over', { isOver: true, width: 55 }), headline)).toEqual({
		...{ right: 200, top: 100, isSmall: false }
	});
	expect(placeOf(badge('over', { isOver: true, left: -80 }), words(140, 100, 60, 30))).toEqual({
		...{ right: 140, top: 100, isSmall: false }
	});
});

test('over a headline as wide as the slot it stands in the white of the last line before it', () => {
	const own = [words(0, 80, 200, 9), words(0, 90, 60, 9)];
	const headline = words(0, 104, 200, 30);
	expect(placeOf(badge('over', { isOver: true, height: 12 }), ...own, headline)).toEqual({
		...{ right: 200, top: 92, isSmall: false }
	});
});

test('where there is white for no words, a sign stands for them', () => {
	const set = [words(0, 40, 200, 59), words(0, 100, 174, 80)];
	expect(placeOf(badge('over', { isOver: true }), ...set)).toEqual({
		...{ right: 200, top: 100, isSmall: true }
	});
});

test('a badge covers no words, wherever it finds white', () => {
	const set = Array.from({ length: 60 }, (_, row) => words(0, row * 5, 60 + ((row * 37) % 130), 4));
	for (const top of [40, 97, 150, 260]) {
		const one = badge('over', { isOver: true, top, width: 30 });
		const place = placeOf(one, ...set);
		if (!place || place.isSmall) continue;
		const left = place.right - one.width;
		const met = set.filter(
			({ x, y, width, height }) =>
				x < place.right && left < x + width && y < place.top + 16 && place.top < y + height
		);
		expect(met).toEqual([]);
	}
});
