import { afterEach, expect, it, vi } from 'vitest';
import type { ChangeAuthors, MadeChanges } from '#model/change-authors.ts';
import { STAYED } from '#model/change-authors.ts';
import { markChanges } from '#model/marked-text.ts';
import { ChangeNames } from './change-names.svelte.ts';

const AUTHORS: ChangeAuthors = {
	...{ people: ['anna'], gone: [STAYED, 3], came: [STAYED, 2, 0, 1, STAYED, 1] },
	...{ shifts: [0, 2, 0, 1, 1, 1], moved: [], passed: [], restyled: [] }
};
const marked = markChanges(
	[{ type: 'paragraph', text: '大桥' }],
	[{ type: 'paragraph', text: '大桥长' }]
);

/** A server that answers with what is put on it, in the order in which it was asked. */
function server() {
	const asked: string[] = [];
	const answers: ((answer: Response) => void)[] = [];
	const fetch = ((address: string) => {
		asked.push(address);
		return new Promise<Response>((resolve) => answers.push(resolve));
	}) as typeof globalThis.fetch;
	const answer = (made: MadeChanges | 429 | 503, at = 0) =>
		answers[at]?.(
			typeof made === 'number' ? new Response(null, { status: made }) : Response.json(made)
		);
	return { asked, fetch, answer };
}

afterEach(() => void vi.useRealTimers());

it('names a comparison once its makers have come, and only the one of the very texts', async () => {
	const { asked, fetch, answer } = server();
	const names = new ChangeNames('s1', fetch);
	const loading = names.load({ from: 'v1', to: null, hashes: ['a', 'b'] });
	void names.load({ from: 'v1', to: null, hashes: ['a', 'b'] });
	expect([names.state, names.name(marked, ['a', 'b'])]).toEqual(['loading', null]);
	answer({ from: 'a', to: 'b', authors: AUTHORS });
	await loading;
	expect(asked).toEqual(['/api/stories/s1/changes?from=v1']);
	expect(names.state).toBe('here');
	expect(names.name(marked, ['a', 'b'])?.changes).toMatchObject([{ fresh: '长', by: ['anna'] }]);
	expect(names.name(marked, ['a', 'c'])).toBeNull();
});

it('holds what was asked last, and asks again after a failure', async () => {
	const { asked, fetch, answer } = server();
	const names = new ChangeNames('s1', fetch);
	const first = names.load({ from: 'v1', to: 'v2', hashes: ['a', 'b'] });
	const second = names.load({ from: 'v0', to: 'v2', hashes: ['z', 'b'] });
	answer(503, 1);
	await second;
	answer({ from: 'a', to: 'b', authors: AUTHORS }, 0);
	await first;
	expect(names.state).toBe('failed');
	expect(names.name(marked, ['a', 'b'])).toBeNull();
	const again = names.again();
	answer({ from: 'z', to: 'b', authors: null }, 2);
	await again;
	expect([names.state, names.name(marked, ['z', 'b'])]).toEqual(['here', null]);
	expect(asked.at(-1)).toBe('/api/stories/s1/changes?from=v0&to=v2');
});

it('asks about words that are being written once they rest, and shows what it has until then', async () => {
	vi.useFakeTimers();
	const { asked, fetch, answer } = server();
	const names = new ChangeNames('s1', fetch);
	void names.load({ from: 'v1', to: null, hashes: ['a', 'b'] });
	answer({ from: 'a', to: 'b', authors: AUTHORS });
	await vi.advanceTimersByTimeAsync(0);
	for (const hash of ['c', 'd', 'e']) {
		void names.load({ from: 'v1', to: null, hashes: ['a', hash] });
		await vi.advanceTimersByTimeAsync(300);
	}
	expect(asked).toHaveLength(1);
	expect(names.name(marked, ['a', 'b'])).not.toBeNull();
	await vi.advanceTimersByTimeAsync(2_000);
	expect(asked).toHaveLength(2);
	answer({ from: 'a', to: 'e', authors: AUTHORS }, 1);
	await vi.advanceTimersByTimeAsync(0);
	expect(names.name(marked, ['a', 'e'])).not.toBeNull();
});

it('asks again for what it asked too fast, until nobody looks any more', async () => {
	vi.useFakeTimers();
	const { asked, fetch, answer } = server();
	const names = new ChangeNames('s1', fetch);
	void names.load({ from: 'v1', to: null, hashes: ['a', 'b'] });
	answer(429);
	await vi.advanceTimersByTimeAsync(0);
	expect(names.state).toBe('loading');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(asked).toHaveLength(2);
	answer(429, 1);
	names.close();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toHaveLength(2);
});
