import type { Stage } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';
import { defineTexts } from './texts.ts';

interface StepTexts {
	step: Record<Step, string>;
	/** 送审、签二审…: the deed itself. */
	deed: (step: Step) => string;
	/** Where a story goes. */
	to: Record<Stage, string>;
	handIn: (next: Stage) => string;
	/** What handing in means, of the text with this code. */
	handsIn: (code: string) => string;
	toEditor: string;
	/** Leads to where it is done. */
	open: string;
	reopen: string;
}

const stepZh: Record<Step, string> = {
	...{ handIn: '送审', review1: '一审', review2: '二审', review3: '三审' },
	...{ proof1: '一校', proof2: '二校', signOff: '签发' }
};
const deedZh = (step: Step) =>
	step === 'handIn' || step === 'signOff' ? stepZh[step] : `签${stepZh[step]}`;
const toZh: Record<Stage, string> = {
	...{ draft: '', editing: '送编辑', review1: '送一审', review2: '送二审', review3: '送三审' },
	...{ proofing: '送校对', signed: '文本锁定' }
};
const stepEn: Record<Step, string> = {
	...{ handIn: 'handed in', review1: 'review 1', review2: 'review 2', review3: 'review 3' },
	...{ proof1: 'proofreading 1', proof2: 'proofreading 2', signOff: 'sign-off' }
};
const deedEn = (step: Step) =>
	step === 'handIn' ? 'Hand in' : step === 'signOff' ? 'Sign off' : `Sign ${stepEn[step]}`;
const toEn: Record<Stage, string> = {
	...{ draft: '', editing: 'to editing', review1: 'to review 1', review2: 'to review 2' },
	...{ review3: 'to review 3', proofing: 'to proofreading', signed: 'the text is locked' }
};

/** The steps of a story, and what is done at each. */
export const stepTexts = defineTexts<StepTexts>(
	{
		step: stepZh,
		deed: deedZh,
		to: toZh,
		handIn: (next) => toZh[next],
		handsIn: (code) => `送审的是现在这份文本 ${code}。之后还能改，审稿人看得到改了什么。`,
		toEditor: '编辑会收到它；你还可以接着写。',
		open: '审签…',
		reopen: '撤签'
	},
	{
		step: stepEn,
		deed: deedEn,
		to: toEn,
		handIn: (next) => `Send ${toEn[next]}`,
		handsIn: (code) =>
			`The text as it is now, ${code}, is handed in. You can still change it; the reviewer sees what changed.`,
		toEditor: 'The editor receives it; you can go on writing.',
		open: 'Sign…',
		reopen: 'Take the sign-off back'
	}
);
