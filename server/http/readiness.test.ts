import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HTTP_TIMES } from './http-limits.ts';
import { Readiness } from './readiness.ts';

const readinessOf = (probe: () => Promise<void>) =>
	new Readiness({ probe, log: { error: () => undefined } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('HTTP4: the server is ready', () => {
	it('while the store writes, and again once it writes again', async () => {
		let isFull = false;
		const readiness = readinessOf(async () => {
			if (isFull) throw new Error('database or disk is full');
		});
		expect(await readiness.problem()).toBeNull();
		isFull = true;
		await vi.advanceTimersByTimeAsync(HTTP_TIMES.probed);
		expect(await readiness.problem()).toBe('the store does not write');
		isFull = false;
		await vi.advanceTimersByTimeAsync(HTTP_TIMES.probed);
		expect(await readiness.problem()).toBeNull();
	});

	it('not while the store leaves a write unanswered', async () => {
		const readiness = readinessOf(() => new Promise(() => {}));
		const problem = readiness.problem();
		await vi.advanceTimersByTimeAsync(HTTP_TIMES.probe);
		expect(await problem).toBe('the store does not write');
	});

	it('without a write for everybody who asks', async () => {
		const probe = vi.fn(async () => undefined);
		const readiness = readinessOf(probe);
		await Promise.all(Array.from({ length: 100 }, () => readiness.problem()));
		expect(probe).toHaveBeenCalledTimes(1);
	});

	it('not from the moment in which it begins to stop, also for who had asked before', async () => {
		let wrote = () => {};
		const readiness = readinessOf(() => new Promise<void>((resolve) => (wrote = resolve)));
		const asked = readiness.problem();
		readiness.stop();
		expect(await readiness.problem()).toBe('the server is stopping');
		wrote();
		expect(await asked).toBe('the server is stopping');
	});

	it('not while it takes its leave, when it still answers', async () => {
		const readiness = readinessOf(async () => undefined);
		readiness.leave();
		expect(await readiness.problem()).toBe('the server is stopping');
		expect(readiness.isStopping).toBe(false);
		readiness.stop();
		expect(readiness.isStopping).toBe(true);
	});
});
