import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aPerson } from '#tests/support/paper.ts';
import type { SignedIn } from '../auth/auth.ts';
import { SessionWatch } from './session-watch.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const person = aPerson('anna', 'editor');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session due after so many ms; `asked` says when it was looked up again, ms from the beginning. */
function startSession(ms: number) {
	const begun = Date.now();
	const session: SignedIn = { person, sessionId: 'session', expiresAt: begun + ms };
	const asked: number[] = [];
	const watch = new SessionWatch({
		personOf: async () => {
			asked.push(Date.now() - begun);
			return session;
		}
	});
	const over = vi.fn();
	return { session, asked, over, stop: watch.watch({}, { ...session }, over) };
}

test('ends what belongs to a session when it is due, and asks no sooner', async () => {
	const { asked, over } = startSession(WEEK + 1);
	await vi.advanceTimersByTimeAsync(WEEK);
	expect(over).not.toHaveBeenCalled();
	expect(asked).toEqual([]);
	await vi.advanceTimersByTimeAsync(1);
	expect(over).toHaveBeenCalledTimes(1);
	expect(asked).toEqual([WEEK + 1]);
});

test('a session that was prolonged meanwhile goes on, and one that was left is asked about no more', async () => {
	const { session, asked, over, stop } = startSession(MINUTE);
	session.expiresAt += MINUTE;
	await vi.advanceTimersByTimeAsync(MINUTE);
	expect(asked).toEqual([MINUTE]);
	expect(over).not.toHaveBeenCalled();
	stop();
	await vi.advanceTimersByTimeAsync(WEEK);
	expect(asked).toHaveLength(1);
	expect(over).not.toHaveBeenCalled();
});

test('waits of a week leave nothing behind: all are of one length but the last', async () => {
	const waits = vi.spyOn(globalThis, 'setTimeout');
	const sessions = [1, 2, 3].map((ms) => startSession(WEEK + ms));
	await vi.advanceTimersByTimeAsync(5 * MINUTE);
	expect(new Set(waits.mock.calls.map(([, ms]) => ms))).toEqual(new Set([MINUTE]));
	sessions.forEach(({ stop }) => stop());
	expect(vi.getTimerCount()).toBe(0);
});
