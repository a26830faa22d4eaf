import { HARD_BREAK } from '#document/block.ts';
import {
	CREDIT_STYLE,
	MISSING_PHOTO,
	PHOTO_STYLE,
	STYLES,
	assetOf,
	creditOf,
	isFilled,
	type ExportStory
} from './export-story.ts';
import { legible } from '../legible.ts';

/** Ends a line in every program of a Windows desk. */
export const LINE_END = '\r\n';
/** A break inside a paragraph: a paragraph stays one line. */
export const BREAK_TAG = '⟨换行⟩';

const tagged = (style: string, text: string): string => `⟨${style}⟩${oneLine(text)}`;

/** Line ends cannot come out of a story, but they can stand in a photo's credit. */
const oneLine = (text: string): string =>
	legible(text)
		.replace(/\r\n?|\n/g, HARD_BREAK)
		.replaceAll(HARD_BREAK, BREAK_TAG);

/**
 * A story as tagged text, a paragraph a line: ⟨引题⟩… ⟨主题⟩… ⟨正文⟩… Marks are not kept.
 *
 * @param photoName the file of a photo in the package, by its place among the story's photos
 */
export function taggedText(
	{ blocks }: Pick<ExportStory, 'blocks'>,
	photoName: (nth: number) => string | null
): string {
	let photos = 0;
	const lines = blocks.filter(isFilled).flatMap((block) => {
		const line = tagged(STYLES[block.type], block.text);
		if (block.type !== 'photo') return [line];
		const credit = creditOf(block);
		const file = photoName(photos++) ?? MISSING_PHOTO;
		return [
			tagged(PHOTO_STYLE, file),
			...(block.text === '' ? [] : [line]),
			...(credit === '' ? [] : [tagged(CREDIT_STYLE, credit)])
		];
	});
	return lines.map((line) => line + LINE_END).join('');
}

/** A photo of the package. */
export interface ListedPhoto {
	/** Null: it is missing. */
	file: string | null;
	caption: string;
	credit: string;
	title: string;
}

/** The list of all captions, a photo a line: file, caption, credit, story; tabs between them. */
export const captionList = (photos: readonly ListedPhoto[]): string =>
	photos
		.map(({ file, caption, credit, title }) =>
			[file ?? MISSING_PHOTO, caption, credit, title]
				.map((cell) => oneLine(cell).replaceAll('\t', ' '))
				.join('\t')
		)
		.map((line) => line + LINE_END)
		.join('');

/** Which photo of a story is which: its asset, if it has one, and its block. */
export const photosIn = ({ blocks }: Pick<ExportStory, 'blocks'>) =>
	blocks
		.filter(({ type }) => type === 'photo')
		.map((block) => ({ asset: assetOf(block), caption: block.text, credit: creditOf(block) }));
