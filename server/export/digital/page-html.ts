import { besidePicture } from './beside-picture.ts';
import {
	pageFile,
	titleOf,
	type DigitalEdition,
	type DigitalPage,
	type DigitalStory
} from './digital-edition.ts';
import { dayInWords, pageInWords } from './frame.ts';
import { headlineHtml } from './headline-html.ts';
import { icon } from './icons.ts';
import { inLines, markup, type Markup } from './markup.ts';

/** A page of the edition: its picture, and beside it what stands on it. On a phone that is a sheet. */
export function pageHtml(edition: DigitalEdition, page: DigitalPage): string {
	const name = pageInWords(page);
	const at = edition.pages.indexOf(page);
	return besidePicture(edition, page, {
		title: `${name}　${dayInWords(edition)}　${edition.paper}`,
		kind: 'is-page',
		before: at > 0 ? pageFile(page.number - 1) : null,
		after: at < edition.pages.length - 1 ? pageFile(page.number + 1) : null,
		skip: '跳到本版目录',
		story: null,
		read: contents(edition, page, name)
	});
}

/** What can be read from the page, whether it begins here or only goes on. */
function contents(edition: DigitalEdition, page: DigitalPage, name: string): Markup {
	const stories = [...new Set(page.regions.map(({ story }) => story))];
	return markup`<section class="read contents" id="read" tabindex="-1" aria-labelledby="contents">
<header class="bar"><h1 id="contents">${name}</h1><span class="count">${stories.length} 篇</span><span class="nth" hidden></span></header>
${stories.length === 0 ? markup`<p class="nothing">本版没有可以点读的稿件。</p>` : null}
<ol>
${stories.map((story) => item(story, page, edition))}</ol>
<nav class="sheet-tools" aria-label="换篇" hidden>
<button type="button" class="button" data-do="list" aria-expanded="false">本版目录</button>
<button type="button" class="button step" data-do="before" aria-label="上一篇">${icon('previous')}</button>
<button type="button" class="button step" data-do="after" aria-label="下一篇">${icon('next')}</button>
</nav>
</section>`;
}

function item(story: DigitalStory, page: DigitalPage, { pages }: DigitalEdition): Markup {
	const { file, place, kicker, excerpt, length } = story;
	const begins = pages.find(({ number }) => number === story.page);
	const where = story.page === page.number ? place : `上接${begins ? pageInWords(begins) : ''}`;
	return markup`<li data-file="${file}">
<p class="where"><span${where === '' ? markup` class="only-phone"` : null}><span class="only-phone">${page.number}版 </span>${where}</span><span>${length} 字</span></p>
${kicker.length > 0 ? markup`<p class="kicker">${inLines(kicker)}</p>` : null}
<h2><a href="${file}">${headlineHtml(story)}</a></h2>
${excerpt === '' ? null : markup`<p class="excerpt">${excerpt}</p>`}
<a class="button primary go" href="${file}" aria-label="读全文：${titleOf(story)}">读全文，${length.toLocaleString('en')} 字</a>
</li>
`;
}
