import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Resting } from './resting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work waits until nobody has touched the text for a while, and is done once', () => {
	const work = vi.fn();
	const resting = new Resting(work, 400);
	for (let keystroke = 0; keystroke < 10; keystroke++) {
		resting.touch();
		vi.advanceTimersByTime(300);
	}
	expect(work).not.toHaveBeenCalled();
	vi.advanceTimersByTime(3000);
	expect(work).toHaveBeenCalledOnce();
	resting.touch();
	resting.stop();
	vi.advanceTimersByTime(3000);
	expect(work).toHaveBeenCalledOnce();
});
