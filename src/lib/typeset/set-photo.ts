import type { CopyPhoto } from '#model/copy.ts';
import { paragraphOf, splitAtBreaks, type Paragraph } from '#model/galley.ts';
import { pictureArea } from '#model/picture-area.ts';
import { settingOf } from '#model/setting.ts';
import type { MeasuredLine, Type } from './meter.ts';

/** A rectangle, px. */
export interface Rect {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A line of a caption in a measure of so many characters; left and top, px. */
export interface CaptionLine {
	paragraph: Paragraph;
	line: MeasuredLine;
	x: number;
	y: number;
	chars: number;
}

/** A photo in its place: the picture's rectangle, lines of caption, the credit at their end. */
export interface SetPhoto {
	picture: Rect;
	caption: CaptionLine[];
	credit: { text: string; x: number; y: number; width: number } | null;
	/** The caption takes more than half of the place. */
	tooLong: boolean;
}

/** What a photo is measured with; a Meter does. */
export interface PhotoMeter {
	type: Type;
	linesOf(paragraph: Paragraph, chars: number, offset?: number): MeasuredLine[];
	widthOf(text: string, face: string): number;
}

/** Where a caption stands; left and top, px. */
export interface CaptionPlace {
	x: number;
	y: number;
	chars: number;
	lines: number;
}

/** Between the caption's last words and the credit, and between a picture and a caption beside it, em. */
const GAP = 1;
/** White beside a picture that is wide enough for its caption, em. */
const BESIDE = 9;

/**
 * Sets a photo into a place. The caption takes whole lines at its foot, the picture the rest; beside a
 * picture that would leave much white the caption stands at the right.
 * @param ratio width ÷ height of the picture; null: not known, it fills its place
 * @param below where the caption stands instead, if it has room there: under the title of a photo story
 */
export function setPhoto(
	meter: PhotoMeter,
	photo: CopyPhoto,
	place: Rect,
	ratio: number | null,
	below: CaptionPlace | null = null
): SetPhoto {
	const { em, pitch } = meter.type;
	if (below) {
		const words = wordsIn(meter, photo, below.chars);
		if (words.rows > 0 && words.rows <= below.lines)
			return { picture: pictureArea(place, ratio), ...at(meter, words, below), tooLong: false };
	}
	const words = wordsIn(meter, photo, Math.max(1, Math.floor(place.width / em)));
	const top = place.height - words.rows * pitch;
	const height = Math.max(0, top - (words.rows > 0 ? pitch / 4 : 0));
	const picture = pictureArea({ ...place, height }, ratio);
	if (words.rows > 0 && place.width - picture.width >= BESIDE * em) {
		const beside = setBeside(meter, photo, place, ratio);
		if (beside) return beside;
	}
	const under = at(meter, words, { x: place.x, y: place.y + top });
	return { picture, ...under, tooLong: top < place.height / 2 };
}

/** The picture at the left in all its height, the caption at the foot of what is left; null: too long. */
function setBeside(
	meter: PhotoMeter,
	photo: CopyPhoto,
	place: Rect,
	ratio: number | null
): SetPhoto | null {
	const { em, pitch } = meter.type;
	const picture = pictureArea({ ...place, width: place.width - BESIDE * em }, ratio);
	const chars = Math.floor((place.width - picture.width) / em) - GAP;
	const words = wordsIn(meter, photo, chars);
	const y = place.y + place.height - words.rows * pitch;
	if (y < place.y) return null;
	const x = place.x + place.width - chars * em;
	return { picture: { ...picture, x: place.x }, ...at(meter, words, { x, y }), tooLong: false };
}

/** Caption and credit in a measure; rows: the lines of both. */
interface Words {
	lines: { paragraph: Paragraph; line: MeasuredLine }[];
	credit: string;
	rows: number;
	chars: number;
}

/** Lines that caption and credit take in a measure of so many characters. */
export const captionRows = (meter: PhotoMeter, photo: CopyPhoto, chars: number): number =>
	wordsIn(meter, photo, chars).rows;

function wordsIn(meter: PhotoMeter, photo: CopyPhoto, chars: number): Words {
	const { credit } = photo;
	const lines = splitAtBreaks(photo.spans)
		.map((spans) => paragraphOf('caption', spans))
		.filter(({ text }) => text !== '')
		.flatMap((paragraph) => meter.linesOf(paragraph, chars).map((line) => ({ paragraph, line })));
	const extra = credit !== '' && !creditFits(meter, lines.at(-1), credit, chars) ? 1 : 0;
	return { lines, credit, rows: lines.length + extra, chars };
}

function at(
	{ type: { em, pitch } }: PhotoMeter,
	{ lines, credit, rows, chars }: Words,
	{ x, y }: { x: number; y: number }
): Pick<SetPhoto, 'caption' | 'credit'> {
	return {
		caption: lines.map((line, index) => ({ ...line, x, y: y + index * pitch, chars })),
		credit: credit === '' ? null : { text: credit, x, y: y + (rows - 1) * pitch, width: chars * em }
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
	return indent + width + GAP <= chars;
}
