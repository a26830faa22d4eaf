import type { layoutTexts } from '#lib/i18n/layout.ts';
import type { Shortcut } from '#lib/ui/shortcuts.svelte.ts';
import type { LayoutEditor } from './layout-editor.svelte.ts';

/** Keys of the whole screen; those that act on the page alone are in canvas-keys.ts. */
export function layoutShortcuts(editor: LayoutEditor, t: (typeof layoutTexts)['zh']): Shortcut[] {
	const group = t.shortcuts;
	return [
		{ keys: 'D', label: t.hints.split, group, run: () => editor.beginCut() },
		{ keys: 'G', label: t.hints.merge, group, run: () => editor.merge() },
		{ keys: 'X', label: t.hints.swap, group, run: () => editor.beginSwap() },
		{ keys: 'mod+Z', label: t.undo, group, run: () => editor.undo() },
		{ keys: 'mod+shift+Z', label: t.redo, group, run: () => editor.redo() }
	];
}
