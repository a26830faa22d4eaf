import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { PacedReadiness } from './paced-readiness.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A board's line, told that nothing is in the way when the feed stood at 7. */
function startLine(load = () => import('./edition-checking.svelte.ts')) {
	const { paper } = new PressNight();
	const position = { epoch: 'run', seq: 7 };
	const desk = {
		position,
		get: paper.get.bind(paper),
		list: paper.list.bind(paper),
		edition: (id: string) => paper.get('edition', id),
		pages: (id: string) => [...paper.list('page')].filter(({ editionId }) => editionId === id)
	} as unknown as DeskState;
	const readiness = { blocking: 0, advisory: 0, waived: 0, pages: [], edition: 0 };
	const fetched = vi.fn(load);
	const line = new PacedReadiness({
		...{ desk, editionId: 'today', now: () => 0, load: fetched },
		told: { readiness, position: { ...position } }
	});
	return {
		line,
		fetched,
		/** Takes the number of the paper away. */
		async change() {
			const today = paper.get('edition', 'today');
			if (today) paper.put('edition', { ...today, issue: null });
			position.seq += 1;
			line.follow();
			await vi.advanceTimersByTimeAsync(1000);
		}
	};
}

test('a board says what the server said with the page, and fetches no check for it', async () => {
	const { line, fetched } = startLine();
	line.follow();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(line.readiness?.blocking).toBe(0);
	expect(fetched).not.toHaveBeenCalled();
});

test('after something has changed it looks itself', async () => {
	const { line, fetched, change } = startLine();
	await change();
	await vi.waitFor(() => expect(line.readiness?.blocking).toBeGreaterThan(0));
	await change();
	expect(fetched).toHaveBeenCalledTimes(1);
});

test('a check that could not be fetched is fetched with the next change', async () => {
	let isAway = true;
	const { line, change } = startLine(async () => {
		if (isAway) throw new TypeError('Failed to fetch dynamically imported module');
		return import('./edition-checking.svelte.ts');
	});
	await change();
	expect(line.readiness?.blocking).toBe(0);
	isAway = false;
	await change();
	await vi.waitFor(() => expect(line.readiness?.blocking).toBeGreaterThan(0));
});
