import type { Id } from '#model/ids.ts';
import type { Slot } from '#model/page.ts';
import type { wordTexts } from '#lib/i18n/words.ts';
import type { LayoutEditor } from './layout-editor.svelte.ts';

type Words = (typeof wordTexts)['zh'];

/** 1A 头条; a slot for no story by its role alone. */
export function slotName(editor: LayoutEditor, words: Words, id: Id): string {
	const slot = editor.slots.find((one) => one.id === id) ?? editor.before(id);
	return slot ? `${editor.letterOf(id)} ${words.slot[slot.role]}`.trim() : '';
}

/** 1A, or the role of a slot that has no letter. */
export const shortName = (editor: LayoutEditor, words: Words, slot: Slot): string =>
	editor.letterOf(slot.id) || words.slot[slot.role];
