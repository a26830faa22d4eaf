import { expect, test } from 'vitest';
import type { PageLine } from '#lib/typeset/page-lines.ts';
import { LineWalk, stepOf, type Step } from './line-walk.svelte.ts';

const slot = (slotId: string, of: number): PageLine[] =>
	Array.from(
		{ length: of },
		(_, index) => ({ slotId, storyId: slotId, number: index + 1, of }) as PageLine
	);
const walk = (lines: PageLine[]) => {
	const lineWalk = new LineWalk(() => lines);
	const go = (...steps: Step[]) => {
		steps.forEach((step) => lineWalk.go(step));
		return lineWalk.line && `${lineWalk.line.slotId}${lineWalk.line.number}`;
	};
	return { lineWalk, go };
};

test('arrows go from line to line over the slots, and from slot to slot', () => {
	const { go } = walk([...slot('a', 3), ...slot('b', 2), ...slot('c', 1)]);
	expect(go()).toBe('a1');
	expect(go('next')).toBe('a2');
	expect(go('nextStory')).toBe('b1');
	expect(go('back')).toBe('a3');
	expect(go('first')).toBe('a1');
	expect(go('last')).toBe('a3');
	expect(go('nextStory', 'next')).toBe('b2');
	expect(go('backStory')).toBe('a1');
	expect(go('end')).toBe('c1');
	expect(go('next', 'nextStory')).toBe('c1');
	expect(go('top', 'back', 'backStory')).toBe('a1');
});

test('it stands where it stood when the page is set anew, or at the last line that is left', () => {
	let lines = [...slot('a', 3), ...slot('b', 3)];
	const lineWalk = new LineWalk(() => lines);
	lineWalk.go('end');
	expect(lineWalk.line).toMatchObject({ slotId: 'b', number: 3 });
	lines = [...slot('a', 9), ...slot('b', 5)];
	expect(lineWalk.line).toMatchObject({ slotId: 'b', number: 3 });
	lines = [...slot('a', 1), ...slot('b', 2)];
	expect(lineWalk.line).toMatchObject({ slotId: 'b', number: 2 });
	expect(walk([]).lineWalk).toMatchObject({ index: -1, line: undefined });
});

test('keys with Ctrl are of the page, and with Alt or Shift of somebody else', () => {
	const key = (name: string, more = {}) =>
		stepOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
	expect(key('Home')).toBe('first');
	expect(key('End', { ctrlKey: true })).toBe('end');
	expect(key('Home', { metaKey: true })).toBe('top');
	expect(key('ArrowLeft', { altKey: true })).toBeNull();
	expect(key('ArrowDown', { ctrlKey: true })).toBeNull();
	expect(key('a')).toBeNull();
});
