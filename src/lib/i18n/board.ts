import type { PoolFilter } from '#model/board.ts';
import { USUAL_PAPER } from './edition-kinds.ts';
import { defineTexts } from './texts.ts';

interface BoardTexts {
	title: (day: string) => string;
	/** Views of an edition. */
	views: { label: string; board: string; list: string; stages: string };
	newStory: string;
	takeIn: string;
	proof: string;
	check: string;
	header: {
		previous: (day: string) => string;
		next: (day: string) => string;
		noPrevious: string;
		/** The papers of one date, where there are several. */
		papers: string;
		/** An extra or special issue without a number. */
		uncounted: string;
		/** The day's own among them. */
		regular: string;
		noNext: string;
		noIssue: string;
		pages: (format: string, count: number) => string;
		toPress: (time: string) => string;
		pressed: (time: string) => string;
		/** It has gone to press. */
		sent: string;
		settings: string;
		more: string;
		plan: string;
		history: string;
		tryout: string;
		here: (count: number) => string;
		hereLabel: (names: string) => string;
		/** Front of the progress bar: N stories in this edition. */
		stories: string;
		storiesAfter: string;
		progress: (parts: string) => string;
	};
	sheet: (number: string) => string;
	sheetNumbers: string[];
	pages: string;
	pageLabel: (number: number, name: string) => string;
	page: {
		inTransit: (count: number) => string;
		allSigned: string;
		editor: (name: string) => string;
		proofreader: (name: string) => string;
		settings: (number: number) => string;
		draw: (number: number) => string;
		/** 6,486 / 6,400 字. */
		filled: (length: string, room: string) => string;
		noText: string;
	};
	pool: {
		title: string;
		sum: (stories: number, characters: string) => string;
		filters: Record<PoolFilter, string>;
		filterLabel: string;
		writing: string;
		photos: (count: number) => string;
		back: string;
		backHover: string;
		empty: { title: string; text: (place: string) => string; full: string };
		noneInFilter: string;
		open: string;
		close: string;
		incomplete: string;
	};
	slot: {
		empty: (characters: string) => string;
		emptyJump: string;
		choose: string;
		chooseFor: (place: string) => string;
		ad: string;
		teaser: string;
		teaserEmpty: string;
		/** Read out for a teaser slot, and what is wrong with it. */
		teaserLabel: (page: number, lines: number) => string;
		teaserFaults: (count: number) => string;
		teaserCount: (lines: number) => string;
		jumpTo: (page: number) => string;
		/** Before a headline. */
		jumpFrom: (page: number) => string;
		from: (page: number) => string;
		over: (characters: string) => string;
		/** Read out for a block: stage, place, length, fit. */
		block: (parts: { stage: string; length: string; fit: string }) => string;
		viewedBy: (name: string) => string;
		heldBy: (name: string) => string;
		noPhoto: string;
	};
	fit: {
		/** 可容 820 · 来稿 796. */
		compare: (room: string, length: string) => string;
		exact: string;
		left: (characters: string) => string;
		over: (lines: number, characters: string) => string;
		full: string;
	};
	move: {
		handle: string;
		title: (headline: string) => string;
		to: (place: string) => string;
		toPool: string;
		swap: (headline: string) => string;
		replace: (headline: string) => string;
		otherTo: (headline: string, place: string) => string;
		otherToPool: (headline: string) => string;
		/** Only its jump gives way. */
		otherKeeps: (headline: string) => string;
		taken: (name: string) => string;
		takenStill: (headline: string, place: string) => string;
		forbidden: (page: number, name: string) => string;
		forbiddenNobody: (page: number) => string;
		mayNot: string;
		jumpFirst: string;
		stay: string;
		placed: (headline: string, page: number) => string;
		jumped: (headline: string, page: number) => string;
		swapped: (headline: string, page: number, other: string) => string;
		unplaced: (headline: string) => string;
		jumpTaken: (headline: string) => string;
		/** Asked before a story in hand is let go by keys. */
		doubt: Record<'photo-slot' | 'signed', (headline: string) => string>;
		undo: string;
		undone: string;
		lifted: (headline: string) => string;
		cancelled: (headline: string) => string;
		menu: string;
		menuLabel: string;
		open: string;
		takeOff: string;
		toTeaser: (page: number) => string;
		/** Why a teaser takes no line about a story. */
		noTease: Record<'there' | 'index' | 'same-page', (page: number) => string>;
		teased: (headline: string, page: number) => string;
		/** A slot in words: 3 版 头条. */
		place: (page: number, role: string) => string;
		inPool: string;
		none: string;
		/** Nothing that a jump could take. */
		noneOver: string;
	};
	hint: {
		moving: (headline: string) => string;
		arrows: string;
		toPage: string;
		drop: string;
		cancel: string;
		walk: string;
		open: string;
		lift: string;
		view: string;
		all: string;
	};
	noStories: {
		title: (day: string) => string;
		text: (pages: number, characters: string, deadline: string) => string;
		held: (count: number) => string;
	};
	shortcuts: string;
	loading: string;
	notLoaded: string;
	retry: string;
	unknownPerson: string;
}

