import { afterEach, describe, expect, it, vi } from 'vitest';
import { GroupCommit } from './group-commit.ts';

describe('a group commit', () => {
	afterEach(() => vi.useRealTimers());

	it('writes together what comes within the window, and answers each in order', async () => {
		const groups: number[][] = [];
		const commits = new GroupCommit<number, number>(async (group) => {
			groups.push(group);
			return group.map((n) => n * 10);
		});
		expect(await Promise.all([1, 2, 3].map((n) => commits.add(n)))).toEqual([10, 20, 30]);
		expect(groups).toEqual([[1, 2, 3]]);
	});

	it('gathers the next group while one is being written', async () => {
		const groups: number[][] = [];
		const open: (() => void)[] = [];
		const commits = new GroupCommit<number, number>(
			async (group) => {
				groups.push(group);
				await new Promise<void>((resolve) => open.push(resolve));
				return group;
			},
			{ windowMs: 0 }
		);
		const first = commits.add(1);
		while (open.length < 1) await new Promise((resolve) => setImmediate(resolve));
		const others = [commits.add(2), commits.add(3)];
		open.shift()?.();
		await first;
		while (open.length < 1) await new Promise((resolve) => setTimeout(resolve, 1));
		open.shift()?.();
		await Promise.all(others);
		expect(groups).toEqual([[1], [2, 3]]);
	});

	it('makes nobody wait for a whole window after a write that took longer', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
		const groups: number[][] = [];
		const commits = new GroupCommit<number, number>(
			async (group) => {
				groups.push(group);
				await new Promise((resolve) => setTimeout(resolve, 15));
				return group;
			},
			{ windowMs: 10 }
		);
		void commits.add(1);
		await vi.advanceTimersByTimeAsync(12);
		void commits.add(2);
		await vi.advanceTimersByTimeAsync(12);
		expect(groups).toEqual([[1]]);
		await vi.advanceTimersByTimeAsync(2);
		expect(groups).toEqual([[1], [2]]);
	});

	it('keeps nobody waiting who comes a while after the last group, if its window begins with that', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
		const groups: number[][] = [];
		const commits = new GroupCommit<number, number>(async (group) => (groups.push(group), group), {
			...{ windowMs: 10, leading: true }
		});
		vi.advanceTimersByTime(20);
		void commits.add(1);
		void commits.add(2);
		await vi.advanceTimersByTimeAsync(1);
		expect(groups).toEqual([[1, 2]]);
		// Whoever comes right after that gathers for the rest of it.
		void commits.add(3);
		await vi.advanceTimersByTimeAsync(5);
		void commits.add(4);
		expect(groups).toEqual([[1, 2]]);
		await vi.advanceTimersByTimeAsync(5);
		expect(groups).toEqual([
			[1, 2],
			[3, 4]
		]);
		await vi.advanceTimersByTimeAsync(50);
		void commits.add(5);
		await vi.advanceTimersByTimeAsync(1);
		expect(groups.at(-1)).toEqual([5]);
	});

	it('writes no more at once than may be, and all in order', async () => {
		const groups: number[][] = [];
		const commits = new GroupCommit<number, number>(async (group) => (groups.push(group), group), {
			maxSize: 3,
			weigh: (n) => n,
			maxWeight: 10
		});
		const items = [4, 6, 1, 25, 9, 1, 0, 0, 0];
		expect(await Promise.all(items.map((n) => commits.add(n)))).toEqual(items);
		expect(groups).toEqual([[4, 6], [1], [25], [9, 1, 0], [0, 0]]);
	});

	it('fails those of the group, and goes on with the next', async () => {
		let fails = true;
		const commits = new GroupCommit<number, number>(async (group) => {
			if (fails) throw new Error('disk full');
			return group;
		});
		await expect(commits.add(1)).rejects.toThrow('disk full');
		fails = false;
		await expect(commits.add(2)).resolves.toBe(2);
	});

	it('writes each by itself where one of the group is refused for what it holds', async () => {
		const refusal = Object.assign(new Error('NOT NULL constraint failed'), { errcode: 1299 });
		const written: number[] = [];
		const commits = new GroupCommit<number, number>(async (group) => {
			if (group.includes(2)) throw refusal;
			written.push(...group);
			return group;
		});
		const outcomes = await Promise.allSettled([1, 2, 3].map((n) => commits.add(n)));
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(written).toEqual([1, 3]);
	});

	it('flushes all that waits', async () => {
		const written: number[] = [];
		const commits = new GroupCommit<number, number>(
			async (group) => {
				written.push(...group);
				return group;
			},
			{ windowMs: 60_000, maxSize: 2 }
		);
		const answers = [1, 2, 3, 4, 5].map((n) => commits.add(n));
		await commits.flush();
		expect(written).toEqual([1, 2, 3, 4, 5]);
		await Promise.all(answers);
	});

	it('flushes what waits while more comes without end', async () => {
		const written: number[] = [];
		const commits = new GroupCommit<number, number>(async (group) => {
			written.push(...group);
			// Somebody is always typing.
			if (written.length < 1000) void commits.add(0);
			return group;
		});
		const answer = commits.add(1);
		await commits.flush();
		expect(written[0]).toBe(1);
		expect(written.length).toBeLessThan(1000);
		await answer;
	});
});
