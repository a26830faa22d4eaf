import { expect, test } from 'vitest';
import type { ProofContent } from '#model/pulled-proof.ts';
import { aPaper, addStory } from '#tests/support/paper.ts';
import { ProofPair } from './proof-pair.svelte.ts';

const content = (words: string): ProofContent => ({
	...{ formatId: 'sikai', slots: [] },
	stories: [
		{
			...{ storyId: 's', slotIds: [], hash: words },
			copy: { storyId: 's', blocks: [{ kind: 'paragraph', spans: [{ text: words }] }] }
		}
	]
});
const CONTENTS: Record<string, ProofContent> = {
	p1: content('大桥全长1200米。'),
	p2: content('大桥全长1300米。'),
	p3: content('大桥全长1300米，昨晚通车。')
};

function threeProofs(broken = false) {
	const { paper, front } = aPaper();
	addStory(paper, 's', 1);
	for (const [at, id] of ['p1', 'p2', 'p3'].entries())
		paper.put('proof', {
			...{ id, editionId: 'today', pageId: front.id, number: at + 1 },
			...{ at: (at + 1) * 10, personId: 'chief' }
		});
	paper.put('thread', {
		...{ id: 't', storyId: 's', orphaned: false, comments: [], state: 'open' },
		anchor: { start: null, end: null, quote: '1200', prefix: '大桥全长', suffix: '米' },
		suggestion: { replacement: '1300', state: 'open', by: null, at: null },
		...{ resolvedBy: null, resolvedAt: null, createdAt: 15 }
	});
	const fetch = (url: string | URL | Request) =>
		Promise.resolve(
			broken
				? new Response(null, { status: 404 })
				: Response.json(CONTENTS[String(url).split('/').at(-1) ?? ''])
		);
	return (from: number | null, to: number | null) =>
		new ProofPair(
			paper,
			() => front,
			() => ({ from, to }),
			fetch
		);
}

test('without numbers it is the last two, with them those', () => {
	const pair = threeProofs();
	const numbers = ({ earlier, later }: ProofPair) => [earlier?.number, later?.number];
	expect(numbers(pair(null, null))).toEqual([2, 3]);
	expect(numbers(pair(1, 2))).toEqual([1, 2]);
	expect(numbers(pair(3, 2))).toEqual([1, 2]);
	expect(pair(null, null).before.map(({ number }) => number)).toEqual([2, 1]);
});

test('what was asked for on the one is ticked off on the other', async () => {
	const pair = threeProofs()(1, 3);
	expect(pair.checked).toBeNull();
	await pair.load('p1', 'p3');
	expect(pair.checked?.corrections.map(({ state }) => state)).toEqual(['done']);
	expect(pair.checked?.unasked).toMatchObject([
		{ kind: 'words', hunk: { inserted: '，昨晚通车' } }
	]);
});

test('a proof that cannot be had is said, and asked for again', async () => {
	const pair = threeProofs(true)(1, 2);
	await pair.load('p1', 'p2');
	expect([pair.failed, pair.checked]).toEqual([true, null]);
});
