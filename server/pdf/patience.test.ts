import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patience } from './patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aJob() {
	const end = vi.fn();
	return { end, job: patience(end, { step: 60, whole: 600 }) };
}

test('a slow job that shows signs of life goes on, far longer than one step may take', () => {
	const { end, job } = aJob();
	for (let page = 0; page < 8; page++) {
		vi.advanceTimersByTime(59);
		job.sign();
	}
	job.stop();
	vi.advanceTimersByTime(10_000);
	expect(end).not.toHaveBeenCalled();
});

test('one that hangs is ended after one step, wherever it hangs', () => {
	const { end, job } = aJob();
	vi.advanceTimersByTime(50);
	job.sign();
	vi.advanceTimersByTime(59);
	expect(end).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	expect(end).toHaveBeenCalledOnce();
});

test('one that shows signs of life for ever is ended, too', () => {
	const { end, job } = aJob();
	for (let round = 0; round < 20; round++) {
		vi.advanceTimersByTime(30);
		job.sign();
	}
	expect(end).toHaveBeenCalledOnce();
});

test('a sign that comes after the end starts nothing', () => {
	const { end, job } = aJob();
	job.stop();
	job.sign();
	expect(vi.getTimerCount()).toBe(0);
	expect(end).not.toHaveBeenCalled();
});