export const boardTexts = defineTexts<BoardTexts>(
	{
		title: (day) => `${day}版面`,
		views: { label: '怎么看', board: '版面', list: '列表', stages: '流程' },
		newStory: '新稿件',
		takeIn: '收稿',
		proof: '大样',
		check: '付印检查',
		header: {
			previous: (day) => `前一期，${day}`,
			next: (day) => `后一期，${day}`,
			noPrevious: '前面没有了，去日历',
			papers: '这一天的几期',
			uncounted: '不占总期号',
			regular: USUAL_PAPER.zh,
			noNext: '后一期还没建，去日历',
			noIssue: '期号未定',
			pages: (format, count) => `${format} ${count} 版`,
			toPress: (time) => `距付印 ${time}`,
			pressed: (time) => `${time} 已到付印时间`,
			sent: '已付印',
			settings: '本期设置',
			more: '更多',
			plan: '打印版面单…',
			history: '版面计划历史',
			tryout: '开一个试排…',
			here: (count) => `${count} 人同在版面`,
			hereLabel: (names) => `同在版面：${names}`,
			stories: '本期',
			storiesAfter: '篇',
			progress: (parts) => `进度：${parts}`
		},
		sheet: (number) => `第${number}张`,
		sheetNumbers: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
		pages: '各版',
		pageLabel: (number, name) => `${number} 版 ${name}`,
		page: {
			inTransit: (count) => `${count} 篇在途`,
			allSigned: '全部签发',
			editor: (name) => `责编 ${name}`,
			proofreader: (name) => `校对 ${name}`,
			settings: (number) => `${number} 版设置`,
			draw: (number) => `画 ${number} 版版式`,
			filled: (length, room) => `${length} / ${room} 字`,
			noText: '没有文字版位'
		},
		pool: {
			title: '待上版',
			sum: (stories, characters) => `${stories} 篇 · ${characters} 字`,
			filters: { all: '全部', reviewed: '已过一审', photo: '有图', held: '备用' },
			filterLabel: '筛选待上版稿件',
			writing: '正在写',
			photos: (count) => `${count} 张图`,
			back: '拖回这里，撤下版面',
			backHover: '放手，撤下版面',
			empty: {
				title: '待上版的稿都排完了',
				text: (place) => `${place}。`,
				full: '各版都排满了。'
			},
			noneInFilter: '没有这样的稿。',
			open: '待上版',
			close: '收起',
			incomplete: '待补'
		},
		slot: {
			empty: (characters) => `空位　约 ${characters} 字`,
			emptyJump: '转版位',
			choose: '选稿…',
			chooseFor: (place) => `给 ${place}选稿`,
			ad: '广告',
			teaser: '导读',
			teaserEmpty: '导读：选稿件…',
			teaserLabel: (page, lines) => `${page} 版导读，${lines} 条`,
			teaserFaults: (count) => `${count} 条要处理`,
			teaserCount: (lines) => (lines === 0 ? '导读：选稿件…' : `导读 ${lines} 条`),
			jumpTo: (page) => `下转${page}版`,
			jumpFrom: (page) => `上接${page}版：`,
			from: (page) => `上接${page}版`,
			over: (characters) => `超 ${characters}`,
			block: ({ stage, length, fit }) => `${stage}，${length} 字，${fit}`,
			viewedBy: (name) => `${name}在看`,
			heldBy: (name) => `${name}正拿着`,
			noPhoto: '缺图'
		},
		fit: {
			compare: (room, length) => `可容 ${room} · 来稿 ${length}`,
			exact: '正好',
			left: (characters) => `余 ${characters}`,
			over: (lines, characters) => `超 ${characters}（${lines} 行）`,
			full: '正好'
		},
		move: {
			handle: '可移动的稿件',
			title: (headline) => `“${headline}”移到…`,
			to: (place) => `放入 ${place}`,
			toPool: '撤回待上版',
			swap: (headline) => `与“${headline}”对换`,
			replace: (headline) => `换下“${headline}”`,
			otherTo: (headline, place) => `“${headline}”到 ${place}`,
			otherToPool: (headline) => `“${headline}”回待上版`,
			otherKeeps: (headline) => `“${headline}”不再转到这里`,
			taken: (name) => `${name}刚把这个位置占了`,
			doubt: {
				'photo-slot': (headline) =>
					`“${headline}”不是图片稿，这里是图片的位置。再按 Enter 照样放，Esc 取消。`,
				signed: (headline) => `“${headline}”已经签发，这样会挪动它。再按 Enter 照样放，Esc 取消。`
			},
			takenStill: (headline, place) => `你的“${headline}”还在${place}。`,
			forbidden: (page, name) => `${page} 版归${name}排`,
			forbiddenNobody: (page) => `${page} 版归总编排`,
			mayNot: '上版由本版责编和总编来排；要上哪一版，跟他们说一声。',
			jumpFirst: '转版位只接已经上版的稿',
			stay: '就在这里',
			placed: (headline, page) => `“${headline}”已放到 ${page} 版`,
			jumped: (headline, page) => `“${headline}”已转到 ${page} 版`,
			swapped: (headline, page, other) => `“${headline}”已放到 ${page} 版，与“${other}”对换`,
			unplaced: (headline) => `“${headline}”已撤回待上版`,
			jumpTaken: (headline) => `“${headline}”的转版撤下了`,
			undo: '撤销',
			undone: '已撤销',
			lifted: (headline) => `已拿起“${headline}”。方向键换位置，数字跳到该版，回车放下，Esc 取消。`,
			cancelled: (headline) => `“${headline}”放回原处`,
			menu: '移到…',
			menuLabel: '稿件操作',
			open: '打开',
			takeOff: '撤回待上版',
			toTeaser: (page) => `放进 ${page} 版导读`,
			noTease: {
				there: (page) => `已在 ${page} 版导读里`,
				index: (page) => `${page} 版导读是索引，各版头条自动进去`,
				'same-page': (page) => `稿件就在 ${page} 版，不用导读`
			},
			teased: (headline, page) => `“${headline}”已放进 ${page} 版导读`,
			place: (page, role) => `${page} 版${role}`,
			inPool: '待上版',
			none: '没有能放的稿。',
			noneOver: '眼下没有溢出的稿，不用转版。'
		},
		hint: {
			moving: (headline) => `正在移动“${headline}”`,
			arrows: '换空位',
			toPage: '跳到该版',
			drop: '放下',
			cancel: '取消',
			walk: '上一篇、下一篇',
			open: '打开',
			lift: '拿起',
			view: '版面、列表',
			all: '全部快捷键'
		},
		noStories: {
			title: (day) => `${day}还没有稿`,
			text: (pages, characters, deadline) =>
				`${pages} 个版都空着，能装约 ${characters} 字。付印 ${deadline}。`,
			held: (count) => `备用稿有 ${count} 篇，在左边待上版里。`
		},
		shortcuts: '版面',
		loading: '正在取这一期',
		notLoaded: '这一期没取到',
		retry: '再试一次',
		unknownPerson: '有人'
	},
	{
		title: (day) => `Board, ${day}`,
		views: { label: 'View', board: 'Pages', list: 'List', stages: 'Stages' },
		newStory: 'New story',
		takeIn: 'Take in',
		proof: 'Proof',
		check: 'Press check',
		header: {
			previous: (day) => `Previous edition, ${day}`,
			next: (day) => `Next edition, ${day}`,
			noPrevious: 'None before this one; open the calendar',
			papers: 'Editions of this day',
			uncounted: 'Not numbered',
			regular: USUAL_PAPER.en,
			noNext: 'The next edition is not made yet; open the calendar',
			noIssue: 'No number yet',
			pages: (format, count) => `${format}, ${count} pages`,
			toPress: (time) => `to press, ${time}`,
			pressed: (time) => `past press, ${time}`,
			sent: 'at press',
			settings: 'Edition settings',
			more: 'More',
			plan: 'Print the plan…',
			history: 'History of the plan',
			tryout: 'Begin a try-out…',
			here: (count) => (count === 1 ? '1 other here' : `${count} others here`),
			hereLabel: (names) => `Also here: ${names}`,
			stories: '',
			storiesAfter: 'stories',
			progress: (parts) => `Progress: ${parts}`
		},
		sheet: (number) => `Sheet ${number}`,
		sheetNumbers: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
		pages: 'Pages',
		pageLabel: (number, name) => `Page ${number}, ${name}`,
		page: {
			inTransit: (count) => `${count} in progress`,
			allSigned: 'All signed off',
			editor: (name) => `Editor ${name}`,
			proofreader: (name) => `Proofreader ${name}`,
			settings: (number) => `Settings of page ${number}`,
			draw: (number) => `Draw page ${number}`,
			filled: (length, room) => `${length} / ${room}`,
			noText: 'No room for text'
		},
		pool: {
			title: 'Not placed',
			sum: (stories, characters) => `${stories} · ${characters} char.`,
			filters: { all: 'All', reviewed: 'Reviewed', photo: 'Photo', held: 'Held' },
			filterLabel: 'Filter the stories not placed',
			writing: 'writing now',
			photos: (count) => (count === 1 ? '1 photo' : `${count} photos`),
			back: 'Drag here to take off the page',
			backHover: 'Let go to take it off the page',
			empty: {
				title: 'Every story has its place',
				text: (place) => `${place}.`,
				full: 'All pages are full.'
			},
			noneInFilter: 'No such stories.',
			open: 'Not placed',
			close: 'Close',
			incomplete: 'incomplete'
		},
		slot: {
			empty: (characters) => `Open, about ${characters}`,
			emptyJump: 'Jump',
			choose: 'Choose story…',
			chooseFor: (place) => `Choose a story for ${place}`,
			ad: 'Ad',
			teaser: 'Inside',
			teaserEmpty: 'Inside: choose stories…',
			teaserLabel: (page, lines) => `Teaser of page ${page}, ${lines} lines`,
			teaserFaults: (count) => `${count} to be seen to`,
			teaserCount: (lines) => (lines === 0 ? 'Teaser: choose stories…' : `Teaser, ${lines} lines`),
			jumpTo: (page) => `to p. ${page}`,
			jumpFrom: (page) => `from p. ${page}: `,
			from: (page) => `from p. ${page}`,
			over: (characters) => `${characters} over`,
			block: ({ stage, length, fit }) => `${stage}, ${length} characters, ${fit}`,
			viewedBy: (name) => `${name} is reading`,
			heldBy: (name) => `${name} has it in hand`,
			noPhoto: 'No photo'
		},
		fit: {
			compare: (room, length) => `holds ${room} · story ${length}`,
			exact: 'Fits',
			left: (characters) => `${characters} spare`,
			over: (lines, characters) => `${characters} over (${lines} lines)`,
			full: 'Fits'
		},
		move: {
			handle: 'movable story',
			title: (headline) => `Move “${headline}” to…`,
			to: (place) => `To ${place}`,
			toPool: 'Take off the page',
			swap: (headline) => `Swap with “${headline}”`,
			replace: (headline) => `Replace “${headline}”`,
			otherTo: (headline, place) => `“${headline}” to ${place}`,
			otherToPool: (headline) => `“${headline}” off the page`,
			otherKeeps: (headline) => `“${headline}” no longer jumps here`,
			taken: (name) => `${name} has just taken this place`,
			doubt: {
				'photo-slot': (headline) =>
					`“${headline}” is no photo story, and this is a photo’s place. Enter again places it; Esc cancels.`,
				signed: (headline) =>
					`“${headline}” is signed off, and this moves it. Enter again places it; Esc cancels.`
			},
			takenStill: (headline, place) => `Your “${headline}” is still: ${place}.`,
			forbidden: (page, name) => `Page ${page} is planned by ${name}`,
			forbiddenNobody: (page) => `Page ${page} is planned by the chief editor`,
			mayNot:
				'Stories are placed by the page’s editor and the chief editor; tell them where it should go.',
			jumpFirst: 'A jump takes only a story that begins on a page',
			stay: 'It is here',
			placed: (headline, page) => `“${headline}” is on page ${page}`,
			jumped: (headline, page) => `“${headline}” goes on on page ${page}`,
			swapped: (headline, page, other) =>
				`“${headline}” is on page ${page}, swapped with “${other}”`,
			unplaced: (headline) => `“${headline}” is off the page`,
			jumpTaken: (headline) => `“${headline}” no longer jumps`,
			undo: 'Undo',
			undone: 'Undone',
			lifted: (headline) =>
				`“${headline}” in hand. Arrow keys change the place, numbers jump to a page, Enter places, Escape cancels.`,
			cancelled: (headline) => `“${headline}” is back where it was`,
			menu: 'Move to page…',
			menuLabel: 'Story',
			open: 'Open',
			takeOff: 'Take off the page',
			toTeaser: (page) => `Into the teaser of page ${page}`,
			noTease: {
				there: (page) => `In the teaser of page ${page} already`,
				index: (page) => `The teaser of page ${page} is an index, which keeps itself`,
				'same-page': (page) => `The story is on page ${page} itself and needs no teaser there`
			},
			teased: (headline, page) => `“${headline}” is in the teaser of page ${page}`,
			place: (page, role) => `page ${page}, ${role.toLowerCase()}`,
			inPool: 'not placed',
			none: 'No story to place.',
			noneOver: 'No story hangs out; nothing needs to jump.'
		},
		hint: {
			moving: (headline) => `Moving “${headline}”`,
			arrows: 'change place',
			toPage: 'jump to page',
			drop: 'place',
			cancel: 'cancel',
			walk: 'previous, next',
			open: 'open',
			lift: 'pick up',
			view: 'pages, list',
			all: 'all shortcuts'
		},
		noStories: {
			title: (day) => `No stories yet for ${day}`,
			text: (pages, characters, deadline) =>
				`${pages} empty pages hold about ${characters} characters. Press time ${deadline}.`,
			held: (count) =>
				count === 1
					? 'One story is held over, at the left.'
					: `${count} stories are held over, at the left.`
		},
		shortcuts: 'Board',
		loading: 'Fetching this edition',
		notLoaded: 'This edition could not be fetched',
		retry: 'Try again',
		unknownPerson: 'Somebody'
	}
);
