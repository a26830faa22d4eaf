import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Axis } from '#model/grid.ts';
import type { LayoutEditor } from './layout-editor.svelte.ts';

const ARROWS: Record<string, [Axis, number]> = {
	ArrowLeft: ['columns', -1],
	ArrowRight: ['columns', 1],
	ArrowUp: ['lines', -1],
	ArrowDown: ['lines', 1]
};
/** ⌘⇧ and an arrow, in lines; one column is far enough. */
const FAR = 5;

/**
 * Keys on the page itself: arrows move the selected slot, with ⇧ they resize it, with ⌘⇧ by five
 * lines; while a slot is being cut they place the cut. Enter cuts, Esc leaves it, Delete removes.
 */
export function canvasKeys(editor: LayoutEditor): Attachment<HTMLElement> {
	return (canvas) =>
		on(canvas, 'keydown', (event) => {
			if (event.defaultPrevented || event.altKey || !editor.mayEdit || !editor.selected) return;
			if (handle(editor, event)) {
				event.preventDefault();
				event.stopPropagation();
			}
		});
}

function handle(editor: LayoutEditor, event: KeyboardEvent): boolean {
	const mod = event.metaKey || event.ctrlKey;
	const arrow = ARROWS[event.key];
	if (arrow) {
		const [axis, step] = arrow;
		if (mod && !event.shiftKey) return false;
		const by = mod && axis === 'lines' ? step * FAR : step;
		if (editor.cut) editor.moveCut(axis, by);
		else if (event.shiftKey) editor.resize(axis, by);
		else editor.shift(axis, by);
		return true;
	}
	if (mod || event.shiftKey) return false;
	if (event.key === 'Enter' && editor.cut) editor.finishCut();
	else if (event.key === 'Escape' && editor.cut) editor.cut = null;
	else if (event.key === 'Escape' && editor.swapping) editor.swapping = null;
	else if (event.key === 'Delete' || event.key === 'Backspace') editor.remove();
	else return false;
	return true;
}
