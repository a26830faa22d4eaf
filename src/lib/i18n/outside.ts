import type { LINK_HOURS, OutsideState } from '#model/outside.ts';
import { defineTexts } from './texts.ts';

type Hours = (typeof LINK_HOURS)[number];

interface OutsideTexts {
	title: string;
	/** Beside the signatures. */
	open: string;
	lead: string;
	none: string;
	send: string;
	form: {
		title: string;
		name: string;
		namePlaceholder: string;
		nameMissing: string;
		unit: string;
		unitPlaceholder: string;
		note: string;
		notePlaceholder: string;
		hours: string;
		hoursOf: Record<Hours, string>;
		text: (code: string, length: string) => string;
		textHint: string;
		make: string;
		back: string;
	};
	link: {
		title: string;
		once: string;
		copy: string;
		copied: string;
		text: (name: string, until: string) => string;
		done: string;
	};
	state: Record<OutsideState, string>;
	sentBy: (who: string, when: string) => string;
	until: (when: string) => string;
	wasUntil: (when: string) => string;
	withdrawnBy: (who: string, when: string) => string;
	answeredAt: (when: string) => string;
	opened: (times: number, devices: number) => string;
	passedOn: (devices: number) => string;
	turnedAway: (times: number) => string;
	comments: (n: number) => string;
	withdraw: string;
	withdrawSure: (name: string) => string;
	withdrawn: (name: string) => string;
	log: (name: string) => string;
	logShort: string;
	logEmpty: string;
	logFailed: string;
	refused: string;
	device: (n: number) => string;
	seeText: string;
	changedMeanwhile: string;
	failed: string;
	/** On the signing screen: it counts for nothing but an opinion. */
	opinions: string;
	opinionHint: string;
	/** Of a text that was changed since. */
	olderText: string;
	mark: string;
	close: string;
}

