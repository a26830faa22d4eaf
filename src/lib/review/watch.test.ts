import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '#model/result.ts';
import type { ReviewProblem } from './review-server.ts';
import { Watch } from './watch.ts';

type Told = Result<number, ReviewProblem>;
/** Questions on their way, the latest last. */
let asked: { signal: AbortSignal; answer: (told: Told) => void }[];
let over: number;
let watch: Watch;

beforeEach(() => {
	vi.useFakeTimers();
	[asked, over] = [[], 0];
	const still = (signal: AbortSignal) =>
		new Promise<Told>((answer) => {
			asked.push({ signal, answer });
			signal.addEventListener('abort', () => answer(err('offline')));
		});
	watch = new Watch({ still }, () => (over += 1));
	watch.begin();
});
afterEach(() => void vi.useRealTimers());

const answer = async (told: Told, then = 0) => {
	asked.at(-1)?.answer(told);
	await vi.advanceTimersByTimeAsync(then);
};

test('a question that was held to its end is asked anew within a moment', async () => {
	await answer(ok(0), 249);
	expect(asked).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toHaveLength(2);
});

test('once the link is over it is said once, and nothing is asked any more', async () => {
	await answer(err('over'), 60_000);
	expect([over, asked.length]).toEqual([1, 1]);
});

test.each<[string, Told]>([
	['has no room to hold it', ok(15)],
	['is away', err('offline')],
	['does not understand', err('failed')]
])('where the server %s it is asked every 15 s', async (_why, told) => {
	await answer(told, 14_999);
	expect(asked).toHaveLength(1);
	await answer(told, 1);
	await answer(told, 15_000);
	expect([over, asked.length]).toEqual([0, 3]);
});

test('whoever comes back from a sleep asks at once, and the old question is given up', async () => {
	const [slept] = asked;
	watch.begin();
	await vi.advanceTimersByTimeAsync(0);
	expect([slept?.signal.aborted, asked.length]).toEqual([true, 2]);
	slept?.answer(err('over'));
	await vi.advanceTimersByTimeAsync(0);
	expect(over).toBe(0);
});

test('a question that nobody answers is given up, and another one asked', async () => {
	await vi.advanceTimersByTimeAsync(40_000);
	expect(asked[0]?.signal.aborted).toBe(true);
	await vi.advanceTimersByTimeAsync(15_000);
	expect(asked).toHaveLength(2);
});

test('nothing is asked for a page that nobody looks at', async () => {
	watch.end();
	await vi.advanceTimersByTimeAsync(60_000);
	expect([asked.length, asked[0]?.signal.aborted]).toEqual([1, true]);
});
