import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { TargetBoxes } from './target-boxes.ts';

/** A mouse lifts after so many px; a finger may tremble by so many before it means a swipe. */
const LIFT_PX = 4;
const SWIPE_PX = 10;
/** How long a finger rests before it lifts, ms; a quicker one scrolls. */
const REST_MS = 220;
/** Within so many px of its edge a scroller moves along. */
const EDGE_PX = 56;
/** How far the card keeps from the pointer. */
const BELOW_PX = 44;

export interface DragPorts {
	/** False: the story stays where it is. */
	lift(storyId: string, from: string | null): boolean;
	hover(targetId: string | null): void;
	drop(): void;
	cancel(): void;
	/** Moves the card in hand; where the pointer is, px of the window. */
	place(x: number, y: number): void;
}

/** Lifts [data-story] elements below it by mouse, pen or finger and drops them on [data-target]s. */
export function pointerDrag(ports: DragPorts): Attachment<HTMLElement> {
	return (root) => {
		let running: (() => void) | null = null;
		const off = on(root, 'pointerdown', (event) => {
			const source =
				event.target instanceof Element ? event.target.closest<HTMLElement>('[data-story]') : null;
			if (!source || running || event.button !== 0 || !event.isPrimary) return;
			running = follow(root, source, event, ports, () => (running = null));
		});
		const noNative = on(root, 'dragstart', (event) => event.preventDefault());
		return () => {
			running?.();
			off();
			noNative();
		};
	};
}

/** Follows one press to its end; returns what breaks it off. */
function follow(
	root: HTMLElement,
	source: HTMLElement,
	start: PointerEvent,
	ports: DragPorts,
	ended: () => void
): () => void {
	const isTouch = start.pointerType === 'touch';
	let [x, y] = [start.clientX, start.clientY];
	let boxes: TargetBoxes | null = null;
	let refused = false;
	let frame = 0;
	const rest = isTouch ? setTimeout(lift, REST_MS) : undefined;

	function lift() {
		const from = source.closest<HTMLElement>('[data-target]')?.dataset.target ?? null;
		refused = !ports.lift(source.dataset.story ?? '', from);
		if (refused) return;
		boxes = new TargetBoxes(root);
		frame = requestAnimationFrame(step);
	}
	function step() {
		scrollAtEdge(root, x, y);
		ports.place(x, y);
		ports.hover(boxes?.at(x, y) ?? null);
		frame = requestAnimationFrame(step);
	}
	function move(event: PointerEvent) {
		if (event.pointerId !== start.pointerId) return;
		[x, y] = [event.clientX, event.clientY];
		if (boxes || refused) return;
		const far = Math.hypot(x - start.clientX, y - start.clientY);
		if (isTouch && far > SWIPE_PX) end();
		else if (!isTouch && far > LIFT_PX) lift();
	}
	function up(event: PointerEvent) {
		if (event.pointerId !== start.pointerId) return;
		const lifted = boxes;
		if (lifted) ports.hover(lifted.at(event.clientX, event.clientY));
		end();
		if (lifted || refused) swallowClick();
		if (lifted) ports.drop();
	}
	function breakOff() {
		const lifted = boxes !== null;
		end();
		if (lifted) ports.cancel();
	}
	function key(event: KeyboardEvent) {
		if (event.key !== 'Escape' || !boxes) return;
		event.preventDefault();
		event.stopPropagation();
		breakOff();
	}
	function end() {
		clearTimeout(rest);
		cancelAnimationFrame(frame);
		boxes = null;
		for (const off of offs) off();
		ended();
	}

	const offs = [
		on(window, 'pointermove', move),
		on(window, 'pointerup', up),
		on(window, 'pointercancel', (event) => {
			if (event.pointerId === start.pointerId) breakOff();
		}),
		on(window, 'keydown', key, { capture: true }),
		on(window, 'resize', () => boxes?.measure()),
		on(window, 'contextmenu', (event) => {
			if (isTouch) event.preventDefault();
		}),
		// Touch events keep going to the element they began on, even when it has left the page.
		on(source, 'touchmove', (event) => boxes && event.cancelable && event.preventDefault(), {
			passive: false
		})
	];
	return breakOff;
}

/** The click that ends a drag opens nothing. */
function swallowClick(): void {
	const off = on(
		window,
		'click',
		(event) => {
			event.preventDefault();
			event.stopPropagation();
			off();
		},
		{ capture: true }
	);
	setTimeout(off, 0);
}

function scrollAtEdge(root: HTMLElement, x: number, y: number): void {
	for (const scroller of root.querySelectorAll<HTMLElement>('[data-scroller]')) {
		const box = scroller.getBoundingClientRect();
		if (x < box.left || x > box.right || y < box.top - EDGE_PX || y > box.bottom + EDGE_PX)
			continue;
		const above = box.top + EDGE_PX - y;
		const below = y - (box.bottom - EDGE_PX);
		if (above > 0) scroller.scrollTop -= Math.ceil(above / 4);
		else if (below > 0) scroller.scrollTop += Math.ceil(below / 4);
	}
}

/** The card hangs below the pointer, so that what the target says is seen; above it at the foot. */
export function placeCard(card: HTMLElement, x: number, y: number): void {
	const { clientWidth, clientHeight } = document.documentElement;
	const { offsetWidth: width, offsetHeight: height } = card;
	const left = Math.max(4, Math.min(x + 12, clientWidth - width - 4));
	const below = y + BELOW_PX;
	const top = below + height <= clientHeight ? below : y - BELOW_PX - height;
	card.style.transform = `translate(${left}px, ${top}px)`;
}
