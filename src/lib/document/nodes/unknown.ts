import { Node, mergeAttributes } from '@tiptap/core';
import { blockAttributes, jsonAttribute } from './attrs.ts';

/** A block of a newer version: shown as text, kept with all its attributes, copied and pasted. */
export const UnknownBlock = Node.create({
	name: 'unknown',
	group: 'block',
	content: 'inline*',
	defining: true,
	addAttributes: () => ({ rescued: blockAttributes.rescued, raw: jsonAttribute('raw') }),
	parseHTML: () => [{ tag: 'div[data-block="unknown"]', priority: 100 }],
	renderHTML: ({ HTMLAttributes }) => [
		'div',
		mergeAttributes({ 'data-block': 'unknown' }, HTMLAttributes),
		0
	]
});
