import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withTimeout } from './with-timeout.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const nothing = () => new Promise<never>(() => undefined);

it('gives what comes in time, and leaves no timer behind', async () => {
	expect(await withTimeout(1000, Promise.resolve('came'), () => 'late')).toBe('came');
	expect(vi.getTimerCount()).toBe(0);
});

it('fails as what is waited for fails, and leaves no timer behind', async () => {
	const failing = Promise.reject(new Error('failed'));
	await expect(withTimeout(1000, failing, () => 'late')).rejects.toThrow('failed');
	expect(vi.getTimerCount()).toBe(0);
});

it('waits no longer than it is told to', async () => {
	const waiting = withTimeout(1000, nothing(), () => 'late');
	const settled = vi.fn();
	void waiting.then(settled);
	await vi.advanceTimersByTimeAsync(999);
	expect(settled).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(settled).toHaveBeenCalledWith('late');
	expect(vi.getTimerCount()).toBe(0);
});

it('fails where being late is a failure', async () => {
	const waiting = withTimeout(1000, nothing(), () => {
		throw new Error('late');
	});
	const failed = expect(waiting).rejects.toThrow('late');
	await vi.advanceTimersByTimeAsync(1000);
	await failed;
});

it('leaves nothing unhandled that fails once nobody waits any more', async () => {
	const unhandled = vi.fn();
	process.on('unhandledRejection', unhandled);
	const work = Promise.withResolvers<string>();
	const waiting = withTimeout(1000, work.promise, () => 'late');
	await vi.advanceTimersByTimeAsync(1000);
	expect(await waiting).toBe('late');
	work.reject(new Error('failed'));
	// Node tells of it once all that was waiting for a promise has been called.
	await new Promise((resolve) => setImmediate(resolve));
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

it('asks for nothing in place of what has come', async () => {
	const late = vi.fn();
	await withTimeout(1000, Promise.resolve('came'), late);
	await vi.advanceTimersByTimeAsync(2000);
	expect(late).not.toHaveBeenCalled();
});
