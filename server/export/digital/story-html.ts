import { besidePicture } from './beside-picture.ts';
import {
	pageFile,
	titleOf,
	type DigitalEdition,
	type DigitalPage,
	type DigitalStory
} from './digital-edition.ts';
import { dayInShort, pageInWords } from './frame.ts';
import { headlineHtml } from './headline-html.ts';
import { icon } from './icons.ts';
import { inLines, markup, type Markup } from './markup.ts';

/** A story to read, beside the page on which it begins. */
export function storyHtml(edition: DigitalEdition, page: DigitalPage, story: DigitalStory): string {
	const all = edition.pages.flatMap(({ stories }) => stories);
	const [before, after] = [-1, 1].map((step) => all[all.indexOf(story) + step]);
	return besidePicture(edition, page, {
		title: `${titleOf(story)}　${edition.paper}　${dayInShort(edition)}`,
		kind: 'is-story',
		before: before?.file ?? null,
		after: after?.file ?? null,
		skip: '跳到正文',
		story,
		read: markup`<article class="read" id="read" tabindex="-1">
${bar(edition, page, story)}
<div class="copy">
${deck(edition, story)}
${story.body}
</div>
${turns(page, story, before, after)}
</article>`
	});
}

function bar(edition: DigitalEdition, page: DigitalPage, { place, file }: DigitalStory): Markup {
	const back = `${pageFile(page.number)}#${file}`;
	return markup`<div class="bar">
<a class="back" href="${back}" aria-label="回到${pageInWords(page)}">${icon('previous')}</a>
<p class="where"><b>${pageInWords(page)}${place === '' ? '' : `　${place}`}</b><span class="of">${edition.paper}　${dayInShort(edition)}</span></p>
<span class="tools" data-tools></span>
<a class="button to-page" href="${back}">看版面</a>
</div>`;
}

function deck(edition: DigitalEdition, story: DigitalStory): Markup {
	const { kicker, subhead, byline, jumps, page } = story;
	const joined = jumps.map((number, at) => {
		const from = at === 0 ? `${page}版` : '';
		return markup`${from}下转<a href="${pageFile(number)}#${story.file}">${number}版</a>`;
	});
	const hasSource = byline.length > 0 || joined.length > 0;
	return markup`<header class="deck">
${kicker.length > 0 ? markup`<p class="kicker">${inLines(kicker)}</p>` : null}
<h1>${headlineHtml(story)}</h1>
${subhead.length > 0 ? markup`<p class="subhead">${inLines(subhead)}</p>` : null}
${hasSource ? markup`<p class="source"><span>${inLines(byline)}</span>${joined.length > 0 ? markup`<span class="joined">${joined}，已接好</span>` : null}</p>` : null}
</header>`;
}

/** The stories before and after, over all pages; on a phone they are the ends of a bar of tools. */
const turns = (
	page: DigitalPage,
	story: DigitalStory,
	before: DigitalStory | undefined,
	after: DigitalStory | undefined
): Markup => markup`<nav class="turns" aria-label="换篇">
${turn(before, 'prev', story)}
<a class="only-phone" href="${pageFile(page.number)}#list">${icon('list')}<span>目录</span></a>
<span class="only-phone" data-tools></span>
${turn(after, 'next', story)}
</nav>`;

function turn(story: DigitalStory | undefined, to: 'prev' | 'next', from: DigitalStory): Markup {
	const word = to === 'prev' ? '上一篇' : '下一篇';
	if (!story)
		return markup`<span class="turn" aria-disabled="true">${icon(to === 'prev' ? 'previous' : 'next')}<span class="only-phone">${word}</span></span>`;
	const page = story.page === from.page ? '' : `${story.page}版　`;
	const name = `${word}：${titleOf(story)}`;
	const words = markup`<span class="only-wide">${page}${titleOf(story)}</span><span class="only-phone">${word}</span>`;
	return markup`<a class="turn" rel="${to}" href="${story.file}" aria-label="${name}">${to === 'prev' ? [icon('previous'), words] : [words, icon('next')]}</a>`;
}
