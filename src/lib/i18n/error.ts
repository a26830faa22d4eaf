import { defineTexts } from './texts.ts';

interface ErrorTexts {
	notFound: { loud: string; title: string; text: string; action: string };
	forbidden: { title: string; text: string };
	log: { title: string; text: string };
	administrators: { title: string; text: string };
	failed: { title: string; text: string; id: (id: string) => string; again: string };
	/** The database does not answer. */
	away: string;
	/** The same, where something was to be changed. */
	unsure: string;
	/** The same, while somebody signs out. */
	signOutAway: string;
	desk: string;
	find: string;
}

export const errorTexts = defineTexts<ErrorTexts>(
	{
		notFound: {
			loud: '这一版空着',
			title: '没有这一页',
			text: '链接旧了，或稿件撤下了。',
			action: '去今天的版面'
		},
		forbidden: {
			title: '这篇你还看不了',
			text: '它不归你经手。要看，请本版责编或总编把你加进来。'
		},
		log: {
			title: '操作记录归总编和管理员看',
			text: '要查谁改过什么，请总编或管理员来查。一篇稿的来龙去脉，在它自己的历史里。'
		},
		administrators: {
			title: '这里归管理员',
			text: '加同事、改报纸设置要有管理员的职责。要用，请管理员给你加上。'
		},
		failed: {
			title: '这一页没出来',
			text: '服务器出了错，稿件没有受影响，写下的都在。',
			id: (id) => `报给值班技术时，附上这个号：${id}`,
			again: '再试一次'
		},
		away: '数据库没有回应。写下的都在，过一会儿再试。',
		unsure: '数据库没有回应，不知道做了没有。过一会儿看一看，再试。',
		signOutAway: '数据库没有回应，不知道退出了没有。过一会儿再退一次。',
		desk: '回编辑台',
		find: '查找'
	},
	{
		notFound: {
			loud: 'Nothing on this page',
			title: 'There is no such page',
			text: 'The link is old, or the story has been withdrawn.',
			action: 'Go to today’s pages'
		},
		forbidden: {
			title: 'You cannot see this yet',
			text: 'It is not in your hands. Ask the page’s editor or the chief editor to add you.'
		},
		log: {
			title: 'The log is for chief editors and administrators',
			text: 'Ask one of them to look something up. What became of a story stands in its own history.'
		},
		administrators: {
			title: 'This is for administrators',
			text: 'People and the paper’s settings are theirs. Ask one of them for the role if you need it.'
		},
		failed: {
			title: 'This page failed to load',
			text: 'Something went wrong on the server. No story is affected; what you wrote is safe.',
			id: (id) => `When you report it, give this number: ${id}`,
			again: 'Try again'
		},
		away: 'The database does not answer. What you wrote is safe; try again in a moment.',
		unsure:
			'The database does not answer, so nobody knows whether it was done. Look again in a moment.',
		signOutAway:
			'The database does not answer, so you may be signed in still. Sign out again in a moment.',
		desk: 'Back to the desk',
		find: 'Find'
	}
);
