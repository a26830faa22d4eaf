import { titleOf, type DigitalEdition } from './digital-edition.ts';
import { dayInWords, documentOf, issueInWords } from './frame.ts';
import { markup } from './markup.ts';
import { PICTURE_WIDTHS } from './page-picture.ts';

/** What the list of editions says of one; a script of this shape lies in each edition's folder. */
interface Listed {
	/** Of its folder; they are ordered by it. */
	date: string;
	day: string;
	issue: string;
	pages: number;
	/** Of the first story that leads a page. */
	headline: string;
	cover: string;
}

function listed(edition: DigitalEdition): Listed {
	const { folder, issue, pages } = edition;
	const stories = pages.flatMap((page) => page.stories);
	const lead = stories.find(({ place }) => place === '头条') ?? stories[0];
	return {
		date: folder,
		day: dayInWords(edition),
		issue: issueInWords(issue),
		pages: pages.length,
		headline: lead ? titleOf(lead) : '',
		cover: `${folder}/pages/1-${PICTURE_WIDTHS.cover}.webp`
	};
}

/**
 * The list of editions. In the file stands the edition it came with; those that lie beside it are
 * found by the script, so that folders of several days can be put into one.
 */
export function archiveHtml(edition: DigitalEdition): string {
	const { date, day, issue, pages, headline, cover } = listed(edition);
	return documentOf({
		title: edition.paper,
		kind: 'is-archive',
		root: '',
		scripts: ['editions.js', 'site/archive.js'],
		body: markup`<header class="head"><h1 class="name">${edition.paper}</h1><p class="day">数字报</p></header>
<main>
<ol class="editions">
<li data-date="${date}"><a href="${date}/index.html"><img src="${cover}" alt="" /><b>${day}</b><span>${issue}${issue === '' ? '' : '　'}${pages} 版</span><em>${headline}</em></a></li>
</ol>
<button type="button" class="button" data-do="earlier" hidden>更早的</button>
</main>`
	});
}

/** What tells the list of editions, or its neighbours, that an edition lies here. */
export const editionScript = (edition: DigitalEdition): string =>
	`(window.copydeskEditions = window.copydeskEditions || []).push(${JSON.stringify(listed(edition))});\n`;

/** The folders of the papers that came out up to this one: where a script looks for others. */
export const editionsScript = (folders: readonly string[]): string =>
	`window.copydeskDates = ${JSON.stringify(folders)};\n`;
