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
		/** The database does not answer. */
		away: string;
	};
	digest: {
		title: string;
		on: (to: string, at: string) => string;
		off: string;
		noAddress: string;
		away: string;
		stop: string;
		start: string;
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
		away: string;
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
			tooMany: '试的次数太多了，过一会儿再试。',
			away: '数据库没有回应，不知道密码改了没有。过一会儿再改一次；说现在的密码不对，就是已经改了，别处的登录请在下面退出。'
		},
		digest: {
			title: '每天一封信',
			on: (to, at) => `每天 ${at}，有事等你就发到 ${to}；没事不发。`,
			off: '没有在发。',
			noAddress: '你还没有邮箱地址，请管理员填上就会发。',
			away: '数据库没有回应，不知道改了没有。过一会儿刷新看一看。',
			stop: '不要发了',
			start: '发给我'
		},
		sessions: {
			title: '登录着的地方',
			lead: '不认得的，退出它，再改密码。',
			here: '这里',
			used: (when) => `${when}用过`,
			unknown: '不知名的程序',
			end: '退出',
			endOthers: '退出其他所有地方',
			ended: '已退出',
			away: '数据库没有回应，不知道退出了没有。过一会儿再看。'
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
			tooMany: 'Too many tries; try again later.',
			away: 'The database does not answer, so nobody knows whether it was changed. Change it again in a moment; if the present one is not right then, it was, and elsewhere you sign out below.'
		},
		digest: {
			title: 'A mail a day',
			on: (to, at) => `Each day at ${at}, to ${to}, if something waits for you.`,
			off: 'None is sent.',
			noAddress: 'You have no e-mail address; once an administrator has added it, mails come.',
			away: 'The database does not answer; nobody knows whether it was changed. Look again in a moment.',
			stop: 'Stop sending',
			start: 'Send it to me'
		},
		sessions: {
			title: 'Where you are signed in',
			lead: 'Sign out what you do not know, then change your password.',
			here: 'here',
			used: (when) => `used ${when}`,
			unknown: 'unknown program',
			end: 'Sign out',
			endOthers: 'Sign out everywhere else',
			ended: 'Signed out',
			away: 'The database does not answer, so nobody knows whether you are signed out there. Look again in a moment.'
		}
	}
);
