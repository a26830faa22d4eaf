import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenQuestions } from './open-questions.ts';

let questions: OpenQuestions;
beforeEach(() => {
	vi.useFakeTimers();
	questions = new OpenQuestions();
	return () => vi.useRealTimers();
});
afterEach(() => vi.clearAllTimers());

it('cuts all questions of a server that ends once one was waited for and none was answered', async () => {
	const cuts = [vi.fn(), vi.fn()];
	questions.ask(15_000, cuts[0]!);
	questions.end();
	await vi.advanceTimersByTimeAsync(1000);
	questions.ask(null, cuts[1]!);
	await vi.advanceTimersByTimeAsync(1001);
	for (const cut of cuts) expect(cut).toHaveBeenCalled();
	const late = vi.fn();
	questions.ask(15_000, late);
	await vi.advanceTimersByTimeAsync(1);
	expect(late).toHaveBeenCalled();
});

it('cuts one that waits for a lock alone where others are answered meanwhile', async () => {
	const [locked, other] = [vi.fn(), vi.fn()];
	const failed = questions.ask(15_000, () => undefined);
	const answered = questions.ask(15_000, () => undefined);
	questions.end();
	questions.ask(15_000, locked);
	await vi.advanceTimersByTimeAsync(1000);
	answered(true);
	failed(false);
	questions.ask(15_000, other);
	await vi.advanceTimersByTimeAsync(1001);
	expect(locked).toHaveBeenCalledOnce();
	expect(other).not.toHaveBeenCalled();
});

it('takes what failed for no answer', async () => {
	const [first, second] = [vi.fn(), vi.fn()];
	questions.end();
	questions.ask(15_000, first);
	const failed = questions.ask(15_000, () => undefined);
	await vi.advanceTimersByTimeAsync(1000);
	failed(false);
	questions.ask(15_000, second);
	await vi.advanceTimersByTimeAsync(1001);
	expect(second).toHaveBeenCalled();
});
