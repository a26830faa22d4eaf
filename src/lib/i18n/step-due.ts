import type { Step } from '#model/workflow.ts';
import { defineTexts } from './texts.ts';

/** What is due, before its time: 二审 21:30, copy 20:00. */
export const stepDueTexts = defineTexts<Record<Step, string>>(
	{
		...{ handIn: '截稿', review1: '一审', review2: '二审', review3: '三审' },
		...{ proof1: '一校', proof2: '二校', signOff: '签发' }
	},
	{
		...{ handIn: 'copy', review1: 'review 1', review2: 'review 2', review3: 'review 3' },
		...{ proof1: 'proof 1', proof2: 'proof 2', signOff: 'sign-off' }
	}
);
