import { beforeEach, expect, it } from 'vitest';
import { PressNight } from '#tests/support/press-night.ts';
import { paceOf } from './pace.ts';

const MINUTE = 60_000;
let night: PressNight;
let now: number;

/** Six stories were signed off in the last hour, at ten minutes’ distance. */
beforeEach(() => {
	night = new PressNight();
	night.settings({
		workflow: { steps: [], cleanProof: { isUsed: false, signers: ['chief'] } }
	});
	now = night.paper.get('edition', 'today')!.pressAt - 90 * MINUTE;
	const signatures = [...night.paper.list('signature')];
	for (const [index, one] of signatures.entries())
		night.paper.put('signature', { ...one, at: now - (index < 6 ? index * 10 + 1 : 500) * MINUTE });
});

/** So many stories are not signed off. */
const open = (count: number) => {
	for (const id of night.stories.slice(-count)) {
		const story = night.paper.get('story', id)!;
		night.paper.put('story', { ...story, stage: 'proofing' });
		for (const one of [...night.paper.list('signature')])
			if (one.storyId === id) night.paper.take([{ kind: 'signature', id: one.id, value: null }]);
	}
};
const pace = () => {
	const early = paceOf(night.paper, 'today', now);
	return early === null ? null : early / MINUTE;
};

it('says when the rest will be signed if it goes on like that', () => {
	open(3);
	// Three at six an hour: done in half an hour, an hour before press.
	expect(pace()).toBe(60);
	now += 70 * MINUTE;
	for (const one of [...night.paper.list('signature')])
		night.paper.put('signature', { ...one, at: now - MINUTE });
	open(4);
	const left = [...night.paper.list('signature')].length;
	expect(pace()).toBeCloseTo(20 - (4 / left) * 60);
});

it('says nothing where all is signed, or too little was for a pace', () => {
	expect(pace()).toBeNull();
	open(3);
	const [first] = [...night.paper.list('signature')];
	night.paper.put('signature', { ...first!, at: now - 120 * MINUTE });
	expect(pace()).toBeNull();
});

it('says nothing of a paper that is past its time', () => {
	open(3);
	now += 91 * MINUTE;
	for (const one of [...night.paper.list('signature')])
		night.paper.put('signature', { ...one, at: now - MINUTE });
	expect(pace()).toBeNull();
});
