import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Slot } from '#model/page.ts';
import type { Announcer } from '#lib/ui/announcer.svelte.ts';
import type { LayoutEditor } from './layout-editor.svelte.ts';

/** How long keys rest before the measure is said, ms: not with every line. */
const REST = 400;

/** Says how large a slot has become by keys, which a screen reader does not hear of otherwise. */
export function saySize(
	editor: LayoutEditor,
	announcer: Announcer,
	words: (slot: Slot) => string
): Attachment<HTMLElement> {
	return (canvas) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const off = on(canvas, 'keydown', ({ key, shiftKey }) => {
			if (!shiftKey || !key.startsWith('Arrow')) return;
			clearTimeout(timer);
			timer = setTimeout(() => {
				if (editor.selected && !editor.refused) announcer.say(words(editor.selected));
			}, REST);
		});
		return () => {
			clearTimeout(timer);
			off();
		};
	};
}
