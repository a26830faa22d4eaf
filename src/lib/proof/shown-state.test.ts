import { expect, test } from 'vitest';
import { shownState } from './shown-state.ts';

test('no proof is as its stories are while the desk is away', () => {
	for (const away of ['offline', 'restarting', 'signed-out', 'deactivated'] as const) {
		expect(shownState('live', away)).toBe('failed');
		expect(shownState('behind', away)).toBe('failed');
		expect(shownState('waiting', away)).toBe('waiting');
	}
	expect(shownState('live', 'live')).toBe('live');
	expect(shownState('live', 'connecting')).toBe('live');
});
