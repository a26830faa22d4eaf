import { expect, test } from 'vitest';
import { InkDealer } from './ink-dealer.ts';

test('everybody keeps their own ink; of two with the same, the first does', () => {
	const inks = new InkDealer();
	expect(inks.deal('anna', 3)).toEqual({ ink: 3, line: 1 });
	expect(inks.deal('ben', 3)?.ink).not.toBe(3);
	expect(inks.deal('chen', 2)?.ink).toBe(2);
	expect(inks.deal('anna', 3)).toEqual({ ink: 3, line: 1 });
});

test('six authors have six inks and six kinds of line, a seventh none', () => {
	const inks = new InkDealer();
	const dealt = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => inks.deal(id, 1));
	expect(new Set(dealt.map((drawn) => drawn?.ink)).size).toBe(6);
	expect(dealt.map((drawn) => drawn?.line)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(inks.deal('g', 1)).toBeNull();
});
