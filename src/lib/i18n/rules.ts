import type { EditionKind } from '#model/edition.ts';
import { defineTexts } from './texts.ts';

interface RulesTexts {
	save: string;
	saved: string;
	undo: string;
	discard: string;
	unsaved: string;
	allSaved: string;
	leave: string;
	overtaken: string;
	overtakenNote: string;
	takeTheirs: string;
	saveAgain: string;
	up: string;
	down: string;
	remove: string;
	nobody: string;
	publishing: {
		title: string;
		lead: string;
		week: string;
		weekday: string;
		appears: string;
		pages: string;
		press: string;
		/** As the paper's press time, which is …. */
		usual: (time: string) => string;
		appearsOn: (weekday: string) => string;
		pagesOn: (weekday: string) => string;
		pressOn: (weekday: string) => string;
		pressWrong: string;
		never: string;
		numbering: string;
		numberingLead: string;
		hasAnchor: string;
		date: string;
		issue: string;
		issueWrong: string;
		next: (day: string, issue: string) => string;
		kinds: string;
		kindNote: Record<EditionKind, string>;
		closures: string;
		closuresLead: string;
		calendar: string;
		from: string;
		to: string;
		reason: string;
		addClosure: string;
		closed: string;
		lift: string;
		lifted: string;
		noClosures: string;
		days: (from: string, to: string, count: number) => string;
	};
	sections: {
		title: string;
		lead: string;
		list: string;
		name: string;
		pageName: string;
		pageNameHint: string;
		editor: string;
		proofreader: string;
		add: string;
		none: string;
		nameMissing: string;
		nameTwice: string;
		of: (field: string, name: string) => string;
		plan: string;
		planLead: string;
		page: string;
		section: string;
		noSection: string;
		template: string;
		byKind: string;
		minutes: string;
		atPress: string;
		beforePress: (time: string, minutes: number) => string;
		addPage: string;
		removePage: string;
		noPlan: string;
		pageOf: (field: string, number: number) => string;
	};
}

