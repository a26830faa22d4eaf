import { expect, test } from 'vitest';
import { Zoom } from './zoom.svelte.ts';

/** A window of 400 × 300 px on a page that is drawn at a scale, as a browser lets it scroll. */
function scrolled(zoom: Zoom) {
	const listeners = new Set<() => void>();
	const at = { left: 0, top: 0 };
	const clamp = (value: number, room: number) => Math.max(0, Math.min(room, value));
	return {
		clientWidth: 400,
		clientHeight: 300,
		get scrollWidth() {
			return Math.max(400, 1000 * zoom.scale);
		},
		get scrollHeight() {
			return Math.max(300, 1400 * zoom.scale);
		},
		get scrollLeft() {
			return at.left;
		},
		set scrollLeft(value: number) {
			at.left = clamp(value, this.scrollWidth - 400);
		},
		get scrollTop() {
			return at.top;
		},
		set scrollTop(value: number) {
			at.top = clamp(value, this.scrollHeight - 300);
		},
		addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
		removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
		scroll(left: number, top: number) {
			[this.scrollLeft, this.scrollTop] = [left, top];
			for (const listener of listeners) listener();
		}
	};
}

test('on a phone a whole page has nearly all the width', () => {
	const zoom = new Zoom();
	zoom.measure({ width: 390, height: 675 }, { width: 1000, height: 1400 });
	expect(zoom.scale).toBeCloseTo(0.374);
	zoom.measure({ width: 1000, height: 748 }, { width: 1000, height: 1400 });
	expect(zoom.scale).toBeCloseTo(0.5);
});

test('a page grows and shrinks around what is in the middle of the window', () => {
	const zoom = new Zoom();
	zoom.measure({ width: 400, height: 300 }, { width: 1000, height: 1400 });
	const window = scrolled(zoom);
	const keep = () => zoom.keepMiddle(window as unknown as HTMLElement);
	let stop = keep();
	while (zoom.scale < 1) zoom.in();
	stop();
	stop = keep();
	window.scroll(500, 900);
	const middle = () => [
		(window.scrollLeft + 200) / window.scrollWidth,
		(window.scrollTop + 150) / window.scrollHeight
	];
	const before = middle();
	zoom.in();
	stop();
	stop = keep();
	expect(window.scrollLeft).toBeGreaterThan(500);
	expect(middle()).toEqual([expect.closeTo(before[0] ?? 0), expect.closeTo(before[1] ?? 0)]);
	zoom.fit();
	stop();
	stop = keep();
	expect([window.scrollLeft, window.scrollTop]).toEqual([0, 0]);
	stop();
});
