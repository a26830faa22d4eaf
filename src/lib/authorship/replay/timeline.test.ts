import { expect, test } from 'vitest';
import { ReplayTimeline } from './timeline.ts';

const MINUTE = 60_000;
/** Anna writes three, Ben one right after, and an hour later Anna two more with a pause between. */
const timelineOf = () =>
	new ReplayTimeline(
		Float64Array.of(
			...[1000, 1200, 1400, 1500],
			...[1500 + 60 * MINUTE, 1500 + 60 * MINUTE + 5000]
		),
		['anna', 'anna', 'anna', 'ben', 'anna', 'anna']
	);

test('a step ends where another writes, or after a pause; a session after a long one', () => {
	const { steps, sessions } = timelineOf();
	expect(steps.map(({ from, to, personId }) => [from, to, personId])).toEqual([
		[1, 3, 'anna'],
		[4, 4, 'ben'],
		[5, 5, 'anna'],
		[6, 6, 'anna']
	]);
	expect(sessions.map(({ from, to }) => [from, to])).toEqual([
		[1, 4],
		[5, 6]
	]);
});

test('steps and sessions are gone through both ways, from anywhere within one', () => {
	const timeline = timelineOf();
	const { steps, sessions } = timeline;
	expect([0, 1, 2, 3, 4, 6].map((edit) => timeline.move(steps, edit, 1))).toEqual([
		...[3, 3, 3, 4, 5, 6]
	]);
	expect([6, 5, 4, 2, 0].map((edit) => timeline.move(steps, edit, -1))).toEqual([5, 4, 3, 0, 0]);
	expect([0, 4, 6].map((edit) => timeline.move(sessions, edit, 1))).toEqual([4, 6, 6]);
	expect([6, 5, 3].map((edit) => timeline.move(sessions, edit, -1))).toEqual([4, 4, 0]);
});

test('pauses are shortened when it is told, and kept when it is not', () => {
	const { told, real } = timelineOf();
	expect([...told]).toEqual([0, 1, 201, 401, 501, 2001, 3501]);
	expect(real[6]).toBe(500 + 60 * MINUTE + 5000);
});

test('the axis goes from the first edit to the last, with a gap between sessions, and back to edits', () => {
	const timeline = timelineOf();
	expect(timeline.placeOf(0)).toBe(0);
	expect(timeline.placeOf(6)).toBeCloseTo(1, 9);
	const [before, after] = [timeline.placeOf(4), timeline.placeOf(5)];
	expect(timeline.editAt((before + after) / 2)).toBe(4);
	for (let edit = 0; edit <= 6; edit++) expect(timeline.editAt(timeline.placeOf(edit))).toBe(edit);
	expect(timeline.editBefore(999)).toBe(0);
	expect(timeline.editBefore(1450)).toBe(3);
});

test('bars say where much was written, and mostly by whom', () => {
	const bars = timelineOf().bars(10);
	expect(bars[0]).toMatchObject({ place: 0, personId: 'anna' });
	expect(bars.at(-1)?.place).toBe(0.9);
	for (const { height } of bars) expect(height).toBeLessThanOrEqual(1);
});

test('a clock that was set back makes no time go back', () => {
	const { real } = new ReplayTimeline(Float64Array.of(5000, 2000, 6000), ['anna', 'anna', 'anna']);
	expect([...real]).toEqual([0, 0, 0, 1000]);
});

test('nothing written is an axis without anything on it', () => {
	const timeline = new ReplayTimeline(new Float64Array(), []);
	expect(timeline.bars(10)).toEqual([]);
	expect(timeline.editAt(0.5)).toBe(0);
	expect(timeline.move(timeline.steps, 0, 1)).toBe(0);
});
