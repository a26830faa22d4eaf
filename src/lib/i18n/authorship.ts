import { defineTexts } from './texts.ts';

/** The words of “who wrote this”. */
export const authorshipTexts = defineTexts(
	{
		title: '谁写了多少',
		close: '不看谁写的',
		collapse: '收起',
		expand: '展开',
		characters: (count: string) => `${count} 字`,
		share: (percent: number) => (percent < 1 ? '<1%' : `${percent}%`),
		/** The bar, read out. */
		shares: (people: string) => `各人所占：${people}`,
		shareOf: (name: string, share: string) => `${name} ${share}`,
		authors: '写过这篇的人',
		show: (name: string) => `标出${name}写的字`,
		next: (name: string) => `到${name}写的下一处`,
		nextHint: '点名字，跳到那个人写的下一处。',
		passage: (name: string, nth: number, of: number, words: string) =>
			`${name}，第 ${nth} 处，共 ${of} 处：“${words}”`,
		/** Between roles. */
		between: '、',
		inactive: '已停用',
		unknown: '还不知道是谁',
		house: '编辑部',
		houseDetail: '建稿时写下的',
		broughtBack: (name: string) => `${name}移过来或恢复的，字还是原来的人写的。`,
		caretIn: (name: string) => `光标在${name}写的字里。`,
		pointing: '指着字，看是谁写的。',
		note: '按现在还留着的字算，标点计入。谁打的字归谁；撤销恢复的、整段移动的，还归原来的人；采纳建议换上的字，归采纳的人。',
		oneHand: (name: string) => `全文都是${name}写的。`,
		empty: '还没有字。',
		loading: '正在查是谁写的…',
		failed: '没查到是谁写的',
		failedDetail: '正文没有受影响；知道的先标出来了。',
		retry: '再查一次',
		margin: (people: string) => `这一段：${people}`
	},
	{
		title: 'Who wrote how much',
		close: 'Stop showing who wrote this',
		collapse: 'Collapse',
		expand: 'Expand',
		characters: (count) => `${count} characters`,
		share: (percent) => (percent < 1 ? '<1%' : `${percent}%`),
		shares: (people) => `Shares: ${people}`,
		shareOf: (name, share) => `${name} ${share}`,
		authors: 'Who has written in this story',
		show: (name) => `Mark what ${name} wrote`,
		next: (name) => `To the next words of ${name}`,
		nextHint: 'Press a name to go to the next words.',
		passage: (name, nth, of, words) => `${name}, passage ${nth} of ${of}: “${words}”`,
		between: ', ',
		inactive: 'deactivated',
		unknown: 'Not known yet',
		house: 'The house',
		houseDetail: 'written when the story was made',
		broughtBack: (name) =>
			`Moved here or brought back by ${name}; the words are still their writer’s.`,
		caretIn: (name) => `The caret is in words of ${name}.`,
		pointing: 'Point at words to see who wrote them.',
		note: 'Counts what stands in the text now, punctuation included. Words are whose hand typed them; brought back by undo, or moved with their block, they stay so. Words of an accepted suggestion belong to whoever accepted it.',
		oneHand: (name) => `All of it was written by ${name}.`,
		empty: 'No words yet.',
		loading: 'Finding out who wrote this…',
		failed: 'Could not find out who wrote this',
		failedDetail: 'The text is not affected; what is known is marked.',
		retry: 'Try again',
		margin: (people) => `This paragraph: ${people}`
	}
);
