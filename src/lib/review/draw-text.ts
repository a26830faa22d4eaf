import { LINE_BREAK, plainOf } from '#model/copy.ts';
import type { ReviewTexts } from '#lib/i18n/review.ts';
import { element } from './dom.ts';
import type { ReviewComment, ShownBlock } from './review-wire.ts';
import { marksOn } from './text-places.ts';
import { piecesOf, type Piece } from './text-pieces.ts';

const STYLE_TAGS = { bold: 'b', italic: 'i', underline: 'u', strike: 's' } as const;
type Style = keyof typeof STYLE_TAGS;

/** A drawn text. */
export interface DrawnText {
	/** By block, the element that holds its words and nothing else but comments' numbers. */
	words: HTMLElement[];
	/** By photo's number, where its picture goes. */
	pictures: Map<number, HTMLElement>;
}

/** Draws the blocks into the page; each has a button to comment on it, for keyboard and speech. */
export function drawText(
	into: HTMLElement,
	blocks: readonly ShownBlock[],
	t: ReviewTexts,
	length: string
): DrawnText {
	const drawn: DrawnText = { words: [], pictures: new Map() };
	let paragraph = 0;
	// The page may be in another language: glyphs and speech go by the text's own.
	into.lang = blocks.some(({ spans }) => /\p{Script=Han}/u.test(plainOf(spans))) ? 'zh-CN' : 'en';
	into.replaceChildren(
		...blocks.map((block, index) => {
			const isBody = t.commentOnKind[block.kind] === undefined;
			if (isBody) paragraph += 1;
			const label = t.commentOnKind[block.kind] ?? t.commentOn(paragraph);
			const words = element('span', { class: 'words' });
			drawn.words.push(words);
			const holder = element(tagOf(block), {
				class: `block ${block.kind}`,
				'data-block': `${index}`
			});
			if (block.kind === 'photo' && block.photo !== null) {
				const picture = element('span', { class: 'picture' });
				drawn.pictures.set(block.photo, picture);
				holder.append(picture);
			}
			if (block.kind === 'listItem') {
				holder.style.setProperty('--depth', String(block.depth ?? 0));
				holder.append(element('span', { class: 'marker', 'data-skip': '' }, block.marker ?? '·'));
			}
			holder.append(words);
			if (block.kind === 'photo' && block.credit)
				holder.append(element('span', { class: 'credit' }, block.credit));
			if (block.kind === 'byline')
				holder.append(element('span', { class: 'length' }, t.length(length)));
			return element('div', { class: 'passage' }, holder, commentButton(index, label));
		})
	);
	return drawn;
}

/** Where the picture is a figure, its caption is the words. */
const tagOf = ({ kind }: ShownBlock) =>
	kind === 'headline' ? 'h2' : kind === 'crosshead' ? 'h3' : 'p';

const commentButton = (block: number, label: string): HTMLElement =>
	element(
		'button',
		{
			...{ type: 'button', class: 'on-block', 'data-comment-on': `${block}` },
			lang: document.documentElement.lang
		},
		label
	);

/** Draws a block's words anew, with the comments that are on them. */
export function drawWords(
	words: HTMLElement,
	blocks: readonly ShownBlock[],
	comments: readonly ReviewComment[],
	index: number,
	t: ReviewTexts
): void {
	const pieces = piecesOf(blocks[index]?.spans ?? [], marksOn(blocks, comments, index));
	words.replaceChildren(...pieces.flatMap((piece) => drawPiece(piece, t)));
}

function drawPiece({ text, style, mark, ends }: Piece, t: ReviewTexts): Node[] {
	let node: Node = text === LINE_BREAK ? element('br') : document.createTextNode(text);
	for (const name of Object.keys(style) as Style[])
		if (STYLE_TAGS[name]) node = element(STYLE_TAGS[name], {}, node);
	if (mark) node = element('mark', { 'data-comment': mark.id }, node);
	const numbers = ends.flatMap(({ id, number }) =>
		number === null ? [] : [numberButton(id, number, t)]
	);
	return [node, ...numbers];
}

const numberButton = (id: string, number: number, t: ReviewTexts): HTMLElement =>
	element(
		'button',
		{
			type: 'button',
			class: 'number',
			'data-comment': id,
			'data-skip': '',
			'aria-label': t.commentNumber(number)
		},
		String(number)
	);
