import { titleOf, type DigitalEdition } from './digital-edition.ts';
import { dayInWords, documentOf, editionScripts, head, pageInWords, pageList } from './frame.ts';
import { markup } from './markup.ts';

/** Everything in the edition by page; with the script its words can be searched. */
export const findHtml = (edition: DigitalEdition): string =>
	documentOf({
		title: `查找　${dayInWords(edition)}　${edition.paper}`,
		kind: 'is-find',
		root: '../',
		scripts: editionScripts('words.js'),
		body: markup`${head(edition, 1)}
${pageList(edition, 0)}
<main>
<h1>${dayInWords(edition)}，全部稿件</h1>
<p class="search" hidden><label for="search">在本期里找</label><input id="search" type="search" autocomplete="off" spellcheck="false" /><output for="search"></output></p>
${edition.pages
	.filter(({ stories }) => stories.length > 0)
	.map(
		(page) => markup`<section><h2>${pageInWords(page)}</h2><ul>
${page.stories.map(
	(story) =>
		markup`<li data-file="${story.file}"><a href="${story.file}">${titleOf(story)}</a><span class="length">${story.length} 字</span><p class="found" hidden></p></li>\n`
)}</ul></section>
`
	)}</main>`
	});

/** The words of all stories, as a script: a page on a disk can load no other data. */
export const wordsScript = ({ pages }: DigitalEdition): string =>
	`window.copydeskWords = ${JSON.stringify(
		pages.flatMap(({ stories }) => stories.map(({ file, words }) => ({ file, words })))
	)};\n`;