export const rulesTexts = defineTexts<RulesTexts>(
	{
		save: '保存',
		saved: '已保存',
		undo: '撤销',
		discard: '放弃改动',
		unsaved: '有改动还没保存',
		allSaved: '都已保存',
		leave: '有改动还没保存，离开就没了。离开？',
		overtaken: '别的管理员刚改过这里',
		overtakenNote: '你填的都在，保存时会再问一次。',
		takeTheirs: '看新的',
		saveAgain: '再按一次保存，就照你填的。',
		up: '往上移',
		down: '往下移',
		remove: '去掉',
		nobody: '不定',
		publishing: {
			title: '出报规律',
			lead: '建新的一期时，出不出报、几版、几点付印照这里来；已经建好的期次不变。',
			week: '每周',
			weekday: '星期',
			appears: '出报',
			pages: '版数',
			press: '付印（前一晚）',
			usual: (time) => `${time}（照报纸的付印时间）`,
			appearsOn: (weekday) => `${weekday}出报`,
			pagesOn: (weekday) => `${weekday}的版数`,
			pressOn: (weekday) => `${weekday}的付印时间`,
			pressWrong: '时间写成 23:30 这样',
			never: '一周至少要有一天出报。',
			numbering: '期号起点',
			numberingLead:
				'总第 N 期从哪一天数起。这里还没有期次的日子照它数；已经有期次的，接着前一期。要从某天起改号，把起点放在那一天。',
			hasAnchor: '从一个起点数期号',
			date: '日期',
			issue: '总期号',
			issueWrong: '总期号要填一个正整数。',
			next: (day, issue) => `照此，${day}是总第 ${issue} 期。`,
			kinds: '增期和号外',
			kindNote: {
				regular: '正常出版的每期占一个总期号。',
				extra: '增期：休刊日或平日加出的一期，不占总期号，除非有人给它编号。',
				special: '号外：临时加出，不占总期号，除非有人给它编号。'
			},
			closures: '休刊',
			closuresLead: '节假日不出报，期号也不占。总编也能在日历上定。',
			calendar: '看日历',
			from: '从',
			to: '到（含）',
			reason: '缘由',
			addClosure: '加休刊',
			closed: '休刊定下来了',
			lift: '取消',
			lifted: '休刊取消了，照常出报',
			noClosures: '还没有定休刊的日子。',
			days: (from, to, count) => (count === 1 ? from : `${from}至${to}，${count} 天`)
		},
		sections: {
			title: '栏目与版面',
			lead: '写稿选栏目、给版起名时列出来的就是这些；改名不动以前的稿件和版面，也照样可以自己写。',
			list: '栏目',
			name: '栏目',
			pageName: '版名',
			pageNameHint: '空着就同栏目',
			editor: '责编',
			proofreader: '校对',
			add: '加栏目',
			none: '还没有栏目。',
			nameMissing: '栏目要有名字',
			nameTwice: '已经有一个同名的',
			of: (field, name) => `${name || '新栏目'}的${field}`,
			plan: '版面安排',
			planLead:
				'建新的一期时，每一版是哪个栏目、用哪个版样、几点截稿。列到哪版算哪版，后面的按版样轮着来。',
			page: '版',
			section: '栏目',
			noSection: '照上一期的版名',
			template: '版样',
			byKind: '自动',
			minutes: '截稿（付印前分钟）',
			atPress: '付印时',
			beforePress: (time, minutes) => `付印 ${time} 的话，${minutes} 分钟前`,
			addPage: '加一版',
			removePage: '去掉最后一版',
			noPlan: '没有安排，每一期照上周同一天的版面来。',
			pageOf: (field, number) => `${number} 版的${field}`
		}
	},
	{
		save: 'Save',
		saved: 'Saved',
		undo: 'Undo',
		discard: 'Discard changes',
		unsaved: 'There are unsaved changes',
		allSaved: 'All saved',
		leave: 'There are unsaved changes, which would be lost. Leave?',
		overtaken: 'Another administrator has just changed this',
		overtakenNote: 'What you filled in is still here; saving will ask once more.',
		takeTheirs: 'Show theirs',
		saveAgain: ' Save again to put yours in its place.',
		up: 'Move up',
		down: 'Move down',
		remove: 'Remove',
		nobody: 'Nobody',
		publishing: {
			title: 'Publishing',
			lead: 'New editions follow these rules: whether there is a paper, how many pages, when it goes to press. Editions already made stay as they are.',
			week: 'The week',
			weekday: 'Weekday',
			appears: 'Appears',
			pages: 'Pages',
			press: 'Press (evening before)',
			usual: (time) => `${time} (the paper’s press time)`,
			appearsOn: (weekday) => `Appears on ${weekday}`,
			pagesOn: (weekday) => `Pages on ${weekday}`,
			pressOn: (weekday) => `Press time for ${weekday}`,
			pressWrong: 'Write it like 23:30',
			never: 'The paper appears on one day a week at least.',
			numbering: 'Where numbers start',
			numberingLead:
				'The date from which total issue numbers are counted. Days with no edition here are counted from it; where there are editions, each follows the one before. To change numbers from a day on, put the start on that day.',
			hasAnchor: 'Count numbers from a start',
			date: 'Date',
			issue: 'Issue number',
			issueWrong: 'An issue number is a whole number from 1.',
			next: (day, issue) => `So ${day} is No. ${issue}.`,
			kinds: 'Extra and special issues',
			kindNote: {
				regular: 'Each regular edition has a total issue number.',
				extra:
					'Extra: one more issue, on a closed day or any other; it has no number unless somebody numbers it.',
				special: 'Special: made at short notice; it has no number unless somebody numbers it.'
			},
			closures: 'Closed days',
			closuresLead:
				'On holidays no paper appears and no number is used. The chief editor can set them in the calendar, too.',
			calendar: 'Calendar',
			from: 'From',
			to: 'To (included)',
			reason: 'Reason',
			addClosure: 'Add',
			closed: 'The days are closed',
			lift: 'Open again',
			lifted: 'Open again; papers appear as usual',
			noClosures: 'No closed days yet.',
			days: (from, to, count) => (count === 1 ? from : `${from} to ${to}, ${count} days`)
		},
		sections: {
			title: 'Sections and pages',
			lead: 'What is offered when a story is filed and a page is named. Renaming leaves older stories and pages as they are; other names may still be typed.',
			list: 'Sections',
			name: 'Section',
			pageName: 'Page name',
			pageNameHint: 'Empty: as the section',
			editor: 'Editor',
			proofreader: 'Proofreader',
			add: 'Add a section',
			none: 'No sections yet.',
			nameMissing: 'A section needs a name',
			nameTwice: 'There is one of this name',
			of: (field, name) => `${field} of ${name || 'the new section'}`,
			plan: 'Page plan',
			planLead:
				'What each page of a new edition is: its section, its template, when its stories must be in. Pages beyond it take templates in turn.',
			page: 'Page',
			section: 'Section',
			noSection: 'Named as in the last edition',
			template: 'Template',
			byKind: 'Automatic',
			minutes: 'Deadline (minutes before press)',
			atPress: 'at press',
			beforePress: (time, minutes) => `${minutes} min before press at ${time}`,
			addPage: 'Add a page',
			removePage: 'Remove the last page',
			noPlan: 'Without a plan each edition is laid out as a week before.',
			pageOf: (field, number) => `${field} of page ${number}`
		}
	}
);
