import { defineTexts } from './texts.ts';

/** The words beside two texts laid over each other. */
export const compareTexts = defineTexts(
	{
		moved: '挪到这里',
		restyled: '只改了样式',
		/** A stretch without change, which can be opened; numbers of paragraphs and characters. */
		same: (from: number, to: number, length: string) =>
			from === to ? `第 ${from} 段没改` : `第 ${from} 至 ${to} 段没改，${length} 字`,
		sameRest: '标题和署名没改',
		expand: '展开',
		/** Of a change: nobody can say who made it. */
		unsure: '说不清是谁',
		house: '编辑部',
		/** Between names. */
		and: '、',
		/** Who made so many of the changes, after a sentence that says how many there are. */
		each: (name: string, count: string) => `，${name} ${count}`,
		makers: '谁改了几处',
		makersComing: '正在查每处是谁改的…',
		makersFailed: '每处是谁改的没查到。',
		/** Those who wrote between the two texts, where it is not known which change is whose. */
		makersUnknown: (names: string) =>
			names ? `这期间动过笔的有${names}，哪一处是谁改的说不清。` : '每处是谁改的说不清。',
		again: '再查一次'
	},
	{
		moved: 'moved here',
		restyled: 'style only',
		same: (from, to, length) =>
			from === to
				? `Paragraph ${from} unchanged`
				: `Paragraphs ${from} to ${to} unchanged, ${length} characters`,
		sameRest: 'Headlines and byline unchanged',
		expand: 'Show',
		unsure: 'nobody can say who',
		house: 'the house',
		and: ', ',
		each: (name, count) => `, ${name} ${count}`,
		makers: 'Who made how many changes',
		makersComing: 'Looking up who made each change…',
		makersFailed: 'Who made each change could not be fetched.',
		makersUnknown: (names) =>
			names
				? `${names} wrote in between; which change is whose cannot be said.`
				: 'Who made each change cannot be said.',
		again: 'Try again'
	}
);
