import { expect, test } from 'vitest';
import { err } from '#model/result.ts';
import { ReviewServer, type ReviewProblem } from './review-server.ts';

const answering = (ask: () => Promise<Response>) =>
	new ReviewServer('t', ask).answer({ id: 'a', verdict: 'approved', remark: '', comments: [] });

test.each<[number, ReviewProblem]>([
	[404, 'over'],
	[409, 'answered'],
	[429, 'failed'],
	[502, 'away'],
	[503, 'away'],
	[504, 'away']
])('an answer that is answered with %i is %s', async (status, problem) => {
	expect(await answering(async () => new Response('null', { status }))).toEqual(err(problem));
});

test('an answer that nobody answers is offline, and may be sent by itself', async () => {
	expect(await answering(() => Promise.reject(new TypeError('network')))).toEqual(err('offline'));
});
