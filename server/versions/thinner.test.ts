import { expect, test, vi } from 'vitest';
import type { Version } from '#model/version.ts';
import { Thinner } from './thinner.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const old = (id: string): Version => ({
	...{ id, storyId: 's', at: NOW - 30 * DAY, personId: null, cause: 'pause', step: null },
	...{ label: '', hash: id, length: 1, added: 1, removed: 0, writers: [] }
});

function thinnerOver(list: (storyId: string) => Promise<Version[]>, stories = ['a', 'b']) {
	const pausedBetween = vi.fn().mockResolvedValue(stories);
	const thin = vi.fn().mockResolvedValue(undefined);
	const log = { info: vi.fn(), error: vi.fn() };
	const versions = { list, pausedBetween, thin };
	const thinner = new Thinner({ versions, dates: () => () => 'one day', log });
	return { thinner, pausedBetween, thin, log };
}

test('the first round looks at every story, the next at those whose texts came of age since', async () => {
	const { thinner, pausedBetween, thin, log } = thinnerOver(async () => [old('v2'), old('v1')]);
	await thinner.sweep(NOW);
	expect(thin.mock.calls.map(([storyId, { drop }]) => [storyId, drop])).toEqual([
		['a', ['v1']],
		['b', ['v1']]
	]);
	expect(log.info).toHaveBeenCalledTimes(2);
	await thinner.sweep(NOW);
	expect(pausedBetween.mock.calls[0]).toEqual([0, NOW - DAY]);
	expect(pausedBetween.mock.calls[1]?.[0]).toBeLessThan(NOW - 8 * DAY);
	expect(pausedBetween.mock.calls[1]?.[0]).toBeGreaterThan(0);
});

test('a round that fails is said to, and the next one looks at every story again', async () => {
	const list = vi
		.fn()
		.mockRejectedValueOnce(new Error('busy'))
		.mockResolvedValue([old('v1')]);
	const { thinner, pausedBetween, thin, log } = thinnerOver(list);
	await thinner.sweep(NOW);
	expect(log.error).toHaveBeenCalledOnce();
	await thinner.sweep(NOW);
	expect(pausedBetween.mock.calls[1]?.[0]).toBe(0);
	expect(thin).not.toHaveBeenCalled();
});

test('closing ends a round after the story it is at', async () => {
	const seen: string[] = [];
	const { thinner } = thinnerOver(async (storyId) => {
		seen.push(storyId);
		void thinner.close();
		return [];
	});
	await thinner.sweep(NOW);
	expect(seen).toEqual(['a']);
});
