import { defineTexts } from './texts.ts';

interface ShellTexts {
	nav: {
		label: string;
		desk: string;
		pages: string;
		stories: string;
		proof: string;
		calendar: string;
		manage: string;
		find: string;
	};
	skip: string;
	waiting: (count: number) => string;
	otherLang: string;
	otherLangLong: string;
	/** Both languages' own names, for the narrow rail. */
	langs: string;
	me: {
		label: (name: string) => string;
		light: string;
		dark: string;
		system: string;
		singleKeys: string;
		shortcuts: string;
		account: string;
		signOut: string;
	};
	goTo: {
		title: string;
		placeholder: string;
		none: string;
		count: (count: number) => string;
		kinds: Record<'story' | 'page' | 'edition' | 'person' | 'place', string>;
		move: string;
		open: string;
	};
	shortcuts: {
		title: string;
		general: string;
		single: string;
		regions: string;
		regionBack: string;
		newStory: string;
	};
	undo: string;
	undone: string;
	/** Somebody else has taken back a step of theirs in a plan. */
	takenBack: { said: (name: string, time: string) => string; look: string };
	connection: {
		offline: string;
		offlineText: string;
		restarting: string;
		restartingText: (waited: string) => string;
		retry: string;
		signedOut: string;
		signedOutText: string;
		signIn: string;
		deactivated: string;
		deactivatedText: string;
	};
	/** Another screen cannot be opened while the server is away. */
	barred: {
		title: string;
		text: string;
		retry: string;
		stay: string;
		back: string;
		backText: string;
		open: string;
		/** For what takes the whole page along, as signing out. */
		notNow: string;
	};
	version: { title: string; text: string; must: string; now: string; later: string };
}

export const shellTexts = defineTexts<ShellTexts>(
	{
		nav: {
			label: '主导航',
			desk: '编辑台',
			pages: '版面',
			stories: '稿件',
			proof: '大样',
			calendar: '往期',
			manage: '管理',
			find: '查找'
		},
		skip: '跳到正文',
		waiting: (count) => `${count} 条通知没看`,
		otherLang: 'English',
		otherLangLong: 'Switch to English',
		langs: '中 / EN',
		me: {
			label: (name) => `${name}：个人菜单`,
			light: '浅色',
			dark: '深色',
			system: '跟随系统',
			singleKeys: '单键快捷键',
			shortcuts: '全部快捷键',
			account: '我的账号',
			signOut: '退出登录'
		},
		goTo: {
			title: '去哪儿',
			placeholder: '找稿件、版面、日期、同事',
			none: '没找到。换个词试试。',
			count: (count) => `${count} 个结果`,
			kinds: { story: '稿件', page: '版面', edition: '期', person: '同事', place: '页面' },
			move: '上下',
			open: '打开'
		},
		shortcuts: {
			title: '全部快捷键',
			general: '到处都行',
			single: '单键只在没写字的时候管用，可在个人菜单里关掉。',
			regions: '下一块区域',
			regionBack: '上一块区域',
			newStory: '写新稿'
		},
		undo: '撤销',
		undone: '撤销了。',
		takenBack: {
			said: (name, time) => `${name}撤销了你 ${time} 动版面的一步`,
			look: '看看'
		},
		connection: {
			offline: '连不上服务器',
			offlineText: '正写的稿子可以接着写，连上后自动并入；排版、送审要等连上。',
			restarting: '马上回来',
			restartingText: (waited) => `正在接服务器，已等 ${waited}，好了会自己接上。写的都在。`,
			retry: '现在重试',
			signedOut: '登录到期或已退出',
			signedOutText: '写下的还在这台电脑上，重新登录就并入。',
			deactivated: '你的账号已停用',
			deactivatedText: '有疑问请找管理员。',
			signIn: '重新登录'
		},
		barred: {
			title: '现在打不开',
			text: '服务器没有回答。这一屏都在，写的也在；连上再打开。',
			retry: '再试',
			stay: '留在这里',
			back: '连上了',
			backText: '刚才要去的那一屏可以打开了。',
			open: '打开',
			notNow: '连不上服务器，这件事等连上再做。'
		},
		version: {
			title: 'Copydesk 有新版本',
			text: '换上约 2 秒。手上这句写完再换也行。',
			must: '现在这一版已经接不上服务器，换了才能接着写。',
			now: '现在换',
			later: '写完再说'
		}
	},
	{
		nav: {
			label: 'Main',
			desk: 'My desk',
			pages: 'Pages',
			stories: 'Stories',
			proof: 'Proof',
			calendar: 'Issues',
			manage: 'Manage',
			find: 'Find'
		},
		skip: 'Skip to content',
		waiting: (count) => `${count} unread ${count === 1 ? 'notice' : 'notices'}`,
		otherLang: '中文',
		otherLangLong: '换成中文',
		langs: '中 / EN',
		me: {
			label: (name) => `${name}: personal menu`,
			light: 'Light',
			dark: 'Dark',
			system: 'As the system',
			singleKeys: 'Single-key shortcuts',
			shortcuts: 'All shortcuts',
			account: 'My account',
			signOut: 'Sign out'
		},
		goTo: {
			title: 'Go to',
			placeholder: 'Find stories, pages, dates, people',
			none: 'Nothing found. Try another word.',
			count: (count) => `${count} ${count === 1 ? 'result' : 'results'}`,
			kinds: {
				story: 'Story',
				page: 'Page',
				edition: 'Edition',
				person: 'Person',
				place: 'Screen'
			},
			move: 'move',
			open: 'open'
		},
		shortcuts: {
			title: 'All shortcuts',
			general: 'Everywhere',
			single:
				'Single keys work only while you are not writing; switch them off in the personal menu.',
			regions: 'Next part of the screen',
			regionBack: 'Previous part of the screen',
			newStory: 'New story'
		},
		undo: 'Undo',
		undone: 'Undone.',
		takenBack: {
			said: (name, time) => `${name} has undone what you did to the pages at ${time}`,
			look: 'See'
		},
		connection: {
			offline: 'The server cannot be reached',
			offlineText:
				'Keep writing; it is merged when you are back. Planning and sending on wait for the connection.',
			restarting: 'Back in a moment',
			restartingText: (waited) =>
				`Reaching the server, ${waited} so far; it reconnects by itself. What you wrote is safe.`,
			retry: 'Try now',
			signedOut: 'You are signed out',
			signedOutText: 'What you wrote is still on this computer; sign in again to merge it.',
			deactivated: 'Your account was deactivated',
			deactivatedText: 'Ask an administrator.',
			signIn: 'Sign in again'
		},
		barred: {
			title: 'Cannot be opened now',
			text: 'The server does not answer. All on this screen stays, and so does what was written.',
			retry: 'Try again',
			stay: 'Stay here',
			back: 'Connected again',
			backText: 'The screen you wanted can be opened now.',
			open: 'Open it',
			notNow: 'The server does not answer; this has to wait until it does.'
		},
		version: {
			title: 'Copydesk has a new version',
			text: 'Changing takes about two seconds. Finish your sentence first if you like.',
			must: 'This version no longer works with the server; change to go on.',
			now: 'Change now',
			later: 'Later'
		}
	}
);
