import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Watches, type Held } from './watches.ts';

let watches: Watches;
/** What became of each question, in the order in which they were asked; null: it is held. */
let told: (Held | null)[];

beforeEach(() => {
	vi.useFakeTimers();
	watches = new Watches({ perDevice: 2, all: 5, hold: 1000 });
	told = [];
});
afterEach(() => void vi.useRealTimers());

async function ask(review: string, device: string, most = 10_000): Promise<void> {
	const at = told.push(null) - 1;
	void watches.hold(review, device, most).then((held) => (told[at] = held));
	await vi.advanceTimersByTimeAsync(0);
}

it('holds a question until its time is up, or the link’s if that is sooner', async () => {
	await ask('r', 'a');
	await ask('r', 'b', 400);
	await vi.advanceTimersByTimeAsync(400);
	expect(told).toEqual([null, 'open']);
	await vi.advanceTimersByTimeAsync(600);
	expect([told, watches.size]).toEqual([['open', 'open'], 0]);
});

it('answers everybody who has a link’s page open once it is over, and nobody else', async () => {
	await ask('r', 'a');
	await ask('r', 'b');
	await ask('other', 'a');
	watches.over('r');
	await vi.advanceTimersByTimeAsync(0);
	expect(told).toEqual(['over', 'over', null]);
});

it('holds so many of one device, the latest ones, and those of nobody else go for it', async () => {
	await ask('r', 'b');
	for (let count = 0; count < 50; count += 1) await ask('r', 'a');
	expect(watches.size).toBe(3);
	expect([told[0], told.slice(-2)]).toEqual([null, [null, null]]);
	expect(told.slice(1, -2).every((held) => held === 'full')).toBe(true);
	watches.over('r');
	await vi.advanceTimersByTimeAsync(0);
	expect(told.at(-1)).toBe('over');
});

it('holds so many of all, and whoever comes then is told to ask later', async () => {
	for (let count = 0; count < 8; count += 1) await ask(`r${count}`, 'a');
	expect(told).toEqual([null, null, null, null, null, 'full', 'full', 'full']);
	watches.over('r0');
	await ask('r9', 'a');
	expect([told.at(-1), watches.size]).toEqual([null, 5]);
});

it('answers everybody when the server stops', async () => {
	await ask('r', 'a');
	await ask('other', 'a');
	watches.close();
	await vi.advanceTimersByTimeAsync(0);
	expect([told, watches.size, vi.getTimerCount()]).toEqual([['full', 'full'], 0, 0]);
});
