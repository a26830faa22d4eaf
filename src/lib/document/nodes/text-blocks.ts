import { Node, mergeAttributes } from '@tiptap/core';
import type { TagParseRule } from '@tiptap/pm/model';
import { blockAttributes, hasBlockChild } from './attrs.ts';

/** A block that is nothing but its text: its tag, and the foreign HTML that is read as it. */
const textBlock = (name: string, tag: string, foreign: TagParseRule[] = []) =>
	Node.create({
		name,
		group: 'block',
		content: 'inline*',
		defining: name !== 'paragraph',
		addAttributes: () => blockAttributes,
		parseHTML: () => [{ tag: `${tag}[data-block="${name}"]`, priority: 100 }, ...foreign],
		renderHTML: ({ HTMLAttributes }) => [
			tag,
			mergeAttributes(name === 'paragraph' ? {} : { 'data-block': name }, HTMLAttributes),
			0
		]
	});

/** 引题 */
export const Kicker = textBlock('kicker', 'p');
/** 主题 */
export const Headline = textBlock('headline', 'h1', [{ tag: 'h1' }]);
/** 副题 */
export const Subhead = textBlock('subhead', 'h2', [{ tag: 'h2' }]);
/** 署名 */
export const Byline = textBlock('byline', 'p');
/** 小标题 */
export const Crosshead = textBlock('crosshead', 'h3', [
	{ tag: 'h3' },
	{ tag: 'h4' },
	{ tag: 'h5' },
	{ tag: 'h6' }
]);
/** 引文 */
export const Quote = textBlock('quote', 'blockquote', [
	{ tag: 'blockquote > p', priority: 60 },
	{ tag: 'blockquote', getAttrs: (element) => (hasBlockChild(element) ? false : null) }
]);
/** 正文 */
export const Paragraph = textBlock('paragraph', 'p', [{ tag: 'p' }]);
