import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SeenTeller } from './seen-teller.ts';

let sent: unknown[];
/** 0: the network is gone. */
let statuses: number[];
let teller: SeenTeller;

beforeEach(() => {
	vi.useFakeTimers();
	[sent, statuses] = [[], []];
	teller = new SeenTeller((_url, request) => {
		sent.push(Object.values(JSON.parse(request?.body as string) as object));
		const status = statuses.shift() ?? 204;
		if (status === 0) return Promise.reject(new TypeError('no network'));
		return Promise.resolve(new Response(null, { status }));
	});
});
afterEach(() => {
	teller.close();
	vi.useRealTimers();
});

test('marks that come while one is told go as one, the latest', async () => {
	const told = [1, 2, 3, 2].map((until) => teller.tell('s', until));
	await Promise.all([...told, teller.tell('other', 9)]);
	expect(sent).toEqual([
		['s', 1],
		['s', 3],
		['other', 9]
	]);
	expect(teller.waiting).toEqual({});
});

test('a mark that was not taken waits, and is told again later', async () => {
	statuses = [429, 0, 204];
	await teller.tell('s', 1);
	expect(teller.waiting).toEqual({ s: 1 });
	await vi.advanceTimersByTimeAsync(9_000);
	expect(sent).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(20_000);
	expect(sent).toEqual([
		['s', 1],
		['s', 1],
		['s', 1]
	]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent).toHaveLength(3);
});

test('a mark that was refused for good is not', async () => {
	statuses = [404];
	await teller.tell('gone', 1);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent).toEqual([['gone', 1]]);
});
