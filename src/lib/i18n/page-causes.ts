import { defineTexts } from './texts.ts';

interface PageCauses {
	words: (story: string) => string;
	run: (story: string) => string;
	came: (story: string) => string;
	went: (story: string) => string;
	layout: string;
	furniture: string;
	unknown: string;
}

/** What is another on a page than it was. */
export const pageCauseTexts = defineTexts<PageCauses>(
	{
		words: (story) => `“${story}”改了内容`,
		run: (story) => `“${story}”换了位置`,
		came: (story) => `“${story}”上了版`,
		went: (story) => `“${story}”撤下了`,
		layout: '版样改了',
		furniture: '报头、报眉、导读或广告改了',
		unknown: '版面改了'
	},
	{
		words: (story) => `words of “${story}”`,
		run: (story) => `the place of “${story}”`,
		came: (story) => `“${story}” came`,
		went: (story) => `“${story}” went`,
		layout: 'the layout',
		furniture: 'masthead, folio, teaser or ads',
		unknown: 'the page'
	}
);