/** The words of sending a story outside the house. 送审 is the hand-in inside it, so this is 外审. */
export const outsideTexts = defineTexts<OutsideTexts>(
	{
		title: '外审',
		open: '送外审…',
		lead: '给报社以外的一位看定住的一份文本。意见变成批注；审签仍归编辑部。',
		none: '这篇还没有送过外审。',
		send: '送给一位…',
		form: {
			title: '送外审',
			name: '姓名',
			namePlaceholder: '例如 卢一舟',
			nameMissing: '写上姓名：水印和意见都用它。',
			unit: '单位，可不填',
			unitPlaceholder: '例如 县水利局',
			note: '请对方看什么，可不填',
			notePlaceholder: '例如 数据和职务请核一遍',
			hours: '链接有效',
			hoursOf: { 6: '6 小时', 24: '24 小时', 72: '3 天', 168: '7 天' },
			text: (code, length) => `送的是现在这份文本 ${code}，${length} 字`,
			textHint: '之后的改动对方看不到；也看不到别的稿件和编辑部的批注。',
			make: '定住文本，生成链接',
			back: '返回'
		},
		link: {
			title: '外审链接',
			once: '只显示这一回',
			copy: '复制',
			copied: '已复制',
			text: (name, until) =>
				`只发给${name}本人。${until} 前有效，最多在三台设备上打开，每次打开都有记录；交了意见就只能看。`,
			done: '好了'
		},
		state: {
			sent: '还没打开',
			opened: '看过',
			answered: '交了意见',
			withdrawn: '已收回',
			expired: '过期'
		},
		sentBy: (who, when) => `${who} ${when} 送`,
		until: (when) => `${when} 失效`,
		wasUntil: (when) => `${when} 已失效`,
		withdrawnBy: (who, when) => `${who} ${when} 收回`,
		answeredAt: (when) => `${when} 交`,
		opened: (times, devices) => `打开 ${times} 次，${devices} 台设备`,
		passedOn: (devices) => `在 ${devices} 台设备上打开过，可能转发了`,
		turnedAway: (times) => `又有设备想打开，挡下 ${times} 次`,
		comments: (n) => `批注 ${n} 处`,
		withdraw: '收回',
		withdrawSure: (name) => `收回给${name}的链接？对方马上看不到这篇，没交的意见也交不了。`,
		withdrawn: (name) => `给${name}的链接收回了`,
		log: (name) => `${name}的打开记录`,
		logShort: '打开记录',
		logEmpty: '还没有人打开。',
		logFailed: '记录没取到。',
		refused: '挡下',
		device: (n) => `设备 ${n}`,
		seeText: '看送的文本',
		changedMeanwhile: '文本刚刚又改过，没有送。看一眼再送。',
		failed: '没有回应，不知道送了没有。回到名单看一看：有了就先收回那一份，再送。',
		opinions: '外审意见',
		opinionHint: '只是意见，不算签名',
		olderText: '送后又改过',
		mark: '外审',
		close: '关上'
	},
	{
		title: 'Outside review',
		open: 'Send outside…',
		lead: 'Shows one frozen text to one person outside the house. What they say becomes comments; signing stays with the desk.',
		none: 'This story has not been sent outside yet.',
		send: 'Send to somebody…',
		form: {
			title: 'Send outside the house',
			name: 'Name',
			namePlaceholder: 'Lu Yizhou, for example',
			nameMissing: 'Give a name: it stands in the watermark and with the answer.',
			unit: 'Unit (optional)',
			unitPlaceholder: 'County water office, for example',
			note: 'What they should look at (optional)',
			notePlaceholder: 'Please check figures and titles, for example',
			hours: 'The link holds',
			hoursOf: { 6: '6 hours', 24: '24 hours', 72: '3 days', 168: '7 days' },
			text: (code, length) => `The text as it is now, ${code}, ${length} characters`,
			textHint: 'They see nothing of later changes, other stories, or the desk’s comments.',
			make: 'Freeze the text, make a link',
			back: 'Back'
		},
		link: {
			title: 'Link for the reviewer',
			once: 'Shown only this once',
			copy: 'Copy',
			copied: 'Copied',
			text: (name, until) =>
				`For ${name} alone. It holds until ${until}, opens on three devices at most, and every opening is logged; once answered it only shows the text.`,
			done: 'Done'
		},
		state: {
			sent: 'Not opened yet',
			opened: 'Opened',
			answered: 'Answered',
			withdrawn: 'Withdrawn',
			expired: 'Expired'
		},
		sentBy: (who, when) => `sent by ${who}, ${when}`,
		until: (when) => `until ${when}`,
		wasUntil: (when) => `expired ${when}`,
		withdrawnBy: (who, when) => `withdrawn by ${who}, ${when}`,
		answeredAt: (when) => `answered ${when}`,
		opened: (times, devices) =>
			`opened ${times === 1 ? 'once' : `${times} times`} on ${devices === 1 ? '1 device' : `${devices} devices`}`,
		passedOn: (devices) => `Opened on ${devices} devices: it may have been passed on`,
		turnedAway: (times) => `Another device was turned away${times === 1 ? '' : `, ${times} times`}`,
		comments: (n) => (n === 1 ? '1 comment' : `${n} comments`),
		withdraw: 'Withdraw',
		withdrawSure: (name) =>
			`Withdraw the link for ${name}? They lose the text at once, and cannot send what they have not sent.`,
		withdrawn: (name) => `The link for ${name} is withdrawn`,
		log: (name) => `Openings by ${name}`,
		logShort: 'Openings',
		logEmpty: 'Nobody has opened it yet.',
		logFailed: 'The openings could not be fetched.',
		refused: 'turned away',
		device: (n) => `device ${n}`,
		seeText: 'See the text that was sent',
		changedMeanwhile:
			'The text has just been changed; nothing was sent. Have a look and send again.',
		failed:
			'No answer came, so nobody knows whether it was sent. Look at the list: if it is there, withdraw that one first, then send again.',
		opinions: 'From outside',
		opinionHint: 'not a signature',
		olderText: 'changed since it was sent',
		mark: 'outside',
		close: 'Close'
	}
);
