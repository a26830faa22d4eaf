import { describe, expect, it, vi } from 'vitest';
import { Pauses } from './pauses.ts';

const MINUTE = 60_000;

function kept() {
	const list: [string, number][] = [];
	const pauses = new Pauses({
		keep: (storyId, at) => {
			list.push([storyId, at / MINUTE]);
			return Promise.resolve();
		},
		log: { error: vi.fn() }
	});
	return { pauses, list };
}

describe('a text is kept', () => {
	it('after five minutes of quiet, as of the last word', async () => {
		const { pauses, list } = kept();
		pauses.wrote('a', 0);
		pauses.wrote('a', 2 * MINUTE);
		await pauses.sweep(6 * MINUTE);
		expect(list).toEqual([]);
		await pauses.sweep(7 * MINUTE);
		await pauses.sweep(8 * MINUTE);
		expect(list).toEqual([['a', 2]]);
	});

	it('after fifteen minutes of writing without a pause, and then again', async () => {
		const { pauses, list } = kept();
		for (let minute = 0; minute <= 31; minute++) {
			pauses.wrote('a', minute * MINUTE);
			await pauses.sweep(minute * MINUTE);
		}
		expect(list).toEqual([
			['a', 15],
			['a', 31]
		]);
	});

	it('later, where it could not be read', async () => {
		const error = vi.fn();
		const keep = vi.fn().mockRejectedValueOnce(new Error('busy')).mockResolvedValue(undefined);
		const pauses = new Pauses({ keep, log: { error } });
		pauses.wrote('a', 0);
		await pauses.sweep(5 * MINUTE);
		expect(error).toHaveBeenCalledOnce();
		await pauses.sweep(10 * MINUTE);
		expect(keep).toHaveBeenCalledTimes(2);
	});
});
