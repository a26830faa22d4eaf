import type { PagePoint } from '#model/slot-polygon.ts';
import {
	titleOf,
	type DigitalPage,
	type DigitalRegion,
	type DigitalStory
} from './digital-edition.ts';
import { pageInWords } from './frame.ts';
import { icon } from './icons.ts';
import { markup, type Markup } from './markup.ts';

/** Widths of a page's pictures, px: for reading on it, for the screen, for the list of editions. */
export const PICTURE_WIDTHS = { large: 2064, small: 1200, cover: 360 } as const;

/** Drawing units to a millimetre. */
const UNITS = 10;
/** The label of the story that is being read, in units of a 四开 page. */
const LABEL = { width: 260, height: 96, size: 62 };

/** The picture of a page, with a link over each story: drawn to its outline, in reading order. */
export function pagePicture(page: DigitalPage, reading: DigitalStory | null): Markup {
	const [width, height] = [page.trim.width * UNITS, page.trim.height * UNITS];
	const { small, large } = PICTURE_WIDTHS;
	const name = pageInWords(page);
	const at = (picture: number) => `pages/${page.number}-${picture}.webp`;
	return markup`<section class="well" aria-label="版面">
<div class="paper">
<picture><source media="(min-width: 720px) and (min-resolution: 1.5dppx)" srcset="${at(large)}" /><img src="${at(small)}" width="${width}" height="${height}" alt="${name}，版面图" /></picture>
<svg class="regions" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${name}上的稿件">
${page.regions.map((region) => regionLink(region, [width, height], reading))}</svg>
</div>
<a class="button zoom" href="${at(large)}" title="看大图">${icon('larger')}<span>看大图</span></a>
</section>`;
}

function regionLink(
	{ story, polygons, from }: DigitalRegion,
	size: readonly [number, number],
	reading: DigitalStory | null
): Markup {
	const isRead = story === reading;
	const name = [
		titleOf(story),
		`${story.length} 字`,
		...(from === null ? [] : [`上接第${from}版`])
	];
	const outlines = polygons.map((polygon) => markup`<polygon points="${points(polygon, size)}" />`);
	const label = isRead ? polygons.slice(0, 1).map((polygon) => readingLabel(polygon, size)) : [];
	return markup`<a href="${story.file}" class="region" aria-label="${name.join('，')}"${isRead ? markup` aria-current="true"` : null} data-title="${titleOf(story)}" data-length="${story.length}">${outlines}${label}</a>\n`;
}

const points = (
	polygon: readonly PagePoint[],
	[width, height]: readonly [number, number]
): string =>
	polygon.map(([x, y]) => `${Math.round(x * width)},${Math.round(y * height)}`).join(' ');

/** 正在读, in the lower right corner of the outline. */
function readingLabel(polygon: readonly PagePoint[], size: readonly [number, number]): Markup {
	const bottom = Math.max(...polygon.map(([, y]) => y));
	const right = Math.max(...polygon.filter(([, y]) => y === bottom).map(([x]) => x));
	const [x, y] = [right * size[0] - LABEL.width, bottom * size[1] - LABEL.height];
	const middle = [x + LABEL.width / 2, y + LABEL.height / 2].map(Math.round);
	return markup`<g class="label" aria-hidden="true"><rect x="${Math.round(x)}" y="${Math.round(y)}" width="${LABEL.width}" height="${LABEL.height}" /><text x="${middle[0] ?? 0}" y="${middle[1] ?? 0}" font-size="${LABEL.size}" text-anchor="middle" dominant-baseline="central">正在读</text></g>`;
}
