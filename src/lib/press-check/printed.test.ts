import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aPaper } from '#tests/support/paper.ts';
import { Printed } from './printed.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what could not be had is asked for again until it is there, and then no more', async () => {
	const answers = [503, 503, 200];
	const fetch = vi.fn(async () => {
		const status = answers.shift() ?? 200;
		return new Response(JSON.stringify({ editions: [], stories: [] }), { status });
	});
	const printed = new Printed(aPaper().paper, 'today', fetch);
	const stop = printed.follow();
	await vi.advanceTimersByTimeAsync(0);
	expect([printed.failed, fetch.mock.calls.length]).toEqual([true, 1]);
	await vi.advanceTimersByTimeAsync(20_000);
	expect([printed.failed, fetch.mock.calls.length]).toEqual([false, 3]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(fetch).toHaveBeenCalledTimes(3);
	stop();
});

test('an answer that comes late does not take the place of a newer one', async () => {
	const answers: ((status: number, id: string) => void)[] = [];
	const fetch = vi.fn(
		() =>
			new Promise<Response>((resolve) =>
				answers.push((status, id) =>
					resolve(new Response(JSON.stringify({ editions: [{ id }], stories: [] }), { status }))
				)
			)
	);
	const printed = new Printed(aPaper().paper, 'today', fetch);
	const [first, second] = [printed.load(), printed.load()];
	answers[1]?.(200, 'new');
	await second;
	const { stories } = printed;
	answers[0]?.(503, 'old');
	await first;
	expect([printed.failed, printed.stories]).toEqual([false, stories]);
});
