import { defineTexts } from './texts.ts';

interface TeaserTexts {
	title: (page: number) => string;
	kind: string;
	kinds: { stories: string; index: string };
	boxTitle: string;
	boxTitleHint: string;
	indexNote: string;
	list: string;
	empty: string;
	emptyNote: string;
	/** Label of the field with an item's own words. */
	words: (place: number) => string;
	textOnly: string;
	up: string;
	down: string;
	remove: string;
	pageOf: (page: number) => string;
	unplaced: string;
	find: string;
	findHint: string;
	add: (headline: string) => string;
	addWords: (words: string) => string;
	none: string;
	full: string;
	mayNot: string;
	tooLong: string;
	preview: string;
	close: string;
	untitled: string;
}

export const teaserTexts = defineTexts<TeaserTexts>(
	{
		title: (page) => `${page} 版导读`,
		kind: '导读排什么',
		kinds: { stories: '选稿件', index: '各版目录' },
		boxTitle: '栏名',
		boxTitleHint: '印在框头上，如“强城看亮点”，后面可以跟一行英文或拼音。空着就印“导读”。',
		indexNote: '每一版的版名和头条，换稿、改版名都自动跟上，不用管。',
		list: '导读条目',
		empty: '还没有条目',
		emptyNote: '在下面找稿件，点一下就加进来；稿件挪到哪一版，导读就指到哪一版。',
		words: (place) => `第 ${place} 条的说法`,
		textOnly: '只有文字，不跟稿件走',
		up: '上移',
		down: '下移',
		remove: '去掉',
		pageOf: (page) => `${page}版`,
		unplaced: '待上版',
		find: '加稿件',
		findHint: '按标题找；回车加第一条',
		add: (headline) => `把“${headline}”加进导读`,
		addWords: (words) => `只加文字“${words}”`,
		none: '没有这样的稿件。',
		full: '条目够多了，先去掉一条。',
		mayNot: '导读由本版责编和总编来排，这里只能看。',
		tooLong: '排不下：缩到最小字号还超出版位。少一条，或把话说短。',
		preview: '印出来的样子',
		close: '好了',
		untitled: '还没有标题'
	},
	{
		title: (page) => `Teaser of page ${page}`,
		kind: 'What the teaser shows',
		kinds: { stories: 'Stories', index: 'Index of pages' },
		boxTitle: 'Name of the box',
		boxTitleHint: 'Printed at its head; Latin letters after it stand below. Empty: 导读.',
		indexNote: 'Each page’s name and lead. It follows moves and new names by itself.',
		list: 'Lines of the teaser',
		empty: 'No lines yet',
		emptyNote:
			'Find stories below; one press adds them. Wherever a story goes, the teaser points there.',
		words: (place) => `Words of line ${place}`,
		textOnly: 'Words alone; follow no story',
		up: 'Up',
		down: 'Down',
		remove: 'Remove',
		pageOf: (page) => `p. ${page}`,
		unplaced: 'not placed',
		find: 'Add a story',
		findHint: 'By headline; Enter adds the first',
		add: (headline) => `Add “${headline}” to the teaser`,
		addWords: (words) => `Add the words “${words}” alone`,
		none: 'No such story.',
		full: 'There are enough lines; remove one first.',
		mayNot: 'The page’s editor and the chief editor fill this teaser; here you can look.',
		tooLong: 'Too long for its slot at the smallest size. Remove a line, or use fewer words.',
		preview: 'As it prints',
		close: 'Done',
		untitled: 'No headline yet'
	}
);
