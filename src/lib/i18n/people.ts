import type { Role } from '#model/person.ts';
import { defineTexts } from './texts.ts';

interface PeopleTexts {
	title: string;
	/** Places of the administration. */
	sections: Record<
		| 'label'
		| 'people'
		| 'settings'
		| 'publishing'
		| 'sections'
		| 'templates'
		| 'stages'
		| 'roles'
		| 'audit',
		string
	>;
	add: string;
	summary: (active: number, waiting: number, inactive: number) => string;
	filter: { label: string; all: string };
	find: string;
	columns: {
		name: string;
		roles: string;
		pages: string;
		does: string;
		signIn: string;
		seen: string;
		actions: string;
	};
	allPages: string;
	/** What each role does, in a list row and in a form. */
	does: Record<Role, string>;
	explains: Record<Role, string>;
	password: string;
	noPassword: string;
	inactive: string;
	notSeen: string;
	/** Has a window open. */
	here: string;
	linkLeft: (time: string) => string;
	linkOver: string;
	none: string;
	foot: string;
	menu: (name: string) => string;
	changeRoles: string;
	newLink: string;
	withdraw: string;
	deactivate: string;
	activate: string;
	form: {
		title: string;
		name: string;
		username: string;
		usernameHint: string;
		email: string;
		roles: string;
		make: string;
		cancel: string;
	};
	rolesOf: (name: string) => string;
	save: string;
	link: {
		title: string;
		once: string;
		copy: string;
		copied: string;
		text: (name: string) => string;
		by: (name: string) => string;
		done: string;
		dialog: (name: string) => string;
	};
	off: { title: (name: string) => string; text: string; confirm: string };
	said: {
		withdrawn: (name: string) => string;
		deactivated: (name: string) => string;
		activated: (name: string) => string;
		roles: (name: string) => string;
	};
	problem: {
		name: string;
		username: string;
		email: string;
		roles: string;
		usernameTaken: string;
		emailTaken: string;
		lastAdministrator: string;
		forbidden: string;
		other: string;
		unreachable: string;
		/** The database does not answer. */
		away: string;
		signedOut: string;
	};
}

