import type { Attributes } from '#document/attributes.ts';
import { HARD_BREAK, type Block, type Run } from '#document/block.ts';
import { safeHref } from '#document/marks/link.ts';
import { isFilled } from './export-story.ts';
import { escaped } from '../legible.ts';

const TAGS: Partial<Record<Block['type'], string>> = {
	paragraph: 'p',
	unknown: 'p',
	quote: 'blockquote'
};

export interface BodyOptions {
	/** What stands for a photo; not given: nothing. */
	photo?: (block: Block) => string;
	/** The rank of a crosshead among the headings around the text. */
	crosshead?: 'h2' | 'h3';
}

/** The running text. Headlines and byline are left out: they stand over it. */
export function bodyHtml(
	blocks: readonly Block[],
	{ photo = () => '', crosshead = 'h3' }: BodyOptions = {}
): string {
	const lines: string[] = [];
	let list: string | null = null;
	const close = () => {
		if (list !== null) lines.push(`</${list}>`);
		list = null;
	};
	for (const block of blocks.filter(isFilled)) {
		const tag = block.type === 'crosshead' ? crosshead : TAGS[block.type];
		if (block.type === 'photo') {
			const figure = photo(block);
			if (figure !== '') close();
			lines.push(figure);
		} else if (block.type === 'listItem') {
			const kind = block.attrs.kind === 'ordered' ? 'ol' : 'ul';
			if (list !== kind) {
				close();
				lines.push(`<${kind}>`);
				list = kind;
			}
			lines.push(`<li>${block.runs.map(inline).join('')}</li>`);
		} else if (tag !== undefined) {
			close();
			lines.push(`<${tag}>${block.runs.map(inline).join('')}</${tag}>`);
		}
	}
	close();
	return lines.join('');
}

const MARKS = [
	['bold', 'b'],
	['italic', 'i'],
	['underline', 'u'],
	['strike', 's']
] as const;

function inline({ text, marks }: Run): string {
	const plain = escaped(text).replaceAll(HARD_BREAK, '<br>');
	if (plain === '') return '';
	const marked = MARKS.filter(([mark]) => mark in marks).reduce(
		(inner, [, tag]) => `<${tag}>${inner}</${tag}>`,
		plain
	);
	const href = safeHref((marks.link as Attributes | undefined)?.href);
	return href === null ? marked : `<a href="${escaped(href)}">${marked}</a>`;
}
