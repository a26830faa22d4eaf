import { defineTexts } from './texts.ts';

interface StoriesTexts {
	title: string;
	count: (count: number) => string;
	newStory: string;
	takeIn: string;
	edition: string;
	held: string;
	everything: string;
	stage: string;
	section: string;
	allStages: string;
	allSections: string;
	mine: string;
	/** The list narrowed to somebody's stories. */
	of: (name: string) => string;
	words: string;
	columns: {
		stage: string;
		headline: string;
		place: string;
		people: string;
		length: string;
		deadline: string;
		changed: string;
	};
	notPlaced: string;
	incomplete: string;
	writing: string;
	none: { title: string; text: string };
	noneAtAll: { title: string; text: string };
	clear: string;
	next: string;
	previous: string;
	group: string;
	open: string;
	/** What the list's order is chosen by. */
	byDue: string;
	byPaper: string;
}

export const storiesTexts = defineTexts<StoriesTexts>(
	{
		title: '稿件',
		count: (count) => `${count} 篇`,
		newStory: '写新稿',
		takeIn: '收稿',
		edition: '哪一期',
		held: '备用稿',
		everything: '全部',
		stage: '流程',
		section: '栏目',
		allStages: '各个流程',
		allSections: '各个栏目',
		mine: '我的',
		of: (name) => `${name}的`,
		words: '标题里找',
		columns: {
			stage: '流程',
			headline: '标题',
			place: '版位',
			people: '作者',
			length: '字数',
			deadline: '期限',
			changed: '改动'
		},
		notPlaced: '未上版',
		incomplete: '待补',
		writing: '正在写',
		none: { title: '没有这样的稿', text: '放宽一项条件再看。' },
		noneAtAll: { title: '还没有稿', text: '写第一篇，或把一版文字粘进来。' },
		clear: '不筛了',
		next: '下一篇',
		previous: '上一篇',
		group: '稿件列表',
		open: '打开',
		byDue: '按期限先后排',
		byPaper: '照版面排'
	},
	{
		title: 'Stories',
		count: (count) => `${count} ${count === 1 ? 'story' : 'stories'}`,
		newStory: 'New story',
		takeIn: 'Take in',
		edition: 'Edition',
		held: 'Held over',
		everything: 'All',
		stage: 'Stage',
		section: 'Section',
		allStages: 'Any stage',
		allSections: 'Any section',
		mine: 'Mine',
		of: (name) => `${name}’s`,
		words: 'Find in headlines',
		columns: {
			stage: 'Stage',
			headline: 'Headline',
			place: 'Place',
			people: 'By',
			length: 'Length',
			deadline: 'Due',
			changed: 'Changed'
		},
		notPlaced: 'Not placed',
		incomplete: 'Incomplete',
		writing: 'being written',
		none: { title: 'No such story', text: 'Loosen one of the filters.' },
		noneAtAll: {
			title: 'No stories yet',
			text: 'Write the first one, or paste the text of a page.'
		},
		clear: 'Clear filters',
		next: 'Next story',
		previous: 'Previous story',
		group: 'List of stories',
		open: 'Open',
		byDue: 'Sort by what is due first',
		byPaper: 'Sort as in the paper'
	}
);
