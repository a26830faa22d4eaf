import type { EditionKind } from '#model/edition.ts';
import { EDITION_KIND_WORDS } from './edition-kinds.ts';
import { defineTexts } from './texts.ts';

interface CalendarTexts {
	title: string;
	newEdition: string;
	newSpecial: string;
	close: string;
	previous: string;
	next: string;
	today: string;
	views: { label: string; month: string; year: string; list: string };
	year: (year: string) => string;
	previousYear: string;
	nextYear: string;
	/** What a year's papers are where there is none. */
	noneInYear: string;
	/** Of a day's paper whose turn is still to come. */
	toCome: string;
	legend: { printed: string; made: string; off: string; beside: string; fault: string };
	/** By the state's calendar. */
	holiday: { off: string; worked: string };
	list: {
		label: string;
		keys: string;
		day: string;
		weekday: string;
		issue: string;
		kind: string;
		pages: string;
		press: string;
		state: string;
	};
	yearKeys: string;
	weekdays: string[];
	/** One of them where there is no room: 一, M. */
	weekdayShort: (weekday: string) => string;
	/** What a month's papers amount to: 出 25 期，9197 至 9222；增刊 1；休刊 4 天. */
	sum: (count: number, range: string, extras: number, closed: number) => string;
	none: string;
	range: (from: string, to: string) => string;
	pages: (count: number) => string;
	kind: Record<EditionKind, string>;
	noIssue: string;
	notCounted: string;
	skipped: (numbers: string) => string;
	repeated: (number: string) => string;
	disordered: (number: string) => string;
	explained: string;
	making: string;
	printed: string;
	closed: string;
	/** No paper on this weekday. */
	off: string;
	expected: (issue: string) => string;
	gapTitle: (numbers: string) => string;
	gapText: (beside: string, before: string, date: string, issue: string) => string;
	repeatTitle: (issue: string) => string;
	repeatText: (beside: string, issue: string) => string;
	orderTitle: (issue: string) => string;
	orderText: (beside: string) => string;
	renumber: (day: string, issue: string, following: number) => string;
	renumbered: (day: string, issue: string) => string;
	giveReason: string;
	untilPress: string;
	reasonBy: (name: string, when: string) => string;
	reason: { title: string; lead: string; label: string; hint: string; missing: string; go: string };
	reasonKept: string;
	cancel: string;
	undo: string;
	day: {
		issue: string;
		set: string;
		pages: string;
		kind: string;
		press: string;
		stories: string;
		storyCount: (all: number, placed: number) => string;
		open: string;
		empty: string;
		expected: string;
		byRule: string;
		make: string;
		makeExtra: string;
		onlyChief: string;
		numbers: string;
		missing: string;
		/** Adds a paper to a day that has one. */
		addBeside: string;
		withdraw: string;
		withdrawn: (edition: string) => string;
		numbered: (issue: string) => string;
		unnumbered: string;
	};
	closure: {
		title: string;
		change: string;
		from: string;
		to: string;
		reason: string;
		reasonHint: string;
		needsReason: string;
		wrongDays: string;
		go: string;
		saved: (days: string) => string;
		lift: string;
		lifted: string;
		days: (from: string, to: string, count: number) => string;
		/** What somebody else has set meanwhile. */
		now: (reason: string, days: string) => string;
	};
	rules: {
		title: string;
		change: string;
		appears: (days: string, off: string) => string;
		daily: string;
		counting: string;
		anchor: (day: string, issue: string) => string;
		closed: (reason: string, days: string) => string;
		to: string;
		and: string;
	};
	grid: string;
	keys: string;
	edition: (issue: string, pages: string) => string;
}

