import { defineTexts } from './texts.ts';

/** Holding a story (暂缓), and carrying stories over to another day. */
export const holdingTexts = defineTexts(
	{
		heldBy: (name: string, time: string, reason: string) => `${name} ${time} 暂缓：${reason}`,
		heldTitle: '这篇暂缓，放行以前付印过不去。',
		hold: '暂缓…',
		holdTitle: '暂缓这篇？',
		holdDetail: '它留在原来的位置，写和审照常；放行以前，付印过不去。',
		reason: '为什么',
		reasonHint: '比如：数字等水利局回话',
		holdDo: '暂缓',
		holdDone: '已暂缓',
		release: '放行',
		releaseDone: '已放行',
		carry: '转到另一天…',
		carryTitle: (count: number) => (count === 1 ? '把这篇转到哪天？' : `${count} 篇转到哪天？`),
		carryDetail: '从这一天的版面上拿下来，到那天的待上版里。正文、批注、签名和历史都跟着走。',
		day: '哪一天',
		next: '下一期',
		stories: '转哪几篇',
		chosen: (count: number) => `转 ${count} 篇`,
		noDay: '后面还没有建好的一期。',
		toCalendar: '去往期里建一期',
		carryDone: (count: number, day: string) => `${count} 篇已转到 ${day}`,
		leftovers: (count: number) => `这一期已付印，还有 ${count} 篇没上版。`,
		leftoversDo: '转到另一天…',
		undo: '撤销',
		cancel: '取消'
	},
	{
		heldBy: (name, time, reason) => `Held by ${name}, ${time}: ${reason}`,
		heldTitle: 'This story is held; nothing goes to press before it is released.',
		hold: 'Hold…',
		holdTitle: 'Hold this story?',
		holdDetail:
			'It keeps its place and can be written and reviewed; the edition cannot go to press before it is released.',
		reason: 'Why',
		reasonHint: 'Such as: waiting for the figures',
		holdDo: 'Hold',
		holdDone: 'Held',
		release: 'Release',
		releaseDone: 'Released',
		carry: 'Carry over…',
		carryTitle: (count) =>
			count === 1 ? 'Carry this story over to which day?' : `Carry ${count} stories over?`,
		carryDetail:
			'It leaves the pages of this day and waits in the pool of the other. Text, comments, signatures and history go with it.',
		day: 'Day',
		next: 'next paper',
		stories: 'Which stories',
		chosen: (count) => `Carry over ${count}`,
		noDay: 'No later edition has been made yet.',
		toCalendar: 'Make one in the calendar',
		carryDone: (count, day) =>
			`${count} ${count === 1 ? 'story' : 'stories'} carried over to ${day}`,
		leftovers: (count) =>
			`This edition has gone to press; ${count} ${count === 1 ? 'story stands' : 'stories stand'} on no page.`,
		leftoversDo: 'Carry over…',
		undo: 'Undo',
		cancel: 'Cancel'
	}
);
