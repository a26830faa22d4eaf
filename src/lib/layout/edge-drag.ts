import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Side } from '#model/move-edge.ts';
import type { LayoutEditor } from './layout-editor.svelte.ts';

const isAcross = (side: Side): boolean => side === 'left' || side === 'right';

/** Drags the edges named by `data-sides` on the grid, by mouse, pen or finger; Esc puts them back. */
export function edgeDrag(editor: LayoutEditor): Attachment<HTMLElement> {
	return (frame) => {
		let running: (() => void) | null = null;
		const off = on(frame, 'pointerdown', (event) => {
			const handle = event.target instanceof Element ? event.target.closest('[data-sides]') : null;
			const sides = (handle?.getAttribute('data-sides') ?? '').split(' ').filter(Boolean) as Side[];
			const type = frame.parentElement;
			if (running || sides.length === 0 || !type || event.button !== 0 || !event.isPrimary) return;
			event.preventDefault();
			running = follow(editor, type, sides, event.pointerId, () => (running = null));
		});
		return () => {
			running?.();
			off();
		};
	};
}

/** Follows one press to its end; returns what breaks it off. */
function follow(
	editor: LayoutEditor,
	type: Element,
	sides: Side[],
	pointerId: number,
	ended: () => void
): () => void {
	const { columns, lines } = editor.grid;
	let last = '';

	function move(event: PointerEvent) {
		if (event.pointerId !== pointerId) return;
		const box = type.getBoundingClientRect();
		const column = Math.round(((event.clientX - box.left) / box.width) * columns);
		const line = Math.round(((event.clientY - box.top) / box.height) * lines);
		// Only where the grid says something new.
		if (last === `${column},${line}`) return;
		last = `${column},${line}`;
		editor.drag(sides.map((side) => [side, isAcross(side) ? column : line]));
	}
	function end() {
		for (const off of offs) off();
		ended();
	}
	function breakOff() {
		end();
		editor.preview = null;
	}
	const offs = [
		on(window, 'pointermove', move),
		on(window, 'pointerup', (event) => {
			if (event.pointerId !== pointerId) return;
			end();
			editor.drop();
		}),
		on(window, 'pointercancel', (event) => {
			if (event.pointerId === pointerId) breakOff();
		}),
		on(
			window,
			'keydown',
			(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				event.stopPropagation();
				breakOff();
			},
			{ capture: true }
		)
	];
	return breakOff;
}
