/** Room kept between a floating thing and what it belongs to, and to the edge of the window, px. */
const GAP = 4;

export type Side = 'below' | 'above' | 'right';

/**
 * Puts a `position: fixed` element beside a rectangle of the window, on the other side where the
 * wished one has no room, and always wholly inside the window.
 */
export function place(floating: HTMLElement, anchor: DOMRect, side: Side, end = false): void {
	const box = floating.getBoundingClientRect();
	const { clientWidth, clientHeight } = document.documentElement;
	let left: number;
	let top: number;
	if (side === 'right') {
		left = anchor.right + GAP;
		top = anchor.bottom - box.height;
	} else {
		left = end ? anchor.right - box.width : anchor.left;
		const below = anchor.bottom + GAP;
		const above = anchor.top - GAP - box.height;
		const fitsBelow = below + box.height <= clientHeight;
		const wishesAbove = side === 'above' && above >= 0;
		top = wishesAbove || (!fitsBelow && above >= 0) ? above : below;
	}
	floating.style.left = `${within(left, box.width, clientWidth)}px`;
	floating.style.top = `${within(top, box.height, clientHeight)}px`;
}

const within = (at: number, size: number, room: number): number =>
	Math.max(GAP, Math.min(at, room - size - GAP));
