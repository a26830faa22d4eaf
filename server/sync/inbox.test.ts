import { expect, test } from 'vitest';
import { Inbox } from './inbox.ts';

/** An inbox of which some wait until they are let go on. */
function inboxOf(waits: (one: number) => boolean) {
	const taken: number[] = [];
	const failures: unknown[] = [];
	let goOn: (error?: Error) => void = () => {};
	const inbox = new Inbox<number>(
		(one) => {
			if (one < 0) throw new Error(`not ${one}`);
			taken.push(one);
			if (!waits(one)) return;
			return new Promise<void>((resolve, reject) => {
				goOn = (error) => (error ? reject(error) : resolve());
			});
		},
		(error) => failures.push(error)
	);
	return { inbox, taken, failures, goOn: (error?: Error) => goOn(error) };
}

test('what comes is taken at once, and in its order behind one that waits', async () => {
	const { inbox, taken, goOn } = inboxOf((one) => one % 2 === 0);
	for (const one of [1, 2, 3, 4, 5]) inbox.add(one);
	expect(taken).toEqual([1, 2]);
	expect(inbox.waiting).toBe(3);
	goOn();
	await expect.poll(() => taken).toEqual([1, 2, 3, 4]);
	inbox.add(6);
	expect(inbox.waiting).toBe(2);
	goOn();
	await expect.poll(() => taken).toEqual([1, 2, 3, 4, 5, 6]);
});

test('one that fails, at once or after it waited, holds up nothing', async () => {
	const { inbox, taken, failures, goOn } = inboxOf((one) => one === 2);
	for (const one of [-1, 2, -3, 4]) inbox.add(one);
	const late = new Error('late');
	goOn(late);
	await expect.poll(() => taken).toEqual([2, 4]);
	expect(failures).toEqual([new Error('not -1'), late, new Error('not -3')]);
});
