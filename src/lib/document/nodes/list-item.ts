import { Node, mergeAttributes } from '@tiptap/core';
import { blockAttributes, hasBlockChild } from './attrs.ts';

/** How deep a list may go; a newspaper column has no room for more. */
export const MAX_LIST_DEPTH = 5;

const depthOf = (value: unknown): number => {
	const depth = Math.trunc(Number(value));
	return depth > 0 ? Math.min(depth, MAX_LIST_DEPTH) : 0;
};

/** Kind and depth of a foreign list item, from the lists around it. */
function fromForeignItem(item: HTMLElement): { kind: string; depth: number } {
	let depth = -1;
	for (let at: Element | null = item.closest('ul, ol'); at; depth++)
		at = at.parentElement?.closest('ul, ol') ?? null;
	return {
		kind: item.closest('ul, ol')?.tagName === 'OL' ? 'ordered' : 'bullet',
		depth: depthOf(depth)
	};
}

/** A list item is a block of its own; a list is a row of them. kind: bullet | ordered. */
export const ListItem = Node.create({
	name: 'listItem',
	group: 'block',
	content: 'inline*',
	defining: true,
	addAttributes: () => ({
		...blockAttributes,
		kind: {
			default: 'bullet',
			parseHTML: (element) => element.getAttribute('data-kind') ?? fromForeignItem(element).kind,
			renderHTML: ({ kind }) => ({ 'data-kind': String(kind) })
		},
		depth: {
			default: 0,
			parseHTML: (element) =>
				element.hasAttribute('data-depth')
					? depthOf(element.getAttribute('data-depth'))
					: fromForeignItem(element).depth,
			renderHTML: ({ depth }) => ({ 'data-depth': String(depth) })
		}
	}),
	parseHTML: () => [
		{ tag: 'div[data-block="listItem"]', priority: 100 },
		{ tag: 'li > p', priority: 60 },
		{ tag: 'li', getAttrs: (element) => (hasBlockChild(element) ? false : null) }
	],
	renderHTML: ({ HTMLAttributes }) => [
		'div',
		mergeAttributes({ 'data-block': 'listItem' }, HTMLAttributes),
		0
	]
});
