import type { Attribute } from '@tiptap/core';

/** JSON in a data- attribute; anything unreadable counts as absent. */
function parseJson(text: string | null): unknown {
	if (text === null) return null;
	try {
		return JSON.parse(text) as unknown;
	} catch (problem) {
		if (problem instanceof SyntaxError) return null;
		throw problem;
	}
}

const asObject = (value: unknown): object | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;

/** An attribute that holds JSON and goes through HTML as data-<name>. */
export const jsonAttribute = (name: string): Partial<Attribute> => ({
	default: null,
	parseHTML: (element) => asObject(parseJson(element.getAttribute(`data-${name}`))),
	renderHTML: (attributes: Record<string, unknown>) =>
		attributes[name] == null ? {} : { [`data-${name}`]: JSON.stringify(attributes[name]) }
});

/** Every block: what a newer version wrote, and whether its words were rescued from a deletion. */
export const blockAttributes = {
	extra: jsonAttribute('extra'),
	rescued: {
		default: null,
		// A pasted copy is an ordinary block.
		parseHTML: () => null,
		renderHTML: (attributes: Record<string, unknown>) =>
			attributes.rescued ? { 'data-rescued': 'true' } : {}
	} satisfies Partial<Attribute>
};

const BLOCK_TAG = /^(P|DIV|UL|OL|LI|H[1-6]|BLOCKQUOTE|SECTION|ARTICLE|TABLE|FIGURE|PRE)$/;

/** Foreign HTML nests paragraphs in quotes and list items; then the inner ones are the blocks. */
export const hasBlockChild = (element: HTMLElement): boolean =>
	Array.from(element.children).some((child) => BLOCK_TAG.test(child.tagName));
