import type { Stage } from '#model/story.ts';
import { defineTexts } from './texts.ts';

const toZh: Record<Stage, string> = {
	...{ draft: '退回草稿', editing: '送编辑', review1: '送一审', review2: '送二审' },
	...{ review3: '送三审', proofing: '送校对', signed: '签发' }
};

/** The words of the board of stages. */
export const stageTexts = defineTexts(
	{
		title: '流程',
		filters: '筛选',
		filter: { all: '全部', mine: '该我办', late: '逾期', photo: '有图', pool: '没上版' },
		sorted: '按截稿先后',
		page: (number: number) => `${number} 版`,
		lateCount: (count: number) => `逾期 ${count}`,
		before: (time: string) => `${time} 前`,
		still: '不再动',
		late: (time: string) => `晚 ${time}`,
		turn: (name: string) => `该 ${name}`,
		left: (time: string) => `剩 ${time}`,
		unsound: '没有对得上的签名',
		pool: '待上版',
		to: toZh,
		back: (stage: string) => `退回${stage}`,
		needs: {
			on: '先看改了什么，再签名',
			back: '要写明理由',
			run: (who: string, byKeys: boolean) => `${byKeys ? '回车' : '放手'}就送${who && `，${who}收`}`
		},
		comma: '，',
		empty: '没有',
		none: '没有这样的稿。',
		noStories: '这一期还没有稿。',
		column: (stage: string, count: number) => `${stage}，${count} 篇`,
		done: (headline: string, stage: string) => `${headline}：已到${stage}`,
		stuck: '这一步不归你，或者下一步要换人签。',
		lifted: (headline: string) => `拿起${headline}。左右键选前一步或后一步，回车送，Esc 取消。`,
		cancelled: '放回去了',
		over: (what: string) => what,
		hint: {
			walk: '走动',
			lift: '拿起',
			choose: '换一步，只能往前一步或退回',
			send: '送',
			cancel: '取消',
			open: '打开'
		},
		moving: (headline: string) => `正在送“${headline}”`,
		undo: '撤销'
	},
	{
		title: 'Stages',
		filters: 'Filter',
		filter: {
			all: 'All',
			mine: 'Mine to do',
			late: 'Late',
			photo: 'With photo',
			pool: 'On no page'
		},
		sorted: 'by deadline',
		page: (number) => `p. ${number}`,
		lateCount: (count) => `${count} late`,
		before: (time) => `by ${time}`,
		still: 'settled',
		late: (time) => `${time} late`,
		turn: (name) => `${name}’s turn`,
		left: (time) => `${time} left`,
		unsound: 'no signature is of this text',
		pool: 'on no page',
		to: {
			...{ draft: 'Back to draft', editing: 'To editing', review1: 'To review 1' },
			...{
				review2: 'To review 2',
				review3: 'To review 3',
				proofing: 'To proofing',
				signed: 'Sign off'
			}
		},
		back: (stage) => `Back to ${stage}`,
		needs: {
			on: 'see what changed, then sign',
			back: 'needs a reason',
			run: (who, byKeys) => `${byKeys ? 'Enter sends it' : 'let go to send'}${who && ` to ${who}`}`
		},
		comma: ', ',
		empty: 'None',
		none: 'No such stories.',
		noStories: 'There are no stories in this edition yet.',
		column: (stage, count) => `${stage}, ${count}`,
		done: (headline, stage) => `${headline}: now in ${stage}`,
		stuck: 'This step is not yours, or the next one is somebody else’s to sign.',
		lifted: (headline) =>
			`${headline} in hand. Left and right choose a step, Enter sends, Escape cancels.`,
		cancelled: 'Put back',
		over: (what) => what,
		hint: {
			walk: 'Walk',
			lift: 'Lift',
			choose: 'one step on or back',
			send: 'Send',
			cancel: 'Cancel',
			open: 'Open'
		},
		moving: (headline) => `Moving “${headline}”`,
		undo: 'Undo'
	}
);
