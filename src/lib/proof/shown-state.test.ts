import { expect, test } from 'vitest';
import { proofState, shownState } from './shown-state.ts';

test('no proof is as its stories are while the desk is away', () => {
	for (const away of ['offline', 'restarting', 'signed-out', 'deactivated'] as const) {
		expect(shownState('live', away)).toBe('failed');
		expect(shownState('behind', away)).toBe('failed');
		expect(shownState('waiting', away)).toBe('waiting');
	}
	expect(shownState('live', 'live')).toBe('live');
	expect(shownState('live', 'connecting')).toBe('live');
});

test('a proof is behind its stories when their words are others, not while a face is on its way', () => {
	const had = { hasFailed: false, isWhole: true, isFaceless: false, isCurrent: true };
	expect(proofState({ ...had, waitsForFaces: true })).toBe('settling');
	expect(proofState({ ...had, waitsForFaces: false })).toBe('live');
	expect(proofState({ ...had, isCurrent: false, waitsForFaces: true })).toBe('behind');
	expect(proofState({ ...had, isWhole: false, isCurrent: false, waitsForFaces: true })).toBe(
		'waiting'
	);
});
