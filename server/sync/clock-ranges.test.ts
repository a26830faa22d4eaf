import { expect, test } from 'vitest';
import { randomOf } from '#tests/sync/story/random.ts';
import { ClockRanges } from './clock-ranges.ts';

test('ranges know what a set of every single clock knows, and stay apart and in order', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const ranges = new ClockRanges();
		const clocks = new Set<number>();
		for (let step = 0; step < 60; step++) {
			const start = random.below(80);
			const end = start + 1 + random.below(8);
			const inside = Array.from({ length: end - start }, (_, i) => start + i);
			const missing = ranges.missing(1, start, end);
			const told = missing.flatMap((part) =>
				Array.from({ length: part.end - part.start }, (_, i) => part.start + i)
			);
			expect(told, `seed ${seed}`).toEqual(inside.filter((clock) => !clocks.has(clock)));
			expect(ranges.covers(1, start, end)).toBe(inside.every((clock) => clocks.has(clock)));
			if (random.chance(0.6)) continue;
			ranges.add(1, start, end);
			inside.forEach((clock) => clocks.add(clock));
		}
		const [[, flat] = [1, []]] = [...ranges.entries()];
		flat.slice(1).forEach((edge, at) => expect(edge).toBeGreaterThan(flat[at] ?? Infinity));
	}
});

test('another client’s clocks are others', () => {
	const ranges = new ClockRanges();
	ranges.add(1, 0, 5);
	expect(ranges.covers(2, 0, 5)).toBe(false);
	expect(ranges.missing(2, 0, 5)).toEqual([{ start: 0, end: 5 }]);
});
