import type { PasswordProblem } from '#model/password.ts';
import { defineTexts } from './texts.ts';

/** What is wrong with a new password; wherever one is chosen. */
export const passwordTexts = defineTexts<{
	hint: string;
	fair: string;
	good: string;
	problem: Record<PasswordProblem | 'differs', string>;
}>(
	{
		hint: '至少 8 个字符；一句只有你想得到的话，15 个字符以上最稳妥。',
		fair: '可以用；再长一点，15 个字符以上更稳妥。',
		good: '够长，很稳妥。',
		problem: {
			short: '太短，至少 8 个字符。',
			long: '太长，最多 128 个字符。',
			common: '这个密码太常见，别人猜得到，换一个。',
			repeated: '来回就是几个字符，换一个。',
			'own-name': '密码里只有自己的名字，换一个。',
			differs: '两次填的不一样。'
		}
	},
	{
		hint: 'At least 8 characters; a sentence only you would think of, of 15 or more, is best.',
		fair: 'Good enough; 15 characters or more are safer.',
		good: 'Long enough to be safe.',
		problem: {
			short: 'Too short: at least 8 characters.',
			long: 'Too long: at most 128 characters.',
			common: 'Too common, others would guess it; choose another.',
			repeated: 'The same few characters over and over; choose another.',
			'own-name': 'Little more than your own name; choose another.',
			differs: 'The two are not the same.'
		}
	}
);

export const linkTexts = defineTexts<{
	title: (name: string) => string;
	lead: (username: string) => string;
	password: string;
	again: string;
	submit: string;
	dead: Record<'unknown' | 'used' | 'withdrawn' | 'replaced' | 'expired', string>;
	deadTitle: string;
	deadHelp: string;
	/** The database does not answer: before anything was done, and after a password was sent. */
	away: string;
	unsure: string;
	toSignIn: string;
}>(
	{
		title: (name) => `${name}，设个密码`,
		lead: (username) => `以后用 ${username} 和这个密码登录。链接用过就作废。`,
		password: '新密码',
		again: '再填一遍',
		submit: '设好，进编辑部',
		deadTitle: '这个链接不能用了',
		dead: {
			unknown: '没有这个链接。是不是没有复制全？',
			used: '它已经用过了。每个链接只能用一次。',
			withdrawn: '管理员已经收回了它。',
			replaced: '管理员后来又发了一个新的，用新的那个。',
			expired: '它过期了。链接 24 小时内有效。'
		},
		deadHelp: '请管理员再发一个。',
		away: '数据库没有回应，现在打不开这个链接。过一会儿再试。',
		unsure:
			'数据库没有回应，不知道密码设好没有。过一会儿用新密码登录试试；登不上就再打开这个链接，还不行，请管理员再发一个。',
		toSignIn: '去登录'
	},
	{
		title: (name) => `${name}, choose a password`,
		lead: (username) => `From now on you sign in as ${username} with it. The link works once.`,
		password: 'New password',
		again: 'Once more',
		submit: 'Set it and go in',
		deadTitle: 'This link does not work any more',
		dead: {
			unknown: 'There is no such link. Was it copied whole?',
			used: 'It has been used. A link works once.',
			withdrawn: 'An administrator has withdrawn it.',
			replaced: 'An administrator has made a newer one; use that.',
			expired: 'It has expired. A link works for 24 hours.'
		},
		deadHelp: 'Ask an administrator for another one.',
		away: 'The database does not answer, so the link cannot be opened at present. Try again in a moment.',
		unsure:
			'The database does not answer, so nobody knows whether the password is set. Try to sign in with it in a moment; if it is not taken, open the link again, or ask an administrator for another one.',
		toSignIn: 'Sign in'
	}
);