export const peopleTexts = defineTexts<PeopleTexts>(
	{
		title: '管理',
		sections: {
			...{ label: '管理', people: '同事', settings: '报纸', publishing: '出报规律' },
			...{ sections: '栏目与版面', templates: '开本与版样', stages: '审校流程', roles: '权限' },
			audit: '操作记录'
		},
		add: '加同事',
		summary: (active, waiting, inactive) =>
			[`在用 ${active}`, waiting && `待接受 ${waiting}`, inactive && `停用 ${inactive}`]
				.filter(Boolean)
				.join('，'),
		filter: { label: '按职责筛选', all: '全部' },
		find: '找人',
		columns: {
			name: '姓名',
			roles: '职责',
			pages: '管哪几版',
			does: '能做什么',
			signIn: '怎么登录',
			seen: '最近在',
			actions: '操作'
		},
		allPages: '全部',
		does: {
			reporter: '写稿',
			editor: '改稿 · 排所管的版',
			chief: '建期次 · 排版面 · 定稿件',
			proofreader: '批注',
			administrator: '加人 · 设置'
		},
		explains: {
			reporter: '写自己的稿，别人共享的稿也能写',
			editor: '改没签发的稿，把稿件排上自己管的版',
			chief: '建期次、排所有版面、改没签发的稿',
			proofreader: '看稿、批注、提修改建议，不直接改字',
			administrator: '加人、改职责、改报纸设置，看不到稿件'
		},
		password: '密码',
		noPassword: '还没设密码',
		inactive: '已停用',
		notSeen: '没有登录',
		here: '现在',
		linkLeft: (time) => `链接没用，还剩 ${time}`,
		linkOver: '没有可用的链接',
		none: '没有这样的同事。',
		foot: '一个人可以有多个职责。停用的人留名，不删。',
		menu: (name) => `${name}的操作`,
		changeRoles: '改职责…',
		newLink: '发一次性链接…',
		withdraw: '收回链接',
		deactivate: '停用…',
		activate: '恢复',
		form: {
			title: '加一位同事',
			name: '姓名',
			username: '用户名',
			usernameHint: '登录用，小写字母、数字和 . _ -',
			email: '邮箱（可不填）',
			roles: '职责，可多选',
			make: '加上，生成链接',
			cancel: '取消'
		},
		rolesOf: (name) => `${name}的职责`,
		save: '保存',
		link: {
			title: '一次性链接',
			once: '只显示这一回',
			copy: '复制',
			copied: '已复制',
			text: (name) =>
				`当面或用报社的通讯工具给${name}。24 小时内有效，设好密码就作废；链接里没有密码，由本人设。`,
			by: (name) => `${name}发出`,
			done: '好了',
			dialog: (name) => `给${name}的链接`
		},
		off: {
			title: (name) => `停用${name}？`,
			text: '立即退出登录，不能再进。写过的稿、批注和署名都留着，以后可以恢复。',
			confirm: '停用'
		},
		said: {
			withdrawn: (name) => `给${name}的链接已收回`,
			deactivated: (name) => `${name}已停用`,
			activated: (name) => `${name}已恢复，原来的密码还能用`,
			roles: (name) => `${name}的职责已改，马上生效`
		},
		problem: {
			name: '姓名要填，最多 64 个字符。',
			username: '2 到 32 个小写字母、数字或 . _ -，以字母或数字开头。',
			email: '这不像一个邮箱地址。',
			roles: '至少选一个职责。',
			usernameTaken: '这个用户名已经有人用了。',
			emailTaken: '这个邮箱已经有人用了。',
			lastAdministrator: '这是最后一位管理员，先让别人当管理员。',
			forbidden: '只有管理员能改。',
			other: '没有改成，再试一次。',
			unreachable: '没有回应，不知道改了没有。过一会儿刷新看一看。',
			away: '数据库没有回应，不知道改了没有。过一会儿刷新看一看。',
			signedOut: '登录到期或已退出，没有改。重新登录后再试。'
		}
	},
	{
		title: 'Administration',
		sections: {
			label: 'Administration',
			people: 'People',
			settings: 'Paper',
			publishing: 'Publishing',
			sections: 'Sections and pages',
			templates: 'Formats and templates',
			stages: 'Stages',
			roles: 'Permissions',
			audit: 'Audit log'
		},
		add: 'Add a colleague',
		summary: (active, waiting, inactive) =>
			[`${active} active`, waiting && `${waiting} invited`, inactive && `${inactive} inactive`]
				.filter(Boolean)
				.join(', '),
		filter: { label: 'By role', all: 'All' },
		find: 'Find',
		columns: {
			name: 'Name',
			roles: 'Roles',
			pages: 'Pages',
			does: 'Does',
			signIn: 'Signs in with',
			seen: 'Last seen',
			actions: 'Actions'
		},
		allPages: 'All',
		does: {
			reporter: 'Writes',
			editor: 'Edits · fills own pages',
			chief: 'Makes editions · plans pages · decides',
			proofreader: 'Comments',
			administrator: 'People · settings'
		},
		explains: {
			reporter: 'Writes own stories and those shared with them',
			editor: 'Edits stories not signed off, places stories on pages of their own',
			chief: 'Makes editions, plans every page, edits stories not signed off',
			proofreader: 'Reads, comments and suggests; never changes a word',
			administrator: 'Adds people, changes roles and settings; does not see stories'
		},
		password: 'Password',
		noPassword: 'No password yet',
		inactive: 'Inactive',
		notSeen: 'Not signed in',
		here: 'Now',
		linkLeft: (time) => `Link not used, ${time} left`,
		linkOver: 'No working link',
		none: 'Nobody like that.',
		foot: 'One person may hold several roles. Who is inactive stays on record.',
		menu: (name) => `Actions for ${name}`,
		changeRoles: 'Change roles…',
		newLink: 'Make a one-time link…',
		withdraw: 'Withdraw link',
		deactivate: 'Deactivate…',
		activate: 'Activate',
		form: {
			title: 'Add a colleague',
			name: 'Name',
			username: 'User name',
			usernameHint: 'To sign in: small letters, digits and . _ -',
			email: 'E-mail (optional)',
			roles: 'Roles, one or several',
			make: 'Add and make a link',
			cancel: 'Cancel'
		},
		rolesOf: (name) => `Roles of ${name}`,
		save: 'Save',
		link: {
			title: 'One-time link',
			once: 'Shown only now',
			copy: 'Copy',
			copied: 'Copied',
			text: (name) =>
				`Hand it to ${name} in person or by the newsroom’s messenger. It works for 24 hours and until a password is chosen; there is no password in it.`,
			by: (name) => `Made by ${name}`,
			done: 'Done',
			dialog: (name) => `Link for ${name}`
		},
		off: {
			title: (name) => `Deactivate ${name}?`,
			text: 'Signed out at once and not let in again. Stories, comments and bylines stay; it can be undone later.',
			confirm: 'Deactivate'
		},
		said: {
			withdrawn: (name) => `The link for ${name} is withdrawn`,
			deactivated: (name) => `${name} is inactive`,
			activated: (name) => `${name} is active again, with the old password`,
			roles: (name) => `Roles of ${name} changed, at once`
		},
		problem: {
			name: 'A name has 1 to 64 characters.',
			username: '2 to 32 small letters, digits or . _ -, beginning with a letter or digit.',
			email: 'This does not look like an e-mail address.',
			roles: 'Choose at least one role.',
			usernameTaken: 'Somebody has this user name already.',
			emailTaken: 'Somebody has this e-mail already.',
			lastAdministrator: 'This is the last administrator; make somebody else one first.',
			forbidden: 'Only administrators may change this.',
			other: 'That did not work; try again.',
			unreachable: 'No answer came; nobody knows whether it was changed. Look again in a moment.',
			away: 'The database does not answer; nobody knows whether it was changed. Look again in a moment.',
			signedOut: 'You are signed out; nothing was changed. Sign in again, then try once more.'
		}
	}
);
