import type { EditionKind } from '#model/edition.ts';
import type { PressDay } from '#model/edition-draft.ts';
import type { SlotRole } from '#model/page.ts';
import { EDITION_KIND_WORDS } from './edition-kinds.ts';
import { defineTexts } from './texts.ts';

interface EditionTexts {
	create: {
		title: string;
		/** Of an extra or special issue. */
		titleBeside: string;
		date: string;
		dateWrong: string;
		dateTaken: string;
		/** What the day has already. */
		beside: (others: string) => string;
		issue: string;
		issueHint: (proposed: string) => string;
		issueUnknown: string;
		/** An extra or special issue. */
		issueNone: string;
		kind: string;
		kinds: Record<EditionKind, string>;
		name: string;
		nameHint: string;
		nameTaken: string;
		steps: string;
		deadlines: string;
		pageDeadline: (number: number, name: string, time: string) => string;
		format: string;
		pages: string;
		pagesWrong: string;
		press: string;
		pressDay: string;
		pressOn: Record<PressDay, (day: string) => string>;
		timeWrong: string;
		from: string;
		fromTemplates: string;
		fromLastWeek: (day: string) => string;
		fromLast: (day: string) => string;
		lastWeekNote: string;
		/** After the note: the copied pages are of an older format. */
		newGridNote: string;
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
		/** What somebody else has set meanwhile. */
		now: (words: string) => string;
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
	/** Somebody has withdrawn it. */
	gone: { title: string; text: string; toCalendar: string };
	firstDay: { title: string; text: string; action: string; textOthers: string };
}

export const editionTexts = defineTexts<EditionTexts>(
	{
		create: {
			title: '建一期',
			titleBeside: '加一期增期、号外',
			date: '日期',
			dateWrong: '选一个日子。',
			dateTaken: '这一天已经有正常出版的一期，再加就选增期或号外。',
			beside: (others) => `已有 ${others}`,
			issue: '总期号',
			issueHint: (proposed) => `接着排是 ${proposed}`,
			issueUnknown: '还没有别的期号可以接；可以先空着',
			issueNone: '增期、号外不占总期号；要编号才填',
			kind: '种类',
			kinds: EDITION_KIND_WORDS.zh,
			name: '名称',
			nameHint: '如：丰收特刊；平日不填',
			nameTaken: '这一天已有同名的一期，另起一个名称。',
			steps: '签审：',
			deadlines: '截稿：',
			pageDeadline: (number, name, time) => `${number} 版${name} ${time}`,
			format: '开本',
			pages: '版数',
			pagesWrong: '版数要在 1 到 64 之间。',
			press: '付印时间',
			pressDay: '付印日',
			pressOn: {
				eve: (day) => (day ? `前一天晚上，${day}` : '前一天晚上'),
				day: (day) => (day ? `当天，${day}` : '当天')
			},
			timeWrong: '时间要在 00:00 到 23:59 之间',
			from: '版式',
			fromTemplates: '用版样',
			fromLastWeek: (day) => `照上周同一天（${day}）`,
			fromLast: (day) => `照上一期（${day}）`,
			lastWeekNote: '版名、责编、校对、版位都照抄，稿件不带过来。',
			newGridNote: '开本改过，版位照新的格子排；排不下的版换成同类版样。',
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
			pagesTaken: (page) => `${page}还有稿，先撤下来再减版。`,
			now: (words) => `现在是：${words}。再存一次就用你的。`
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
		gone: {
			title: '这一期撤掉了',
			text: '上面还没有稿子，有人刚把它撤了。',
			toCalendar: '去日历'
		},
		firstDay: {
			title: '还没有一期报纸',
			text: '定日期、期号和版数，版样备好了，一步就能建。',
			action: '建第一期',
			textOthers: '总编建好第一期，这里就是版面。'
		}
	},
	{
		create: {
			title: 'New edition',
			titleBeside: 'Extra or special issue',
			date: 'Date',
			dateWrong: 'Choose a day.',
			dateTaken: 'This day has its regular edition; another one is extra or special.',
			beside: (others) => `besides ${others}`,
			issue: 'Issue number',
			issueHint: (proposed) => `next in order: ${proposed}`,
			issueUnknown: 'No other number to follow; it may be left empty',
			issueNone: 'Extra and special issues have none, unless you number it',
			kind: 'Kind',
			kinds: EDITION_KIND_WORDS.en,
			name: 'Name',
			nameHint: 'Of a special issue; else none',
			nameTaken: 'Another edition of this day is called so.',
			steps: 'Signed by:',
			deadlines: 'Deadlines:',
			pageDeadline: (number, name, time) => `page ${number} ${name} ${time}`,
			format: 'Format',
			pages: 'Pages',
			pagesWrong: 'Between 1 and 64 pages.',
			press: 'Press time',
			pressDay: 'Press day',
			pressOn: {
				eve: (day) => (day ? `Eve, ${day}` : 'Evening before'),
				day: (day) => (day ? `That day, ${day}` : 'The day itself')
			},
			timeWrong: 'From 00:00 to 23:59, please',
			from: 'Layout',
			fromTemplates: 'From templates',
			fromLastWeek: (day) => `Like the same day last week (${day})`,
			fromLast: (day) => `Like the last edition (${day})`,
			lastWeekNote: 'Page names, editors, proofreaders and slots are copied; stories are not.',
			newGridNote:
				' The format has changed since: slots go on the new grid, and a page with no room in it takes a template of its kind.',
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
			pagesTaken: (page) => `${page} still holds stories; take them off first.`,
			now: (words) => ` Now: ${words}. Save again to put yours in its place.`
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
		gone: {
			title: 'This edition is withdrawn',
			text: 'Nothing stood on it yet; somebody has just taken it back.',
			toCalendar: 'To the calendar'
		},
		firstDay: {
			title: 'No edition yet',
			text: 'Choose date, number and pages; the templates are ready.',
			action: 'Make the first edition',
			textOthers: 'Once the chief editor has made the first edition, its pages are here.'
		}
	}
);
