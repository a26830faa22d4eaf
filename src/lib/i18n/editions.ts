import type { SlotRole } from '#model/page.ts';
import { defineTexts } from './texts.ts';

interface EditionTexts {
	/** By format id. */
	formats: Record<string, string>;
	create: {
		title: string;
		date: string;
		dateTaken: string;
		issue: string;
		issueHint: (proposed: string) => string;
		issueUnknown: string;
		format: string;
		pages: string;
		pagesWrong: string;
		press: string;
		pressHint: string;
		timeWrong: string;
		from: string;
		fromTemplates: string;
		fromLastWeek: (day: string) => string;
		fromLast: (day: string) => string;
		lastWeekNote: string;
		pageName: (number: number) => string;
		template: (number: number) => string;
		go: string;
		cancel: string;
		created: (day: string) => string;
	};
	warning: {
		repeat: (day: string) => string;
		gap: (numbers: string) => string;
		order: (day: string, issue: string) => string;
		notNumber: string;
	};
	settings: {
		title: (day: string) => string;
		save: string;
		saved: string;
		pagesTaken: (page: string) => string;
	};
	page: {
		title: (number: number) => string;
		name: string;
		editor: string;
		proofreader: string;
		nobody: string;
		deadline: string;
		deadlineHint: (press: string) => string;
		template: string;
		templateKeep: string;
		templateNote: (count: number) => string;
		ads: string;
		label: (role: SlotRole, index: number) => string;
		save: string;
		saved: (number: number) => string;
		peopleNote: string;
	};
	story: {
		title: string;
		kind: string;
		section: string;
		target: string;
		targetHint: string;
		targetWrong: string;
		author: string;
		edition: string;
		held: string;
		go: string;
		goAndOpen: string;
		created: string;
	};
	firstDay: { title: string; text: string; action: string; textOthers: string };
}

export const editionTexts = defineTexts<EditionTexts>(
	{
		formats: { sikai: '四开', duikai: '对开' },
		create: {
			title: '建一期',
			date: '日期',
			dateTaken: '这一天已经有一期了。',
			issue: '总期号',
			issueHint: (proposed) => `上一期加一是 ${proposed}`,
			issueUnknown: '还没有别的期号可以接；可以先空着',
			format: '开本',
			pages: '版数',
			pagesWrong: '版数要在 1 到 64 之间。',
			press: '付印时间',
			pressHint: '前一天晚上',
			timeWrong: '时间要在 00:00 到 23:59 之间',
			from: '版式',
			fromTemplates: '用版样',
			fromLastWeek: (day) => `照上周同一天（${day}）`,
			fromLast: (day) => `照上一期（${day}）`,
			lastWeekNote: '版名、责编、校对、版位都照抄，稿件不带过来。',
			pageName: (number) => `${number} 版版名`,
			template: (number) => `${number} 版版样`,
			go: '建这一期',
			cancel: '取消',
			created: (day) => `${day}这一期建好了`
		},
		warning: {
			repeat: (day) => `${day}已经用了这个期号。`,
			gap: (numbers) => `跳过了 ${numbers}。`,
			order: (day, issue) => `${day}是 ${issue}，顺序反了。`,
			notNumber: '期号要是整数。'
		},
		settings: {
			title: (day) => `${day}这一期`,
			save: '保存',
			saved: '已保存',
			pagesTaken: (page) => `${page}还有稿，先撤下来再减版。`
		},
		page: {
			title: (number) => `${number} 版`,
			name: '版名',
			editor: '责编',
			proofreader: '校对',
			nobody: '还没定',
			deadline: '截稿时间',
			deadlineHint: (press) => `空着就跟付印走，${press}`,
			template: '换版样',
			templateKeep: '不换',
			templateNote: (count) =>
				count === 0 ? '版位重画。' : `版位重画，版上 ${count} 篇稿回待上版。`,
			ads: '广告与导读',
			label: (role, index) => `${role === 'teaser' ? '导读' : '广告'} ${index}`,
			save: '保存',
			saved: (number) => `${number} 版已改`,
			peopleNote: '责编、校对和截稿时间由总编定。'
		},
		story: {
			title: '新稿件',
			kind: '体裁',
			section: '栏目',
			target: '字数',
			targetHint: '可以空着',
			targetWrong: '字数要是正整数。',
			author: '作者',
			edition: '用在',
			held: '备用，不定哪一期',
			go: '建稿',
			goAndOpen: '建稿并打开',
			created: '新稿建好了，在待上版'
		},
		firstDay: {
			title: '还没有一期报纸',
			text: '定日期、期号和版数，版样备好了，一步就能建。',
			action: '建第一期',
			textOthers: '总编建好第一期，这里就是版面。'
		}
	},
	{
		formats: { sikai: 'Tabloid', duikai: 'Broadsheet' },
		create: {
			title: 'New edition',
			date: 'Date',
			dateTaken: 'There is an edition on this day already.',
			issue: 'Issue number',
			issueHint: (proposed) => `one after the last: ${proposed}`,
			issueUnknown: 'No other number to follow; it may be left empty',
			format: 'Format',
			pages: 'Pages',
			pagesWrong: 'Between 1 and 64 pages.',
			press: 'Press time',
			pressHint: 'the evening before',
			timeWrong: 'From 00:00 to 23:59, please',
			from: 'Layout',
			fromTemplates: 'From templates',
			fromLastWeek: (day) => `Like the same day last week (${day})`,
			fromLast: (day) => `Like the last edition (${day})`,
			lastWeekNote: 'Page names, editors, proofreaders and slots are copied; stories are not.',
			pageName: (number) => `Name of page ${number}`,
			template: (number) => `Template of page ${number}`,
			go: 'Make this edition',
			cancel: 'Cancel',
			created: (day) => `The edition of ${day} is made`
		},
		warning: {
			repeat: (day) => `${day} has this number already.`,
			gap: (numbers) => `Leaves out ${numbers}.`,
			order: (day, issue) => `${day} is ${issue}: out of order.`,
			notNumber: 'A whole number, please.'
		},
		settings: {
			title: (day) => `Edition of ${day}`,
			save: 'Save',
			saved: 'Saved',
			pagesTaken: (page) => `${page} still holds stories; take them off first.`
		},
		page: {
			title: (number) => `Page ${number}`,
			name: 'Name',
			editor: 'Editor',
			proofreader: 'Proofreader',
			nobody: 'Not decided',
			deadline: 'Deadline',
			deadlineHint: (press) => `empty: press time, ${press}`,
			template: 'Change the template',
			templateKeep: 'Keep the layout',
			templateNote: (count) =>
				count === 0
					? 'The slots are drawn anew.'
					: `The slots are drawn anew; ${count} stories go off the page.`,
			ads: 'Ads and teasers',
			label: (role, index) => `${role === 'teaser' ? 'Teaser' : 'Ad'} ${index}`,
			save: 'Save',
			saved: (number) => `Page ${number} changed`,
			peopleNote: 'Editor, proofreader and deadline are set by the chief editor.'
		},
		story: {
			title: 'New story',
			kind: 'Kind',
			section: 'Section',
			target: 'Length',
			targetHint: 'may be left empty',
			targetWrong: 'A positive whole number, please.',
			author: 'Writer',
			edition: 'For',
			held: 'Held over, no edition yet',
			go: 'Create',
			goAndOpen: 'Create and open',
			created: 'The new story is among those not placed'
		},
		firstDay: {
			title: 'No edition yet',
			text: 'Choose date, number and pages; the templates are ready.',
			action: 'Make the first edition',
			textOthers: 'Once the chief editor has made the first edition, its pages are here.'
		}
	}
);
