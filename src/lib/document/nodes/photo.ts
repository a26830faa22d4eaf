import { Node, mergeAttributes } from '@tiptap/core';
import { blockAttributes } from './attrs.ts';

const dataAttribute = (name: string) => ({
	default: null,
	parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
	renderHTML: (attributes: Record<string, unknown>) =>
		attributes[name] == null ? {} : { [`data-${name}`]: String(attributes[name]) }
});

/** A photo; its caption is its content. asset: id of the stored picture; credit: 摄 line. */
export const Photo = Node.create({
	name: 'photo',
	group: 'block',
	content: 'inline*',
	defining: true,
	isolating: true,
	addAttributes: () => ({
		...blockAttributes,
		asset: dataAttribute('asset'),
		credit: dataAttribute('credit')
	}),
	parseHTML: () => [
		{
			tag: 'figure[data-block="photo"]',
			priority: 100,
			contentElement: (element) => element.querySelector<HTMLElement>('figcaption') ?? element
		}
	],
	renderHTML: ({ HTMLAttributes }) => [
		'figure',
		mergeAttributes({ 'data-block': 'photo' }, HTMLAttributes),
		['figcaption', 0]
	]
});
