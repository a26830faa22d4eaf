import { defineTexts } from './texts.ts';

interface SetUpTexts {
	title: string;
	lead: string;
	steps: { paper: string; person: string; sample: string };
	paper: {
		name: string;
		timeZone: string;
		format: string;
		size: (width: number, height: number, columns: number) => string;
		pressTime: string;
		pressHint: string;
	};
	person: {
		name: string;
		username: string;
		usernameHint: string;
		email: string;
		password: string;
		chief: string;
	};
	sample: { option: string; text: string };
	preview: { title: string; text: (columns: number, lines: number, count: string) => string };
	submit: string;
	/** While it is being made, with the sample edition. */
	busy: string;
	problem: {
		name: string;
		username: string;
		email: string;
		person: string;
		timeZone: string;
		pressTime: string;
		taken: string;
		other: string;
		/** The database does not answer. */
		away: string;
	};
	waiting: { title: string; text: string; again: string };
	dead: { title: string; text: string; toSignIn: string };
	/** step: of a section in which nothing is missing. */
	done: { step: string; title: string; text: string; password: string; enter: string };
}

export const setUpTexts = defineTexts<SetUpTexts>(
	{
		title: '说说这张报纸',
		lead: '填一页就能开工，以后都可以改。',
		steps: { paper: '报纸', person: '管理员', sample: '样报' },
		paper: {
			name: '报名',
			timeZone: '时区',
			format: '开本',
			size: (width, height, columns) => `${width} × ${height} 毫米，${columns} 栏`,
			pressTime: '付印时间',
			pressHint: '出报前一天晚上'
		},
		person: {
			name: '姓名',
			username: '用户名',
			usernameHint: '小写字母、数字和 . _ -',
			email: '邮箱（可不填）',
			password: '密码',
			chief: '我也是总编：建期次、排版面、定稿件'
		},
		sample: {
			option: '带上样报',
			text: '一张虚构的县报：8 个版、四十多篇各个阶段的稿件、7 位同事，先看看怎么用。真要开工时，不带它从头来。'
		},
		preview: {
			title: '预览',
			text: (columns, lines, count) => `每版 ${columns} 栏 × ${lines} 行，满版约 ${count} 字。`
		},
		submit: '建好，进编辑部',
		busy: '正在建，带样报要几秒…',
		problem: {
			name: '报名要填。',
			username: '用户名要 2 到 32 个小写字母、数字或 . _ -，以字母或数字开头。',
			email: '这不像一个邮箱地址。',
			person: '姓名要填。',
			timeZone: '没有这个时区。',
			pressTime: '付印时间要在 00:00 到 23:59 之间。',
			taken: '这个用户名或邮箱已经有人用了。',
			other: '没有建成，请看服务器的记录。',
			away: '数据库没有回应，不知道建成了没有。过一会儿重新打开这个链接看一看。'
		},
		waiting: {
			title: '还没有设置好',
			text: '服务器启动时，在终端里印了一个一次性链接。在运行它的那台机器上找到以 /set-up/ 结尾的那一行，用浏览器打开。',
			again: '链接用过就作废，在那之前一直有效；重新启动服务器会再印一次。'
		},
		dead: {
			title: '这个设置链接不能用',
			text: '报社已经建好，或者链接不是最近一次启动时印的那个。',
			toSignIn: '去登录'
		},
		done: {
			step: '填好了',
			title: '建好了',
			text: '样报里的同事都用下面这个密码，只显示这一回。用其中一位的用户名在另一个窗口登录，就能看到几个人一起办报的样子。',
			password: '他们的密码',
			enter: '进编辑部'
		}
	},
	{
		title: 'Tell us about your paper',
		lead: 'One page and you can begin; all of it can be changed later.',
		steps: { paper: 'Paper', person: 'Administrator', sample: 'Sample' },
		paper: {
			name: 'Name of the paper',
			timeZone: 'Time zone',
			format: 'Page format',
			size: (width, height, columns) => `${width} × ${height} mm, ${columns} columns`,
			pressTime: 'Press time',
			pressHint: 'On the evening before the date of the paper'
		},
		person: {
			name: 'Name',
			username: 'User name',
			usernameHint: 'Small letters, digits and . _ -',
			email: 'E-mail (optional)',
			password: 'Password',
			chief: 'I am the chief editor as well: I make editions and plan pages'
		},
		sample: {
			option: 'Bring the sample edition',
			text: 'An invented county daily, in Chinese: 8 pages, over forty stories in all stages, 7 colleagues. For looking around; for real work start without it.'
		},
		preview: {
			title: 'Preview',
			text: (columns, lines, count) =>
				`${columns} columns × ${lines} lines a page, about ${count} characters in all.`
		},
		submit: 'Make it and go in',
		busy: 'Being made; the sample takes some seconds…',
		problem: {
			name: 'The paper needs a name.',
			username:
				'A user name has 2 to 32 small letters, digits or . _ - and begins with a letter or digit.',
			email: 'This does not look like an e-mail address.',
			person: 'Your name is missing.',
			timeZone: 'There is no such time zone.',
			pressTime: 'The press time lies between 00:00 and 23:59.',
			taken: 'Somebody has this user name or e-mail already.',
			other: 'It was not made; see the log of the server.',
			away: 'The database does not answer; nobody knows whether it was made. Open this link again in a moment.'
		},
		waiting: {
			title: 'Not set up yet',
			text: 'When the server started it printed a one-time link. Look in its terminal for the line that ends in /set-up/… and open it in a browser.',
			again: 'The link works until it is used; starting the server again prints it once more.'
		},
		dead: {
			title: 'This set-up link does not work',
			text: 'The paper has been made already, or the link is not the one printed at the latest start.',
			toSignIn: 'Sign in'
		},
		done: {
			step: 'filled in',
			title: 'Made',
			text: 'The people of the sample share the password below; it is shown only now. Sign in as one of them in another window to see several people make a paper together.',
			password: 'Their password',
			enter: 'Go in'
		}
	}
);
