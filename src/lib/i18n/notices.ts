import { defineTexts } from './texts.ts';

/** The words of notices: what must be done, and what is meant for somebody. */
export const noticeTexts = defineTexts(
	{
		title: '通知',
		group: '通知',
		open: (count: number) => (count > 0 ? `通知，${count} 条没看` : '通知'),
		unread: (count: number) => `${count} 条没看`,
		allRead: '都看过了',
		none: { title: '没有要你办的', text: '该你审、该你改、有人点你名或催你，都会到这里。' },
		isUnread: '没看过',
		yours: (what: string, title: string) => `该你${what}：${title}`,
		returned: (title: string, name: string) => `${name}退回了：${title}`,
		given: (title: string) => `交给你写：${title}`,
		answer: (count: number, title: string) => `${title}：${count} 条批注等你回`,
		mention: (name: string) => `${name}提到你`,
		late: (title: string, time: string) => `${title}晚了 ${time}`,
		latePage: (page: string) => `${page}等着`,
		missing: (name: string) => `${name}还没交`,
		before: (time: string, left: string) => `${time} 前，还剩 ${left}`,
		overdue: (time: string) => `晚了 ${time}`,
		go: { sign: '去审', write: '去改', answer: '去回', see: '去办', look: '去看' },
		alerts: {
			on: '浏览器也提醒我',
			hint: '只在这个浏览器、开着编辑部的时候。',
			denied: '浏览器不许提醒。要用，先在地址栏左边放行通知。',
			more: (count: number) => `还有 ${count} 件要你办`
		}
	},
	{
		title: 'Notices',
		group: 'Notices',
		open: (count) => (count > 0 ? `Notices, ${count} unread` : 'Notices'),
		unread: (count) => `${count} unread`,
		allRead: 'Mark all read',
		none: {
			title: 'Nothing for you to do',
			text: 'What you are to sign or revise, and who names or reminds you, comes here.'
		},
		isUnread: 'unread',
		yours: (what, title) => `To ${what}: ${title}`,
		returned: (title, name) => `${name} sent back: ${title}`,
		given: (title) => `Yours to write: ${title}`,
		answer: (count, title) => `${title}: ${count} to answer`,
		mention: (name) => `${name} mentioned you`,
		late: (title, time) => `${title} is ${time} late`,
		latePage: (page) => `${page} waits`,
		missing: (name) => `${name} has not handed it in`,
		before: (time, left) => `by ${time}, ${left} left`,
		overdue: (time) => `${time} late`,
		go: { sign: 'Review', write: 'Revise', answer: 'Answer', see: 'See to it', look: 'Look' },
		alerts: {
			on: 'Alert me through the browser, too',
			hint: 'In this browser alone, while the newsroom is open in it.',
			denied: 'The browser allows no alerts. Allow notifications for this address first.',
			more: (count) => `${count} more for you to do`
		}
	}
);
