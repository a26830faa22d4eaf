import { formatOf } from './format.ts';
import { mmOf, photoArea, spanWidth, type Area } from './geometry.ts';
import type { Id } from './ids.ts';
import type { Format } from './page.ts';
import { pictureArea } from './picture-area.ts';
import type { Place } from './placed.ts';
import type { PictureFacts } from './story.ts';

/**
 * Pixels an inch that a photo has on newsprint. Newspapers are screened at 85 lines an inch, and a line takes
 * two pixels: 170 is what papers ask of those who bring pictures. With less than one and a half, 128, it prints
 * soft for anybody to see.
 */
export const PICTURE_PPI = { wanted: 170, least: 128 } as const;

/** How finely a picture prints in its place. */
export interface PrintedPicture {
	asset: Id;
	/** Which of its story’s pictures it is, from 1. */
	nth: number;
	place: Pick<Place, 'page' | 'slot'>;
	/** Pixels an inch, as it stands. */
	ppi: number;
	/** As it stands, and the widest it could stand with 170 an inch, mm. */
	width: number;
	widest: number;
	/** Columns that are no wider than that; 0: not one. */
	columns: number;
}

/** A line of caption under the picture, and half a line of white, lines of the page. */
const UNDER = 1.5;

/**
 * How finely the pictures of a story print, as far as their size is known. A story’s pictures stand in the places
 * for pictures of its slots, one after another. Where a picture’s height decides, it is about so: a caption is
 * counted as one line.
 * @param places in the order in which the story runs through them
 */
export function printedPictures(
	pictures: readonly PictureFacts[] = [],
	places: readonly Pick<Place, 'page' | 'slot'>[]
): PrintedPicture[] {
	const spots = places.flatMap((place) => {
		const format = formatOf(place.page);
		const area = photoArea(format, place.slot);
		return area ? [{ place, format, area }] : [];
	});
	return pictures.flatMap(({ asset, pixels }, at): PrintedPicture[] => {
		const spot = spots[at];
		if (asset === null || !spot || !pixels || pixels.width <= 0 || pixels.height <= 0) return [];
		const { format, area, place } = spot;
		return [{ asset, nth: at + 1, place, ...printedIn(format, area, pixels) }];
	});
}

function printedIn(
	format: Format,
	place: Area,
	{ width, height }: Required<PictureFacts>['pixels']
): Pick<PrintedPicture, 'ppi' | 'width' | 'widest' | 'columns'> {
	const room = { ...place, height: Math.max(0, place.height - UNDER * format.pitch) };
	const area = pictureArea(room, width / height);
	// It covers its place: the side that is enlarged more decides. A px of the page is 1/96 inch.
	const ppi = 96 / Math.max(area.width / width, area.height / height);
	const widest = (area.width * ppi) / PICTURE_PPI.wanted;
	const spans = Array.from({ length: format.columns }, (_, at) => at + 1);
	return {
		ppi: Math.floor(ppi),
		width: Math.round(mmOf(area.width)),
		widest: Math.floor(mmOf(widest)),
		columns: spans.findLast((span) => spanWidth(format, span) * format.em <= widest) ?? 0
	};
}

/** Whether it has too few pixels for the size at which it stands. */
export const isSoft = ({ ppi }: Pick<PrintedPicture, 'ppi'>): boolean => ppi < PICTURE_PPI.wanted;
