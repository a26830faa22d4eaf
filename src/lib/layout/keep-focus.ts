import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { LayoutEditor } from './layout-editor.svelte.ts';

/**
 * Keys stay on the page when what had them goes, or moves in reading order: then the browser takes
 * the focus away, and the selected slot gets it.
 */
export function keepFocus(editor: LayoutEditor): Attachment<HTMLElement> {
	return (canvas) => {
		let had: Node | null = null;
		const off = on(canvas, 'focusin', ({ target }) => {
			had = target instanceof Node ? target : null;
		});
		const observer = new MutationObserver((records) => {
			const isGone = records.some(({ removedNodes }) =>
				[...removedNodes].some((node) => node.contains(had))
			);
			if (!isGone || document.activeElement !== document.body || !editor.selectedId) return;
			canvas.querySelector<HTMLElement>(`[data-slot="${CSS.escape(editor.selectedId)}"]`)?.focus();
		});
		observer.observe(canvas, { childList: true });
		return () => {
			observer.disconnect();
			off();
		};
	};
}
