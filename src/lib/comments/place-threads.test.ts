import { describe, expect, it } from 'vitest';
import { GAP, placeThreads } from './place-threads.ts';

const thread = (id: string, top: number, height = 100) => ({ id, top, height });
const tops = (threads: ReturnType<typeof thread>[], active: string | null = null) => {
	const placed = placeThreads(threads, active);
	return threads.map(({ id }) => placed.get(id));
};

describe('threads beside the text', () => {
	it('stand beside their words where there is room', () => {
		expect(tops([thread('a', 10), thread('b', 400)])).toEqual([10, 400]);
	});
	it('give way downwards when they would cover each other', () => {
		expect(tops([thread('a', 10), thread('b', 50), thread('c', 60)])).toEqual([
			10,
			110 + GAP,
			210 + 2 * GAP
		]);
	});
	it('leave the active one beside its words, the others around it', () => {
		expect(tops([thread('a', 290), thread('b', 300), thread('c', 310)], 'b')).toEqual([
			300 - GAP - 100,
			300,
			400 + GAP
		]);
	});
	it('never stand above the column', () => {
		const placed = tops([thread('a', 5), thread('b', 20)], 'b');
		expect(placed).toEqual([0, 100 + GAP]);
	});
	it('never cover each other, whatever their heights', () => {
		const threads = Array.from({ length: 40 }, (_, i) =>
			thread(`t${i}`, i * 13, 40 + (i % 5) * 30)
		);
		for (const active of [null, 't0', 't17', 't39']) {
			const placed = placeThreads(threads, active);
			for (let i = 1; i < threads.length; i++) {
				const above = threads[i - 1]!;
				expect(placed.get(threads[i]!.id)!).toBeGreaterThanOrEqual(
					placed.get(above.id)! + above.height + GAP
				);
			}
			expect(Math.min(...placed.values())).toBeGreaterThanOrEqual(0);
		}
	});
});
