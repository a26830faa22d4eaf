import { expect, it, vi } from 'vitest';
import { DeskStalled, Patience } from './patience.ts';

/** Something that is done when it is told to be. */
function stuck() {
	const { promise, resolve } = Promise.withResolvers<string>();
	return { work: vi.fn(() => promise), end: () => resolve('done') };
}

it('tells whoever waits that nothing goes on, and whoever comes, until it does', async () => {
	const patience = new Patience(20);
	const [first, second] = [stuck(), stuck()];
	const under = patience.watch(first.work);
	const waiting = [patience.wait(() => under), patience.wait(() => under)];
	for (const one of waiting) await expect(one).rejects.toThrow(DeskStalled);
	// Nothing is begun of which nobody would learn.
	await expect(patience.wait(second.work)).rejects.toThrow(DeskStalled);
	expect(second.work).not.toHaveBeenCalled();
	first.end();
	expect(await under).toBe('done');
	expect(await patience.wait(async () => 'again')).toBe('again');
});

it('holds its peace while one thing after the other is done, however many wait', async () => {
	const patience = new Patience(1000);
	const one = stuck();
	const waiting = patience.wait(() => patience.watch(one.work));
	one.end();
	expect(await waiting).toBe('done');
});
