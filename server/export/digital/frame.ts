import { weekdayOf } from '#model/days.ts';
import { pageFile, type DigitalEdition } from './digital-edition.ts';
import { icon } from './icons.ts';
import { markup, type Markup } from './markup.ts';

/**
 * What a page of the folder may load: files beside it. `file:` is for browsers to which a file on a
 * disk is not of the same origin as its neighbour.
 */
const POLICY = [
	"default-src 'none'",
	"img-src 'self' file:",
	"style-src 'self' file:",
	"script-src 'self' file:",
	"base-uri 'none'",
	"form-action 'none'"
].join('; ');

/** Style sheets of all pages, in the order in which they hold. */
export const STYLES = [
	{ file: 'paper.css', media: 'all' },
	{ file: 'reading.css', media: 'all' },
	{ file: 'screens.css', media: 'all' },
	{ file: 'phone.css', media: 'screen and (max-width: 719px)' }
] as const;
/** Scripts of all pages of an edition; without them all of it can be read. */
export const SCRIPTS = ['picture.js', 'turning.js', 'tools.js'] as const;

export interface Document {
	title: string;
	/** Classes of the body. */
	kind: string;
	/** From the file to the root of the folder: "" or "../". */
	root: string;
	/** From the file, in order. */
	scripts: readonly string[];
	/** The files before and after it, for swiping and for browsers that turn pages. */
	before?: string | null;
	after?: string | null;
	body: Markup;
}

/** A whole HTML file. */
export function documentOf(document: Document): string {
	const { title, kind, root, scripts, before = null, after = null, body } = document;
	return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="referrer" content="no-referrer" />
<meta name="color-scheme" content="light dark" />
<title>${title}</title>
${STYLES.map(({ file, media }) => markup`<link rel="stylesheet" href="${root}site/${file}" media="${media}" />\n`)}${before === null ? null : markup`<link rel="prev" href="${before}" />\n`}${after === null ? null : markup`<link rel="next" href="${after}" />\n`}${scripts.map((script) => markup`<script src="${script}" defer></script>\n`)}</head>
<body class="${kind}">
${body}
</body>
</html>
`.markup;
}

const WEEKDAYS = '日一二三四五六';

type Day = Pick<DigitalEdition, 'date' | 'called'>;

/** 2026年11月24日　星期二, 2026年11月24日　星期二　号外. */
export function dayInWords({ date, called }: Day): string {
	const [year, month, day] = date.split('-').map(Number);
	const words = `${year}年${month}月${day}日　星期${WEEKDAYS[weekdayOf(date)]}`;
	return called === '' ? words : `${words}　${called}`;
}

/** 11月24日, 11月24日号外. */
export const dayInShort = ({ date, called }: Day): string =>
	`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日${called}`;

/** 总第9216期. */
export const issueInWords = (issue: number | null): string =>
	issue === null ? '' : `总第${issue}期`;

/** The head of every page of an edition. The arrows lead to other editions, which a script looks for. */
export const head = (edition: DigitalEdition, page: number): Markup => markup`<header class="head">
<a class="name" href="../index.html">${edition.paper}</a>
<p class="day" data-date="${edition.folder}">
<a class="arrow" data-edition="before" hidden aria-label="前一期">${icon('previous')}</a>
<b>${dayInWords(edition)}</b> <span>${issueInWords(edition.issue)}</span>
<a class="arrow" data-edition="after" hidden aria-label="后一期">${icon('next')}</a>
</p>
<a class="short-day" href="../index.html" aria-label="${dayInShort(edition)}，往期">${dayInShort(edition)}${icon('calendar')}</a>
<nav class="tools" aria-label="数字报">
<a class="button past" href="../index.html">${icon('calendar')}往期</a>
<a class="button find" href="find.html">${icon('find')}<span>查找</span></a>
${edition.hasPdf ? markup`<a class="button pdf" href="edition.pdf#page=${page}">${icon('save')}整版 PDF</a>` : null}
</nav>
</header>`;

/** All pages of an edition, the open one marked. */
export const pageList = ({ pages }: DigitalEdition, open: number): Markup =>
	markup`<nav class="pages" aria-label="版次">
${pages.map(
	({ number, name }) =>
		markup`<a href="${pageFile(number)}"${number === open ? markup` aria-current="page"` : null}><b>${number}</b>${name}</a>\n`
)}</nav>`;

/** Scripts of a page of an edition, which knows what other dates there are. */
export const editionScripts = (...more: string[]): string[] => [
	'../editions.js',
	...more,
	...SCRIPTS.map((file) => `../site/${file}`)
];

/** 1版 要闻. */
export const pageInWords = ({ number, name }: { number: number; name: string }): string =>
	`${number}版 ${name}`.trim();
