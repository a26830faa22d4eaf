import type { CopyPhoto } from '#model/copy.ts';
import { paragraphOf, splitAtBreaks, type Paragraph } from './galley.ts';
import type { MeasuredLine, Type } from './meter.ts';
import { settingOf } from './setting.ts';

/** A rectangle, px. */
export interface Rect {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface CaptionLine {
	paragraph: Paragraph;
	line: MeasuredLine;
	/** px from the top left corner of the photo's place. */
	y: number;
}

/** A photo in its place: the picture's rectangle, lines of caption under it, the credit at the end. */
export interface SetPhoto {
	picture: Rect;
	chars: number;
	caption: CaptionLine[];
	credit: { text: string; y: number } | null;
	/** The caption takes more than half of the place. */
	tooLong: boolean;
}

/** What a photo is measured with; a Meter does. */
export interface PhotoMeter {
	type: Type;
	linesOf(paragraph: Paragraph, chars: number, offset?: number): MeasuredLine[];
	widthOf(text: string, face: string): number;
}

/** Share of a picture that may be cut off for it to fill its place. */
const MAX_CROP = 0.15;
/** Between the caption's last words and the credit, em. */
const CREDIT_GAP = 1;

/**
 * Sets a photo into a place. The caption takes whole lines at its foot, the picture the rest.
 * @param ratio width ÷ height of the picture; null: not known, it fills its place
 */
export function setPhoto(
	meter: PhotoMeter,
	photo: CopyPhoto,
	place: Rect,
	ratio: number | null
): SetPhoto {
	const { em, pitch } = meter.type;
	const chars = Math.max(1, Math.floor(place.width / em));
	const paragraphs = splitAtBreaks(photo.spans)
		.map((spans) => paragraphOf('caption', spans))
		.filter(({ text }) => text !== '');
	const lines = paragraphs.flatMap((paragraph) =>
		meter.linesOf(paragraph, chars).map((line) => ({ paragraph, line }))
	);
	const extra =
		photo.credit !== '' && !creditFits(meter, lines.at(-1), photo.credit, chars) ? 1 : 0;
	const taken = lines.length + extra;
	const top = place.height - taken * pitch;
	return {
		picture: pictureIn({ ...place, height: Math.max(0, top - (taken > 0 ? pitch / 4 : 0)) }, ratio),
		chars,
		caption: lines.map((line, index) => ({ ...line, y: top + index * pitch })),
		credit: photo.credit === '' ? null : { text: photo.credit, y: top + (taken - 1) * pitch },
		tooLong: top < place.height / 2
	};
}

function creditFits(
	meter: PhotoMeter,
	last: { paragraph: Paragraph; line: MeasuredLine } | undefined,
	credit: string,
	chars: number
): boolean {
	if (!last) return false;
	const words = last.paragraph.text.slice(last.line.from, last.line.to);
	const indent = last.line.first ? settingOf(last.paragraph, chars).indent : 0;
	const width = meter.widthOf(words, 'typeset-caption') + meter.widthOf(credit, 'typeset-caption');
	return indent + width + CREDIT_GAP <= chars;
}

/** It fills its place if that crops off little, else it stands whole in the middle. */
function pictureIn({ x, y, width, height }: Rect, ratio: number | null): Rect {
	if (ratio === null || height === 0) return { x, y, width, height };
	const cropped = 1 - Math.min(width / height / ratio, ratio / (width / height));
	if (cropped <= MAX_CROP) return { x, y, width, height };
	const wide = Math.min(width, height * ratio);
	const tall = wide / ratio;
	return { x: x + (width - wide) / 2, y: y + (height - tall) / 2, width: wide, height: tall };
}
