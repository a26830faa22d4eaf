import type { Stage } from '#model/story.ts';
import { defineTexts } from './texts.ts';

interface BoardListTexts {
	story: string;
	status: string;
	writer: string;
	editor: string;
	length: string;
	due: string;
	next: string;
	proof: string;
	done: string;
	late: string;
	photo: string;
	openSlot: (characters: string) => string;
	nextStep: Record<Exclude<Stage, 'draft'>, string>;
	stepped: (headline: string, stage: string) => string;
	group: string;
}

/** An edition as a list, page by page. */
export const boardListTexts = defineTexts<BoardListTexts>(
	{
		story: '稿件',
		status: '状态',
		writer: '作者',
		editor: '责编',
		length: '字数 / 版位',
		due: '期限',
		next: '下一步',
		proof: '校对',
		done: '已签发',
		late: '过了截稿时间',
		photo: '图',
		openSlot: (characters) => `空位，约 ${characters} 字`,
		nextStep: {
			editing: '开始编辑',
			review1: '送一审',
			review2: '送二审',
			review3: '送三审',
			proofing: '送校对',
			signed: '签发'
		},
		stepped: (headline, stage) => `“${headline}”已到${stage}`,
		group: '按版'
	},
	{
		story: 'Story',
		status: 'Status',
		writer: 'Writer',
		editor: 'Editor',
		length: 'Length / slot',
		due: 'Due',
		next: 'Next step',
		proof: 'Proof',
		done: 'Done',
		late: 'past its deadline',
		photo: 'Photo',
		openSlot: (characters) => `Open slot, about ${characters} characters`,
		nextStep: {
			editing: 'Start editing',
			review1: 'Send to review 1',
			review2: 'Send to review 2',
			review3: 'Send to review 3',
			proofing: 'Send to proofing',
			signed: 'Sign off'
		},
		stepped: (headline, stage) => `“${headline}”: ${stage}`,
		group: 'By page'
	}
);
