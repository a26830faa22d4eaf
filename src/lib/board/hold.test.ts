import { expect, test, vi } from 'vitest';
import { Hold } from './hold.svelte.ts';
import type { Moves } from './moves.ts';

/** Moves over which a target named “doubtful” is asked about. */
function inHand(mode: 'keys' | 'pointer') {
	const carryOut = vi.fn<Moves['carryOut']>(() => Promise.resolve(true));
	const ask = vi.fn<(doubt: string) => void>();
	const moves = {
		mayPlace: true,
		board: {
			standing: { bySlot: new Map() },
			desk: { goTo: () => undefined },
			edition: { id: 'e' }
		},
		outlook: () => ({ will: 'stay' }),
		doubt: (_: string, targetId: string) => (targetId === 'doubtful' ? '已经签发' : null),
		ask,
		announce: () => undefined,
		say: { t: { move: { cancelled: () => '', inPool: '', stay: '' } } }
	};
	const hold = new Hold({ ...moves, carryOut } as unknown as Moves);
	hold.lift('s', mode, null);
	hold.over = 'doubtful';
	return { hold, carryOut, ask };
}

test('a doubtful move by keys is asked about, and made when it is meant', async () => {
	const { hold, carryOut, ask } = inHand('keys');
	expect(await hold.drop()).toBe(false);
	expect([hold.storyId, ask.mock.calls.length, carryOut.mock.calls.length]).toEqual(['s', 1, 0]);
	expect(await hold.drop()).toBe(true);
	expect([hold.storyId, ask.mock.calls.length, carryOut.mock.calls.length]).toEqual([null, 1, 1]);
});

test('whoever drags has looked at it', async () => {
	const { hold, ask } = inHand('pointer');
	expect(await hold.drop()).toBe(true);
	expect(ask).not.toHaveBeenCalled();
});
