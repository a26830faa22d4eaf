import { expect, test } from 'vitest';
import { placeBadges, type Badge } from './place-badges.ts';

const badge = (slotId: string, of: Partial<Badge>): Badge => ({
	...{ slotId, left: 0, right: 200, top: 100, width: 85, height: 16, isOver: false },
	...of
});
const at = (...badges: Badge[]) => Object.fromEntries(placeBadges(badges));

test('a badge that nothing stands near stays at the corner of its slot', () => {
	expect(at(badge('a', {}), badge('b', { top: 300 }))).toEqual({
		a: { right: 200, top: 100 },
		b: { right: 200, top: 300 }
	});
});

test('what is over keeps its corner, and the badge of the slot below steps aside by its whole width', () => {
	const places = at(badge('below', { top: 104 }), badge('over', { isOver: true, height: 24 }));
	expect(places.over).toEqual({ right: 200, top: 100 });
	expect(places.below).toEqual({ right: 200 - 85 - 4, top: 104 });
});

test('where the slot is too narrow for two, the second goes below the first', () => {
	const places = at(
		badge('below', { left: 100, top: 104 }),
		badge('over', { isOver: true, height: 24 })
	);
	expect(places.below).toEqual({ right: 200, top: 128 });
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
