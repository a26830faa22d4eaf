import { defineTexts } from './texts.ts';

interface SignInTexts {
	title: string;
	lead: string;
	login: string;
	password: string;
	show: string;
	capsLock: string;
	remember: string;
	submit: string;
	busy: string;
	forgot: string;
	forgotHelp: string;
	noAccount: string;
	/** The other language, in itself. */
	language: string;
	problem: {
		empty: string;
		noMatch: string;
		inactive: string;
		tooMany: (minutes: number) => string;
		unreachable: string;
		/** The database does not answer. */
		away: string;
	};
	/** The poster on the left: three pencils and ink. */
	poster: {
		headline: string;
		text: string;
		pencil: string;
		blue: string;
		red: string;
		ink: string;
	};
}

export const signInTexts = defineTexts<SignInTexts>(
	{
		title: '回到编辑部',
		lead: '用报社账号登录',
		login: '用户名或邮箱',
		password: '密码',
		show: '显示密码',
		capsLock: '大写锁定开着',
		remember: '这台电脑保持登录 12 小时',
		submit: '登录',
		busy: '正在登录…',
		forgot: '忘记密码',
		forgotHelp: '请管理员给你一个一次性链接，打开就能重设密码。',
		noAccount: '没有账号？请管理员把你加进来。',
		language: 'English',
		problem: {
			empty: '用户名和密码都要填。',
			noMatch: '用户名或密码不对。',
			inactive: '这个账号已停用，请找管理员。',
			tooMany: (minutes) => `试的次数太多了，${minutes} 分钟后再试。`,
			unreachable: '没连上服务器，再试一次。',
			away: '数据库没有回应，现在登录不了。过一会儿再试；一直这样，请告诉管理员。'
		},
		poster: {
			headline: '一张报纸，三支笔',
			text: '记者用铅笔写，编辑用蓝笔改，校对用朱笔看。稿子在谁手里，就是谁的颜色；墨色落定，就能付印。',
			pencil: '铅笔',
			blue: '蓝笔',
			red: '朱笔',
			ink: '墨'
		}
	},
	{
		title: 'Back to the newsroom',
		lead: 'Sign in with your newsroom account',
		login: 'User name or e-mail',
		password: 'Password',
		show: 'Show password',
		capsLock: 'Caps Lock is on',
		remember: 'Stay signed in on this computer for 12 hours',
		submit: 'Sign in',
		busy: 'Signing in…',
		forgot: 'Forgot it?',
		forgotHelp: 'Ask an administrator for a one-time link; with it you choose a new password.',
		noAccount: 'No account? Ask an administrator to add you.',
		language: '中文',
		problem: {
			empty: 'Fill in both user name and password.',
			noMatch: 'User name or password is not right.',
			inactive: 'This account is not in use any more; ask an administrator.',
			tooMany: (minutes) => `Too many tries. Try again in ${minutes} min.`,
			unreachable: 'The server cannot be reached; try again.',
			away: 'The database does not answer, so nobody can sign in at present. Try again in a moment; if it goes on, tell an administrator.'
		},
		poster: {
			headline: 'One paper, three pens',
			text: 'Reporters write in pencil, editors change in blue, proofreaders read in red. A story has the colour of whoever holds it; once it is in ink it goes to press.',
			pencil: 'Pencil',
			blue: 'Blue pencil',
			red: 'Red pen',
			ink: 'Ink'
		}
	}
);
