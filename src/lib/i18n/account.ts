import { defineTexts } from './texts.ts';

interface AccountTexts {
	title: string;
	password: {
		title: string;
		old: string;
		next: string;
		submit: string;
		done: string;
		wrong: string;
		tooMany: string;
	};
	sessions: {
		title: string;
		lead: string;
		here: string;
		used: (when: string) => string;
		unknown: string;
		end: string;
		endOthers: string;
		ended: string;
	};
}

export const accountTexts = defineTexts<AccountTexts>(
	{
		title: '我的账号',
		password: {
			title: '改密码',
			old: '现在的密码',
			next: '新密码',
			submit: '改密码',
			done: '密码已改，别处的登录都退出了',
			wrong: '现在的密码不对。',
			tooMany: '试的次数太多了，过一会儿再试。'
		},
		sessions: {
			title: '登录着的地方',
			lead: '不认得的，退出它，再改密码。',
			here: '这里',
			used: (when) => `${when}用过`,
			unknown: '不知名的程序',
			end: '退出',
			endOthers: '退出其他所有地方',
			ended: '已退出'
		}
	},
	{
		title: 'My account',
		password: {
			title: 'Change password',
			old: 'Present password',
			next: 'New password',
			submit: 'Change password',
			done: 'Password changed; signed out everywhere else',
			wrong: 'The present password is not right.',
			tooMany: 'Too many tries; try again later.'
		},
		sessions: {
			title: 'Where you are signed in',
			lead: 'Sign out what you do not know, then change your password.',
			here: 'here',
			used: (when) => `used ${when}`,
			unknown: 'unknown program',
			end: 'Sign out',
			endOthers: 'Sign out everywhere else',
			ended: 'Signed out'
		}
	}
);
