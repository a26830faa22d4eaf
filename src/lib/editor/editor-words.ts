import type { editorTexts } from '#lib/i18n/editor.ts';
import type { EditorTexts } from './editor-session.svelte.ts';

type Words = (typeof editorTexts)['zh'];

const isBlock = (type: string, words: Words): type is keyof Words['blocks'] => type in words.blocks;

/** The dictionary as the editor's plugins ask for it. */
export const editorWords = (words: Words): EditorTexts => ({
	labels: {
		label: (type) => (isBlock(type, words) ? words.blocks[type] : null),
		placeholder: (type) => (isBlock(type, words) ? words.placeholders[type] : ''),
		rescued: words.rescued
	},
	photo: {
		caption: words.placeholders.photo,
		credit: words.credit,
		creditPlaceholder: words.creditPlaceholder,
		missing: words.photoMissing,
		choose: words.choosePhoto,
		remove: words.removePhoto
	},
	composing: words.composing,
	story: words.story
});
