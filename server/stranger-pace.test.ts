import { expect, test } from 'vitest';
import { StrangerPace } from './stranger-pace.ts';

const counted = async (may: () => Promise<boolean>, times: number) =>
	(await Promise.all(Array.from({ length: times }, may))).filter(Boolean).length;

test('a network asks sixty times at once and then five times a second; another one is not held up', async () => {
	const pace = new StrangerPace();
	expect(await counted(() => pace.mayAsk('203.0.113.7', 0), 100)).toBe(60);
	expect(await counted(() => pace.mayAsk('203.0.113.7', 1000), 100)).toBe(5);
	expect(await pace.mayAsk('203.0.113.8', 0)).toBe(true);
});

test('links are guessed twenty times, and then six times a minute, from all addresses of a network', async () => {
	const pace = new StrangerPace();
	const guess = (last: number, now: number) =>
		pace.mayGuess(`2001:db8:1:2::${last.toString(16)}`, now);
	let last = 0;
	expect(await counted(() => guess((last += 1), 0), 100)).toBe(20);
	expect(await counted(() => guess((last += 1), 60_000), 100)).toBe(6);
	expect(await pace.mayGuess('2001:db8:1:3::1', 0)).toBe(true);
});

test('what several servers let through is counted together', async () => {
	const asked: string[] = [];
	const take = async (key: string, most: number) => (asked.push(key) > most ? 1000 : 0);
	const [one, other] = [new StrangerPace({ take }), new StrangerPace({ take })];
	expect(await counted(() => one.mayGuess('203.0.113.7', 0), 20)).toBe(20);
	expect(await counted(() => other.mayGuess('203.0.113.7', 0), 20)).toBe(6);
});
