import { defineTexts } from './texts.ts';

/** An edition's plan, printed for the meeting. */
export const planTexts = defineTexts(
	{
		title: '版面单',
		/** Title of the window: it is the name of the file if somebody prints into one. */
		windowTitle: (day: string) => `版面单 ${day}`,
		back: '回版面',
		size: { label: '纸张', a3: 'A3 版面', a4: 'A4 列表' },
		print: '打印',
		copy: '复制摘要',
		copied: '摘要已复制，可以粘贴到群里',
		copyTitle: '版面摘要',
		copyByHand: '这个浏览器不让网页写剪贴板。文字已选中，请自己复制。',
		done: '好了',
		preview: '预览',
		pressAt: (time: string) => `付印 ${time}`,
		due: (time: string) => `截稿 ${time}`,
		sheet: (number: string, from: number, to: number) =>
			from === to ? `第${number}张 ${from} 版` : `第${number}张 ${from}–${to} 版`,
		stories: (count: number, signed: number) => `${count} 篇，已签发 ${signed}`,
		sign: '签',
		columns: {
			slot: '版位',
			title: '题目',
			author: '作者',
			length: '字数',
			room: '可容',
			state: '进度',
			hand: '手签'
		},
		open: '（空位）',
		lacking: '缺稿',
		photo: (title: string) => `${title}（图）`,
		photoLength: (characters: string) => `图 ${characters}`,
		printed: (time: string, name: string) => `${time} 打印，${name}`,
		internal: '内部用，印后收回',
		sheetOf: (number: number, all: number) => `第 ${number} 张，共 ${all} 张`
	},
	{
		title: 'Page plan',
		windowTitle: (day) => `Page plan ${day}`,
		back: 'Back to the board',
		size: { label: 'Paper', a3: 'A3 board', a4: 'A4 list' },
		print: 'Print',
		copy: 'Copy digest',
		copied: 'Digest copied; paste it into the group',
		copyTitle: 'Digest of the plan',
		copyByHand: 'This browser lets no page write to the clipboard. The text is selected: copy it.',
		done: 'Done',
		preview: 'Preview',
		pressAt: (time) => `Press ${time}`,
		due: (time) => `Copy due ${time}`,
		sheet: (number, from, to) =>
			from === to ? `Sheet ${number}: ${from}` : `Sheet ${number}: ${from}–${to}`,
		stories: (count, signed) =>
			`${count} ${count === 1 ? 'story' : 'stories'}, ${signed} signed off`,
		sign: 'Signed',
		columns: {
			slot: 'Slot',
			title: 'Story',
			author: 'Writer',
			length: 'Length',
			room: 'Room',
			state: 'State',
			hand: 'Signature'
		},
		open: '(open slot)',
		lacking: 'Missing',
		photo: (title) => `${title} (photo)`,
		photoLength: (characters) => `Photo, ${characters}`,
		printed: (time, name) => `Printed ${time}, ${name}`,
		internal: 'Internal; collect after printing',
		sheetOf: (number, all) => `Sheet ${number} of ${all}`
	}
);