export const calendarTexts = defineTexts<CalendarTexts>(
	{
		title: '期次与日历',
		newEdition: '建下一期',
		newSpecial: '特刊或增刊',
		close: '设为休刊',
		previous: '上个月',
		next: '下个月',
		today: '今天',
		views: { label: '怎样看', month: '月', year: '年', list: '列表' },
		year: (year) => `${year}年`,
		previousYear: '上一年',
		nextYear: '下一年',
		noneInYear: '这一年还没有报纸',
		toCome: '还没到',
		legend: {
			...{ printed: '已付印', made: '已建', off: '休刊、不出报' },
			...{ beside: '增期、号外', fault: '期号不对' }
		},
		holiday: { off: '休', worked: '班' },
		list: {
			...{ label: '全年期次', keys: '上下键走期次，PgUp、PgDn 翻月，回车打开' },
			...{ day: '日期', weekday: '星期', issue: '总期号', kind: '种类', pages: '版数' },
			...{ press: '付印', state: '状态' }
		},
		yearKeys: '方向键走日子，PgUp、PgDn 换月，回车打开',
		weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
		weekdayShort: (weekday) => weekday.slice(1),
		sum: (count, range, extras, closed) =>
			[
				`出 ${count} 期${range ? `，${range}` : ''}`,
				extras > 0 ? `增刊 ${extras}` : '',
				closed > 0 ? `休刊 ${closed} 天` : ''
			]
				.filter(Boolean)
				.join('；'),
		none: '这个月还没有报纸',
		range: (from, to) => (from === to ? from : `${from} 至 ${to}`),
		pages: (count) => `${count} 版`,
		kind: EDITION_KIND_WORDS.zh,
		noIssue: '期号未定',
		notCounted: '不占总期号',
		skipped: (numbers) => `跳过 ${numbers}`,
		repeated: (number) => `${number} 重号`,
		disordered: (number) => `${number} 倒号`,
		explained: '跳号有说明',
		making: '正在编',
		printed: '已付印',
		closed: '休刊',
		off: '不出报',
		expected: (issue) => `预计 ${issue}`,
		gapTitle: (numbers) => `${numbers} 没有用上`,
		gapText: (beside, before, date, issue) => `${beside}是 ${before}，${date}却是 ${issue}。`,
		repeatTitle: (issue) => `${issue} 用了两次`,
		repeatText: (beside, issue) => `${beside}那一期已经是 ${issue}。`,
		orderTitle: (issue) => `${issue} 比前一期小`,
		orderText: (beside) => `${beside}那一期的号更大。`,
		renumber: (day, issue, following) =>
			following === 0 ? `${day}改为 ${issue}` : `${day}改为 ${issue}，后 ${following} 期跟着改`,
		renumbered: (day, issue) => `${day}改成了 ${issue}`,
		giveReason: '有意这样，写明原因…',
		untilPress: '付印前都能改，付印后期号就定了。',
		reasonBy: (name, when) => `${name}，${when}`,
		reason: {
			title: '期号为什么这样',
			lead: '写下的原因留在记录里，付印检查不再拦这一处。期号再改，就要重新写。',
			label: '原因',
			hint: '如：上级通知本月并刊，9218 空号。',
			missing: '要写原因。',
			go: '记下'
		},
		reasonKept: '记下了，付印检查不再拦',
		cancel: '取消',
		undo: '撤销',
		day: {
			issue: '总期号',
			set: '改',
			pages: '版数',
			kind: '种类',
			press: '付印',
			stories: '稿件',
			storyCount: (all, placed) => `${all} 篇，已上版 ${placed}`,
			open: '打开版面',
			empty: '还没有建',
			expected: '预计期号',
			byRule: '按规律',
			make: '建这一期',
			makeExtra: '这天加一期',
			onlyChief: '新的一期由总编来建。',
			numbers: '前后期号',
			missing: '没有用上',
			addBeside: '这天再加一期',
			withdraw: '撤掉这一期',
			withdrawn: (edition) => `${edition}撤掉了`,
			numbered: (issue) => `期号改成了 ${issue}`,
			unnumbered: '期号去掉了'
		},
		closure: {
			title: '设为休刊',
			change: '改休刊',
			from: '从',
			to: '到（含）',
			reason: '缘由',
			reasonHint: '如：春节。日历上和记录里都看得到。',
			needsReason: '休刊要写明缘由。',
			wrongDays: '从早到晚填，一次最多 60 天。',
			go: '定下来',
			saved: (days) => `${days}休刊`,
			lift: '取消休刊',
			lifted: '休刊取消了，照常出报',
			days: (from, to, count) => (count === 1 ? from : `${from}至${to}，${count} 天`),
			now: (reason, days) => `现在是：${reason}，${days}。再存一次就用你的。`
		},
		rules: {
			title: '出报规律',
			change: '改',
			appears: (days, off) => `${days}出报，${off}不出`,
			daily: '天天出报',
			counting: '总期号每期加一，增期、号外不占',
			anchor: (day, issue) => `期号从 ${day}总第 ${issue} 期算起`,
			closed: (reason, days) => `${reason}休刊 ${days}`,
			to: '至',
			and: '、'
		},
		grid: '日历',
		keys: '方向键走日子，PgUp、PgDn 翻月，回车打开',
		edition: (issue, pages) => `${issue}，${pages}`
	},
	{
		title: 'Editions',
		newEdition: 'Next edition',
		newSpecial: 'Special issue',
		close: 'Close a day',
		previous: 'Previous month',
		next: 'Next month',
		today: 'Today',
		views: { label: 'View', month: 'Month', year: 'Year', list: 'List' },
		year: (year) => year,
		previousYear: 'Previous year',
		nextYear: 'Next year',
		noneInYear: 'No papers this year yet',
		toCome: 'To come',
		legend: {
			...{ printed: 'Gone to press', made: 'Made', off: 'Closed, no paper' },
			...{ beside: 'Extra or special', fault: 'Number amiss' }
		},
		holiday: { off: 'off', worked: 'worked' },
		list: {
			...{
				label: 'Editions of the year',
				keys: 'Up and Down move by edition, Page Up and Down by month, Enter opens'
			},
			...{ day: 'Date', weekday: 'Weekday', issue: 'Number', kind: 'Kind', pages: 'Pages' },
			...{ press: 'Press', state: 'State' }
		},
		yearKeys: 'Arrow keys move by day, Page Up and Down by month, Enter opens',
		weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
		weekdayShort: (weekday) => weekday.slice(0, 1),
		sum: (count, range, extras, closed) =>
			[
				`${count === 1 ? '1 edition' : `${count} editions`}${range ? `, ${range}` : ''}`,
				extras > 0 ? `${extras} special` : '',
				closed > 0 ? `closed on ${closed === 1 ? '1 day' : `${closed} days`}` : ''
			]
				.filter(Boolean)
				.join('; '),
		none: 'No papers this month yet',
		range: (from, to) => (from === to ? from : `${from} to ${to}`),
		pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
		kind: EDITION_KIND_WORDS.en,
		noIssue: 'No number yet',
		notCounted: 'not numbered',
		skipped: (numbers) => `${numbers} left out`,
		repeated: (number) => `${number} twice`,
		disordered: (number) => `${number} out of order`,
		explained: 'gap explained',
		making: 'In the making',
		printed: 'Gone to press',
		closed: 'Closed',
		off: 'No paper',
		expected: (issue) => `${issue} expected`,
		gapTitle: (numbers) => `${numbers} was not used`,
		gapText: (beside, before, date, issue) => `${beside} is ${before}, ${date} is ${issue}.`,
		repeatTitle: (issue) => `${issue} stands twice`,
		repeatText: (beside, issue) => `The paper of ${beside} is ${issue} already.`,
		orderTitle: (issue) => `${issue} is below the paper before`,
		orderText: (beside) => `The paper of ${beside} has a higher number.`,
		renumber: (day, issue, following) =>
			following === 0
				? `Make ${day} ${issue}`
				: `Make ${day} ${issue}, and ${following} after it follow`,
		renumbered: (day, issue) => `${day} is ${issue} now`,
		giveReason: 'It is meant: say why…',
		untilPress: 'Numbers can change until press; after that they stand.',
		reasonBy: (name, when) => `${name}, ${when}`,
		reason: {
			title: 'Why the number is as it is',
			lead: 'The reason stays in the record, and the press check lets it pass. With another number it has to be given anew.',
			label: 'Reason',
			hint: 'Such as: two issues were merged, 9218 stays empty.',
			missing: 'It needs a reason.',
			go: 'Keep'
		},
		reasonKept: 'Kept; the press check lets it pass',
		cancel: 'Cancel',
		undo: 'Undo',
		day: {
			issue: 'Number',
			set: 'Set',
			pages: 'Pages',
			kind: 'Kind',
			press: 'Press',
			stories: 'Stories',
			storyCount: (all, placed) => `${all}, ${placed} placed`,
			open: 'Open the board',
			empty: 'Not made yet',
			expected: 'Expected',
			byRule: 'By the rules',
			make: 'Make this edition',
			makeExtra: 'Add an issue',
			onlyChief: 'New editions are made by the chief editor.',
			numbers: 'Numbers around it',
			missing: 'not used',
			addBeside: 'Add another issue',
			withdraw: 'Withdraw',
			withdrawn: (edition) => `${edition} is withdrawn`,
			numbered: (issue) => `Its number is ${issue} now`,
			unnumbered: 'It has no number now'
		},
		closure: {
			title: 'Close days',
			change: 'Change',
			from: 'From',
			to: 'To (included)',
			reason: 'Reason',
			reasonHint: 'Such as: Spring Festival. It shows in the calendar and in the log.',
			needsReason: 'It needs a reason.',
			wrongDays: 'The first day comes first; 60 days at most.',
			go: 'Close',
			saved: (days) => `Closed: ${days}`,
			lift: 'Open again',
			lifted: 'Open again; papers appear as usual',
			days: (from, to, count) => (count === 1 ? from : `${from} to ${to}, ${count} days`),
			now: (reason, days) => ` Now: ${reason}, ${days}. Save again to put yours in its place.`
		},
		rules: {
			title: 'Rules',
			change: 'Change',
			appears: (days, off) => `Appears ${days}; none ${off}`,
			daily: 'Appears every day',
			counting: 'Each issue has the next number; extra and special ones have none',
			anchor: (day, issue) => `Numbers count from ${day}, No. ${issue}`,
			closed: (reason, days) => `${reason}: closed ${days}`,
			to: '–',
			and: ', '
		},
		grid: 'Calendar',
		keys: 'Arrow keys move by day, Page Up and Down by month, Enter opens',
		edition: (issue, pages) => `${issue}, ${pages}`
	}
);
