import { Node, mergeAttributes } from '@tiptap/core';
import { jsonAttribute } from './attrs.ts';

/** A line break inside a block: U+2028 in the flat text. */
export const HardBreak = Node.create({
	name: 'hardBreak',
	group: 'inline',
	inline: true,
	selectable: false,
	linebreakReplacement: true,
	parseHTML: () => [{ tag: 'br' }],
	renderHTML: () => ['br'],
	renderText: () => '\n'
});

/** Something in the line that only a newer version can draw: kept, deleted or copied as a whole. */
export const Embed = Node.create({
	name: 'embed',
	group: 'inline',
	inline: true,
	atom: true,
	addAttributes: () => ({ raw: jsonAttribute('raw') }),
	parseHTML: () => [{ tag: 'span[data-embed]' }],
	renderHTML: ({ HTMLAttributes }) => [
		'span',
		mergeAttributes({ 'data-embed': '' }, HTMLAttributes)
	],
	renderText: () => ''
});
