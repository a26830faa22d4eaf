import { defineTexts } from './texts.ts';

interface CalendarTexts {
	title: string;
	newEdition: string;
	previous: string;
	next: string;
	today: string;
	weekdays: string[];
	/** What a month's papers amount to: 出 25 期，9197 至 9222. */
	sum: (count: number, range: string) => string;
	none: string;
	range: (from: string, to: string) => string;
	pages: (count: number) => string;
	noIssue: string;
	skipped: (numbers: string) => string;
	making: string;
	gapTitle: (numbers: string) => string;
	gapText: (before: string, issue: string) => string;
	day: {
		issue: string;
		pages: string;
		press: string;
		stories: string;
		storyCount: (all: number, placed: number) => string;
		open: string;
		empty: string;
		emptyText: string;
		make: string;
		onlyChief: string;
		numbers: string;
		missing: string;
	};
	grid: string;
	edition: (issue: string, pages: string) => string;
}

export const calendarTexts = defineTexts<CalendarTexts>(
	{
		title: '期次与日历',
		newEdition: '建下一期',
		previous: '上个月',
		next: '下个月',
		today: '今天',
		weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
		sum: (count, range) => `出 ${count} 期${range ? `，${range}` : ''}`,
		none: '这个月还没有报纸',
		range: (from, to) => (from === to ? from : `${from} 至 ${to}`),
		pages: (count) => `${count} 版`,
		noIssue: '期号未定',
		skipped: (numbers) => `跳过 ${numbers}`,
		making: '正在编',
		gapTitle: (numbers) => `${numbers} 没有用上`,
		gapText: (before, issue) => `前一期到 ${before}，这一期却是 ${issue}。`,
		day: {
			issue: '总期号',
			pages: '版数',
			press: '付印',
			stories: '稿件',
			storyCount: (all, placed) => `${all} 篇，已上版 ${placed}`,
			open: '打开版面',
			empty: '这一天没有报纸',
			emptyText: '可以照以前的一期建，或从版样建。',
			make: '建这一期',
			onlyChief: '新的一期由总编来建。',
			numbers: '前后期号',
			missing: '没有用上'
		},
		grid: '日历',
		edition: (issue, pages) => `${issue}，${pages}`
	},
	{
		title: 'Editions',
		newEdition: 'Next edition',
		previous: 'Previous month',
		next: 'Next month',
		today: 'Today',
		weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
		sum: (count, range) =>
			`${count === 1 ? '1 edition' : `${count} editions`}${range ? `, ${range}` : ''}`,
		none: 'No papers this month yet',
		range: (from, to) => (from === to ? from : `${from} to ${to}`),
		pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
		noIssue: 'No number yet',
		skipped: (numbers) => `${numbers} left out`,
		making: 'In the making',
		gapTitle: (numbers) => `${numbers} was not used`,
		gapText: (before, issue) => `The paper before is ${before}, this one is ${issue}.`,
		day: {
			issue: 'Number',
			pages: 'Pages',
			press: 'Press',
			stories: 'Stories',
			storyCount: (all, placed) => `${all}, ${placed} placed`,
			open: 'Open the board',
			empty: 'No paper on this day',
			emptyText: 'It can be made like an earlier edition, or from templates.',
			make: 'Make this edition',
			onlyChief: 'New editions are made by the chief editor.',
			numbers: 'Numbers around it',
			missing: 'not used'
		},
		grid: 'Calendar',
		edition: (issue, pages) => `${issue}, ${pages}`
	}
);
