import { defineTexts } from './texts.ts';

interface MyDeskTexts {
	title: string;
	find: string;
	newStory: string;
	/** Name, then how much waits for them. */
	todo: (name: string, count: number) => string;
	nothingToDo: (name: string) => string;
	toPress: string;
	pressed: string;
	/** It has gone to press; when follows. */
	sent: string;
	mine: { today: string; tomorrow: string; all: string };
	range: { label: string; today: string; tomorrow: string; all: string };
	sum: (stories: number, characters: string) => string;
	notPlaced: string;
	promise: string;
	isNew: string;
	allRead: string;
	news: {
		title: string;
		unread: (count: number) => string;
		none: string;
		more: (count: number) => string;
	};
	ofTarget: (length: string, target: string) => string;
	leftTime: (time: string) => string;
	late: (time: string) => string;
	/** Somebody has asked for it: 顾南舟 21:40 催. */
	asked: (name: string, time: string) => string;
	threads: (count: number) => string;
	noStories: { title: string; text: string; action: string };
	mentions: {
		title: string;
		waiting: (count: number) => string;
		open: string;
		none: string;
		outside: string;
	};
	whole: string;
	where: { title: string; text: (pages: string) => string; none: string; open: string };
	mini: (page: string, mine: number) => string;
	tonight: {
		title: string;
		press: (time: string) => string;
		deadline: string;
		now: string;
		pressMark: string;
		/** By when a step is done: 二审完. */
		done: (step: string) => string;
		mine: (count: number) => string;
		handedIn: string;
	};
	noEdition: { title: string; text: string; action: string };
	first: {
		title: (paper: string) => string;
		text: string;
		paper: string;
		paperText: string;
		change: string;
		people: string;
		peopleText: string;
		addPeople: string;
		story: string;
		storyText: string;
		takeIn: string;
	};
}

export const myDeskTexts = defineTexts<MyDeskTexts>(
	{
		title: '我的编辑台',
		find: '查找',
		newStory: '写新稿',
		todo: (name, count) => `${name}，现在 ${count} 件事该你办`,
		nothingToDo: (name) => `${name}，眼下没有等你的事`,
		toPress: '距付印',
		pressed: '已过付印',
		sent: '已付印',
		mine: { today: '今天我的稿', tomorrow: '明天我的稿', all: '我的稿' },
		range: { label: '哪一期', today: '今天', tomorrow: '明天', all: '全部' },
		sum: (stories, characters) => `${stories} 篇 · ${characters} 字`,
		notPlaced: '未上版',
		promise: '报题',
		isNew: '没看过',
		allRead: '全部标为已读',
		news: {
			title: '有什么变了',
			unread: (count) => `你离开后 ${count} 处`,
			none: '你的稿，别人没动过。',
			more: (count) => `还有 ${count} 处更早的。`
		},
		ofTarget: (length, target) => `${length} / ${target}`,
		leftTime: (time) => `剩 ${time}`,
		late: (time) => `晚了 ${time}`,
		asked: (name, time) => `${name} ${time} 催过你`,
		threads: (count) => `${count} 条未解决的批注`,
		noStories: {
			title: '这里没有你的稿',
			text: '写下的、分给你的、等你审校的稿，都会排在这里。',
			action: '写新稿'
		},
		mentions: {
			title: '提到我',
			waiting: (count) => `${count} 条等你回`,
			open: '去回复',
			none: '没有人提到你。',
			outside: '外审'
		},
		whole: '（整篇批注）',
		where: {
			title: '我的稿在哪儿',
			text: (pages) => `在 ${pages}`,
			none: '都还没上版',
			open: '打开版面'
		},
		mini: (page, mine) => (mine > 0 ? `${page}，有你 ${mine} 篇` : page),
		tonight: {
			title: '今晚',
			press: (time) => `付印 ${time}`,
			deadline: '截稿',
			now: '现在',
			pressMark: '付印',
			done: (step) => `${step}完`,
			mine: (count) => `你 ${count} 篇`,
			handedIn: '你已交'
		},
		noEdition: {
			title: '还没有哪一期',
			text: '建好一期，版面、截稿和付印时间就都在这里。',
			action: '去建一期'
		},
		first: {
			title: (paper) => `${paper}，第一天`,
			text: '三步就能出第一期。先后不限，同事可以边来边做。',
			paper: '报纸和版面建好了',
			paperText: '报名、时区、开本都可以再改',
			change: '改',
			people: '请同事进来',
			peopleText: '一次性链接，24 小时内打开',
			addPeople: '加同事',
			story: '写第一篇，或收一版旧稿',
			storyText: '粘贴一版文字，自动认出各篇',
			takeIn: '收稿'
		}
	},
	{
		title: 'My desk',
		find: 'Find',
		newStory: 'New story',
		todo: (name, count) =>
			`${name}, ${count} ${count === 1 ? 'thing is' : 'things are'} yours to do`,
		nothingToDo: (name) => `${name}, nothing waits for you`,
		toPress: 'To press',
		pressed: 'Past press time',
		sent: 'At press since',
		mine: { today: 'My stories today', tomorrow: 'My stories tomorrow', all: 'My stories' },
		range: { label: 'Edition', today: 'Today', tomorrow: 'Tomorrow', all: 'All' },
		sum: (stories, characters) =>
			`${stories} ${stories === 1 ? 'story' : 'stories'} · ${characters} characters`,
		notPlaced: 'Not placed',
		promise: 'Promise',
		isNew: 'unread',
		allRead: 'Mark all read',
		news: {
			title: 'What has changed',
			unread: (count) => `${count} since you left`,
			none: 'Nobody has touched your stories.',
			more: (count) => `${count} earlier ones.`
		},
		ofTarget: (length, target) => `${length} / ${target}`,
		leftTime: (time) => `${time} left`,
		late: (time) => `${time} late`,
		asked: (name, time) => `${name} reminded you at ${time}`,
		threads: (count) => `${count} open ${count === 1 ? 'comment' : 'comments'}`,
		noStories: {
			title: 'No story of yours here',
			text: 'Stories you write, edit or proofread will stand here.',
			action: 'New story'
		},
		mentions: {
			title: 'Mentions',
			waiting: (count) => `${count} to answer`,
			open: 'Go and answer',
			none: 'Nobody has mentioned you.',
			outside: 'outside'
		},
		whole: '(on the whole story)',
		where: {
			title: 'Where my stories are',
			text: (pages) => `on ${pages}`,
			none: 'none placed yet',
			open: 'Open pages'
		},
		mini: (page, mine) => (mine > 0 ? `${page}, ${mine} of yours` : page),
		tonight: {
			title: 'Tonight',
			press: (time) => `to press at ${time}`,
			deadline: 'Copy in',
			now: 'Now',
			pressMark: 'To press',
			done: (step) => `${step[0]?.toUpperCase()}${step.slice(1)} done`,
			mine: (count) => `${count} of yours`,
			handedIn: 'yours are in'
		},
		noEdition: {
			title: 'There is no edition yet',
			text: 'Make one, and its pages, deadlines and press time will stand here.',
			action: 'Make an edition'
		},
		first: {
			title: (paper) => `${paper}: the first day`,
			text: 'Three steps to the first issue, in any order, while colleagues arrive.',
			paper: 'The paper is set up',
			paperText: 'Name, time zone and format can still be changed',
			change: 'Change',
			people: 'Bring in your colleagues',
			peopleText: 'A one-time link, good for 24 hours',
			addPeople: 'Add people',
			story: 'Write the first story, or take in a page',
			storyText: 'Paste the text of a page; its stories are recognised',
			takeIn: 'Take in'
		}
	}
);
