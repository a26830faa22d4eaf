import { expect, test } from 'vitest';
import { aPaper } from '#tests/support/paper.ts';
import { ComparedProof, numberOfProof, proofAddress } from './compared-proof.svelte.ts';

function pages() {
	const { paper, front, inside, chief } = aPaper();
	for (const id of ['first', 'second'])
		expect(paper.run(chief, { type: 'proof.pull', id, pageId: front.id }).ok).toBe(true);
	return { paper, front, inside };
}

test('the address says with which proof a page is compared, the newest is offered first', () => {
	const { paper, front, inside } = pages();
	const of = (since: number | null) =>
		new ComparedProof(
			paper,
			() => front,
			() => since
		);
	expect(of(1).all.map(({ number }) => number)).toEqual([2, 1]);
	expect(of(1).chosen?.id).toBe('first');
	expect(of(7)).toMatchObject({ number: 7, chosen: undefined });
	expect(of(null)).toMatchObject({ number: null, chosen: undefined });
	expect([of(1).numberOn(front), of(1).numberOn(inside), of(null).numberOn(front)]).toEqual([
		...[2, null, null]
	]);
});

test('a page without proofs is compared with none, whatever the address says', () => {
	const { paper, inside } = pages();
	expect(
		new ComparedProof(
			paper,
			() => inside,
			() => 1
		).number
	).toBeNull();
});

test('what an address says of a proof is read again, and nothing else is', () => {
	expect(proofAddress('2026-11-25', 3)).toBe('/editions/2026-11-25/proof/3');
	const address = new URL(proofAddress('2026-11-25', 3, 12), 'http://desk');
	expect(numberOfProof(address.searchParams.get('since'))).toBe(12);
	expect(['', '0', '1.5', '-1', '1e9', 'x', null].map(numberOfProof)).toEqual(Array(7).fill(null));
});
