import type { News } from '#model/mydesk/news.ts';
import type { Duty } from '#model/mydesk/turn.ts';
import type { MailLang } from './choices.ts';

export interface DigestWords {
	subject: (paper: string, count: number) => string;
	greeting: (name: string) => string;
	duty: Record<Exclude<Duty, 'done' | 'withdrawn'>, (title: string) => string>;
	late: (title: string) => string;
	mention: (name: string, title: string) => string;
	/** `time`: when the paper of which it tells goes to press now. */
	told: (name: string, title: string, news: Pick<News, 'kind' | 'page'>, time: string) => string;
	untitled: string;
	somebody: string;
	by: (time: string) => string;
	/** Where to switch it off. */
	off: string;
}

const zh: DigestWords = {
	subject: (paper, count) => `${paper}：${count} 件等你`,
	greeting: (name) => `${name}，这些等着你：`,
	duty: {
		returned: (title) => `退回来了，改好再送：${title}`,
		answer: (title) => `有批注等你回：${title}`,
		promise: (title) => `你报的题：${title}`,
		write: (title) => `交给你写：${title}`,
		review1: (title) => `等你一审：${title}`,
		review2: (title) => `等你二审：${title}`,
		review3: (title) => `等你三审：${title}`,
		proof1: (title) => `等你一校：${title}`,
		proof2: (title) => `等你二校：${title}`,
		signOff: (title) => `等你签发：${title}`
	},
	late: (title) => `到点还没交：${title}`,
	mention: (name, title) => `${name}提到你：${title}`,
	told(name, title, { kind, page }, time) {
		switch (kind) {
			case 'accepted':
				return `${name}采纳了你的建议：${title}`;
			case 'declined':
				return `${name}没采纳你的建议：${title}`;
			case 'struck':
				return `${name}改了稿，你的签名作废：${title}`;
			case 'opinion':
				return `${name}外审意见来了：${title}`;
			case 'moved':
				return `${name}换了版面：${title}`;
			case 'unplaced':
				return `${name}撤下了版面：${title}`;
			case 'spiked':
				return `${name}撤稿：${title}`;
			case 'press':
				return `${name}把付印时间改到 ${time}`;
			case 'asked':
				return `${name}催你：${title || `${page} 版`}`;
			default:
				return `${name}回了你：${title}`;
		}
	},
	untitled: '还没有标题的稿',
	somebody: '有人',
	by: (time) => `${time} 前`,
	off: '不想收这封信，在“我的账号”里关掉：'
};

const en: DigestWords = {
	subject: (paper, count) => `${paper}: ${count} ${count === 1 ? 'thing waits' : 'things wait'}`,
	greeting: (name) => `${name}, this waits for you:`,
	duty: {
		returned: (title) => `Sent back, to revise: ${title}`,
		answer: (title) => `Comments to answer: ${title}`,
		promise: (title) => `Promised by you: ${title}`,
		write: (title) => `Yours to write: ${title}`,
		review1: (title) => `To sign review 1: ${title}`,
		review2: (title) => `To sign review 2: ${title}`,
		review3: (title) => `To sign review 3: ${title}`,
		proof1: (title) => `To proofread: ${title}`,
		proof2: (title) => `To proofread again: ${title}`,
		signOff: (title) => `To sign off: ${title}`
	},
	late: (title) => `Late, not handed in: ${title}`,
	mention: (name, title) => `${name} mentioned you: ${title}`,
	told(name, title, { kind, page }, time) {
		switch (kind) {
			case 'accepted':
				return `${name} accepted your suggestion: ${title}`;
			case 'declined':
				return `${name} declined your suggestion: ${title}`;
			case 'struck':
				return `${name} changed the text, your signature is void: ${title}`;
			case 'opinion':
				return `${name} has given an opinion from outside: ${title}`;
			case 'moved':
				return `${name} moved to another page or day: ${title}`;
			case 'unplaced':
				return `${name} took off its page: ${title}`;
			case 'spiked':
				return `${name} spiked: ${title}`;
			case 'press':
				return `${name} moved the press time to ${time}`;
			case 'asked':
				return `${name} reminds you: ${title || `page ${page}`}`;
			default:
				return `${name} answered you: ${title}`;
		}
	},
	untitled: 'a story without a headline',
	somebody: 'Somebody',
	by: (time) => `by ${time}`,
	off: 'To stop these mails, switch them off in your account:'
};

export const digestWords: Record<MailLang, DigestWords> = { zh, en };
