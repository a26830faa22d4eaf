import { defineTexts } from './texts.ts';

interface CleanProofTexts {
	title: string;
	/** The page as it is now, before its code. */
	yours: string;
	warning: string;
	sign: string;
	signed: (number: number) => string;
	holds: (who: string, time: string) => string;
	notYet: string;
	changed: (causes: string) => string;
	notYours: (roles: string) => string;
	reading: string;
	offline: string;
	blank: string;
	/** The page is not set here, or not for certain as it prints. */
	waiting: string;
	behind: string;
	faceless: string;
	failed: string;
	/** Asked where something is still to be seen to. */
	openTitle: (count: number) => string;
	openLead: string;
	/** Over those that would be missing in the paper, each to be ticked. */
	losses: string;
	/** Why it cannot be signed yet. */
	lossesFirst: string;
	signAnyway: string;
	notYetSign: string;
	compare: (number: number) => string;
	earlier: string;
	proof: (number: number) => string;
	struck: (time: string, who: string | null, causes: string) => string;
	/** It is not struck yet, and not of the page as it is. */
	overtaken: string;
	check: string;
}

export const cleanProofTexts = defineTexts<CleanProofTexts>(
	{
		title: '清样签字',
		yours: '你要签的是这一版',
		warning: '签了以后这一版再动一处，签字就作废。',
		sign: '签清样',
		signed: (number) => `签了清样，存为第 ${number} 次样。`,
		holds: (who, time) => `${who} ${time} 签，签的就是现在这一版。`,
		notYet: '还没有人签过。',
		changed: (causes) => `签后${causes}。`,
		notYours: (roles) => `${roles}可以签。`,
		reading: '有稿子正在读，稍等。',
		offline: '没连上，连上后再签。',
		blank: '这一版还没有内容，没有可签的。',
		waiting: '正在排版，排好再签。',
		behind: '稿件有改动，重排好再签。',
		faceless: '字体没到齐，行数不作准，到齐再签。',
		failed: '稿件取不到，取到再签。',
		openTitle: (count) => `还有 ${count} 处没处理`,
		openLead: '签了，就是认可这一版照现在的样子印。',
		losses: '会印丢的，认可的逐条勾上',
		lossesFirst: '会印丢的还没有逐条勾上，不能签。',
		signAnyway: '照样签清样',
		notYetSign: '先不签',
		compare: (number) => `看和第 ${number} 次样比改了什么`,
		earlier: '签过的',
		proof: (number) => `第 ${number} 次样`,
		struck: (time, who, causes) => `${time}${who ? ` ${who}` : ''} ${causes}，签字作废`,
		overtaken: '签的不是现在这一版',
		check: '付印检查'
	},
	{
		title: 'Clean proof',
		yours: 'This is the page you sign',
		warning: 'Once signed, any change on this page strikes the signature.',
		sign: 'Sign the clean proof',
		signed: (number) => `Signed, and kept as proof ${number}.`,
		holds: (who, time) => `Signed by ${who} at ${time}, for the page as it is.`,
		notYet: 'Nobody has signed it.',
		changed: (causes) => `Since it was signed: ${causes}.`,
		notYours: (roles) => `${roles} may sign it.`,
		reading: 'A story is being read; one moment.',
		offline: 'There is no connection; sign when it is back.',
		blank: 'Nothing stands on this page; there is nothing to sign.',
		waiting: 'The page is being set; sign when it is.',
		behind: 'Stories have changed; sign when the page is set anew.',
		faceless: 'Typefaces are missing, so lines are not final; sign when they are here.',
		failed: 'The stories cannot be had; sign when they can.',
		openTitle: (count) =>
			count === 1 ? 'One thing is still open' : `${count} things are still open`,
		openLead: 'Who signs agrees that the page prints as it is now.',
		losses: 'Will be missing in the paper; tick each you agree to',
		lossesFirst: 'It can be signed once everything that will be missing is ticked.',
		signAnyway: 'Sign all the same',
		notYetSign: 'Not yet',
		compare: (number) => `See what changed since proof ${number}`,
		earlier: 'Signed before',
		proof: (number) => `Proof ${number}`,
		struck: (time, who, causes) => `Struck ${time}${who ? `, ${who}` : ''}: ${causes}`,
		overtaken: 'Not of the page as it is',
		check: 'Press check'
	}
);
