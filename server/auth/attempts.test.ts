import { expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';

/** As Redis counts for several servers. */
function counted() {
	const counts = new Map<string, number>();
	return {
		counts,
		tallies: {
			take: async (key: string, most: number, windowMs: number) => {
				const count = counts.get(key) ?? 0;
				if (count >= most) return windowMs;
				counts.set(key, count + 1);
				return 0;
			},
			giveBack: async (key: string, { all } = { all: false }) =>
				void counts.set(key, all ? 0 : (counts.get(key) ?? 0) - 1)
		}
	};
}

it('counts guesses of one name from one network at all servers together', async () => {
	const { tallies, counts } = counted();
	const servers = [1, 2, 3].map(() => createAttempts(() => 0, tallies));
	let [through, held] = [0, 0];
	for (let guess = 0; guess < 12; guess++)
		for (const server of servers)
			if ((await server.begin('liu', '203.0.113.7')) === 0) through += 1;
			else held += 1;
	expect([through, held]).toEqual([10, 26]);
	// Of another network, and of another name.
	expect(await servers[0]?.begin('liu', '203.0.113.8')).toBe(0);
	expect(await servers[1]?.begin('hao', '203.0.113.7')).toBe(0);
	// What somebody types as a name may be their password.
	expect([...counts.keys()].join()).not.toMatch(/liu|hao|203/);
});

it('takes back at all of them what was the right password', async () => {
	const { tallies } = counted();
	const [one, other] = [createAttempts(() => 0, tallies), createAttempts(() => 0, tallies)];
	for (let guess = 0; guess < 9; guess++) await one.begin('liu', '203.0.113.7');
	await other.begin('liu', '203.0.113.7');
	await other.succeeded('liu', '203.0.113.7');
	for (let guess = 0; guess < 9; guess++) expect(await other.begin('liu', '203.0.113.7')).toBe(0);
});

it('counts no try of which nobody knows whether it was right', async () => {
	const { tallies } = counted();
	const [one, other] = [createAttempts(() => 0, tallies), createAttempts(() => 0, tallies)];
	for (let wrong = 0; wrong < 9; wrong++) await one.begin('liu', '203.0.113.7');
	for (let lost = 0; lost < 200; lost++) {
		expect(await one.begin('liu', '203.0.113.7')).toBe(0);
		await one.unanswered('liu', '203.0.113.7');
	}
	// And takes none back that was wrong.
	expect(await other.begin('liu', '203.0.113.7')).toBe(0);
	expect(await other.begin('liu', '203.0.113.7')).toBeGreaterThan(0);
	expect(await one.begin('liu', '203.0.113.7')).toBeGreaterThan(0);
});
