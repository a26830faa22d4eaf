import { expect, it } from 'vitest';
import { PressNight } from '#tests/support/press-night.ts';
import { pageSteps, signedOn } from './page-steps.ts';

it('asks for no signature of a story on a page where none stands', () => {
	const night = new PressNight();
	const before = signedOn(pageSteps(night.paper, 'today'), true);
	const page = night.page(2);
	const gone = page.slots.map(({ id }) => ({ kind: 'placement', id, value: null }) as const);
	night.paper.take(gone);
	const after = signedOn(pageSteps(night.paper, 'today'), true);
	expect(before).toEqual({ signed: 4, all: 12 });
	// Both clean proofs are struck by that: page 1 leads to a story of page 2.
	expect(after).toEqual({ signed: 1, all: 7 });
});
