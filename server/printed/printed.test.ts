import { expect, test, vi } from 'vitest';
import type { Edition } from '#model/edition.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { createPrinted } from './printed.ts';

test('all browsers that ask at one moment get one answer, and later ones a new one', () => {
	const { paper } = new PressNight();
	const list = vi.spyOn(paper, 'list');
	let now = 0;
	const printed = createPrinted(paper, () => now);
	const today = paper.get('edition', 'today') as Edition;
	const first = printed.of(today);
	expect(JSON.parse(first)).toMatchObject({
		editions: [{ date: '2026-11-23', pages: 0 }],
		stories: [],
		sketches: expect.any(Object) as object
	});
	const looks = list.mock.calls.length;
	now = 999;
	expect(printed.of(today)).toBe(first);
	expect(list).toHaveBeenCalledTimes(looks);
	paper.put('edition', { ...today, id: 'before', date: '2026-11-22' });
	now = 1000;
	expect(JSON.parse(printed.of(today))).toMatchObject({ editions: [{}, {}] });
});
