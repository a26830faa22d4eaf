import { Mark } from '@tiptap/core';

/** Carries a mark of a newer version: name k, value v. Not drawn; kept, inherited and copied. */
export const UnknownMark = Mark.create({
	name: 'unknownMark',
	excludes: '',
	addAttributes: () => ({ k: { default: '' }, v: { default: null } }),
	parseHTML: () => [
		{
			tag: 'span[data-mark]',
			getAttrs: (element) => {
				try {
					const [k, v] = JSON.parse(element.getAttribute('data-mark') ?? '') as [unknown, unknown];
					return typeof k === 'string' && k !== '' ? { k, v } : false;
				} catch (problem) {
					if (problem instanceof SyntaxError || problem instanceof TypeError) return false;
					throw problem;
				}
			}
		}
	],
	renderHTML: ({ mark }) => [
		'span',
		{ 'data-mark': JSON.stringify([mark.attrs.k, mark.attrs.v]) },
		0
	]
});
