import { expect, test, vi } from 'vitest';
import type { Edition } from '#model/edition.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { createTellReadiness } from './tell-readiness.ts';

test('says what an edition lacks and when that was so, to all who ask at one moment', () => {
	const { paper } = new PressNight();
	const today = paper.get('edition', 'today') as Edition;
	const papers = vi.fn(() => ({ editions: [], stories: [] }));
	const desk = { view: paper, position: { epoch: 'run', seq: 7 } };
	const press = today.pressAt;
	let now = press;
	const told = createTellReadiness(desk, { papers }, () => now);
	expect(told.of(today)).toMatchObject({ readiness: { blocking: 0 }, position: { seq: 7 } });

	paper.put('edition', { ...today, issue: null });
	desk.position = { epoch: 'run', seq: 8 };
	now = press + 9999;
	// Older than the desk, and says so.
	expect(told.of(today)).toMatchObject({ readiness: { blocking: 0 }, position: { seq: 7 } });
	expect(papers).toHaveBeenCalledTimes(1);
	now = press + 10_000;
	expect(told.of(today)).toMatchObject({ position: { seq: 8 } });
	expect(told.of(today)?.readiness.blocking).toBeGreaterThan(0);
	expect(papers).toHaveBeenCalledTimes(2);

	// Nothing happens on the desk: it is as it was.
	now = press + 3_600_000;
	expect(told.of(today)).toMatchObject({ position: { seq: 8 } });
	expect(papers).toHaveBeenCalledTimes(2);
});

test('does not look at a paper of the past', () => {
	const { paper } = new PressNight();
	const today = paper.get('edition', 'today') as Edition;
	const papers = vi.fn(() => ({ editions: [], stories: [] }));
	const desk = { view: paper, position: { epoch: 'run', seq: 7 } };
	const told = createTellReadiness(desk, { papers }, () => today.pressAt + 7 * 86_400_000);
	expect(told.of(today)).toBeNull();
	expect(papers).not.toHaveBeenCalled();
});
