import { expect, test } from 'vitest';
import { SessionPace } from './session-pace.ts';

test('a session has so much at once, then so much a second; others are not held up by it', () => {
	const pace = new SessionPace(20, 200);
	const taken = (count: number, now: number) =>
		Array.from({ length: count }, () => pace.take('anna', now)).filter(Boolean).length;
	expect(taken(250, 0)).toBe(200);
	expect(pace.take('ben', 0)).toBe(true);
	expect(taken(50, 1000)).toBe(20);
	expect(taken(250, 60_000)).toBe(200);
});
