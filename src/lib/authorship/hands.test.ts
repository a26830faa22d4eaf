import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hands } from './hands.ts';

let answers: (object[] | null)[];
let returned: object[];
let asked: string[];
let learnt: number;
let present: { clientId: number; personId: string }[];
let hands: Hands;

beforeEach(() => {
	vi.useFakeTimers();
	[answers, returned, asked, learnt, present] = [[], [], [], 0, []];
	hands = new Hands({
		storyId: 's1',
		present: () => present,
		learnt: () => learnt++,
		fetch: (url) => {
			asked.push(String(url));
			const owners = answers.shift();
			if (!owners) return Promise.reject(new TypeError('no network'));
			return Promise.resolve(new Response(JSON.stringify({ owners, returned })));
		}
	});
});
afterEach(() => {
	hands.close();
	vi.useRealTimers();
});

/** Looks at the text once, in which these ids have written; then time passes. */
async function look(...clientIds: number[]): Promise<(string | null)[]> {
	hands.meet();
	const people = clientIds.map(hands.personOf);
	hands.inquire();
	await vi.advanceTimersByTimeAsync(1000);
	return people;
}

test('the server is asked once, and again when somebody unknown has written', async () => {
	answers = [[{ clientId: 1, personId: 'anna' }], [{ clientId: 2, personId: 'ben' }]];
	await hands.ask();
	expect([hands.state, learnt]).toEqual(['here', 1]);
	expect(await look(1)).toEqual(['anna']);
	expect(asked).toEqual(['/api/stories/s1/hands']);
	expect(await look(1, 2)).toEqual(['anna', null]);
	expect(await look(1, 2)).toEqual(['anna', 'ben']);
	expect(asked).toHaveLength(2);
});

test('who is in the story is known without asking', async () => {
	answers = [[]];
	await hands.ask();
	present = [{ clientId: 3, personId: 'chen' }];
	expect(await look(3)).toEqual(['chen']);
	expect(asked).toHaveLength(1);
});

test('an id that the server does not know either is asked about once', async () => {
	answers = [[], [], []];
	await hands.ask();
	for (let i = 0; i < 3; i++) expect(await look(9)).toEqual([null]);
	expect(asked).toHaveLength(2);
});

test('what came back with somebody else is known, also while there is no answer', async () => {
	const words = { clientId: 1, clock: 4, length: 2, personId: 'ben' };
	[answers, returned] = [[[]], [words]];
	await hands.ask();
	await hands.ask();
	expect([hands.state, hands.returned]).toEqual(['failed', [words]]);
});

test('without an answer it is said, and asking again mends it', async () => {
	await hands.ask();
	expect(hands.state).toBe('failed');
	answers = [[{ clientId: 1, personId: 'anna' }]];
	await hands.ask();
	expect(hands.state).toBe('here');
	expect(await look(1)).toEqual(['anna']);
});
