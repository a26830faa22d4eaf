import type { ReturnReason } from '#model/signature.ts';
import type { Stage } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';
import { defineTexts } from './texts.ts';

interface SignatureTexts {
	title: string;
	step: Record<Step, string>;
	/** 送审、签二审…: the deed itself. */
	deed: (step: Step) => string;
	/** `waits`: what the story waits for then, where it stays in its stage. */
	sign: (step: Step, next: Stage, waits: Step | null) => string;
	back: string;
	views: string;
	view: Record<'changes' | 'all', string>;
	proof: string;
	since: (step: Step, count: number) => string;
	first: string;
	sinceWhich: string;
	sinceOf: (step: Step, isOwn: boolean) => string;
	allSeen: (count: number) => string;
	unseen: (count: number) => string;
	previous: string;
	next: string;
	gonePiece: string;
	newPiece: string;
	figure: string;
	noChanges: string;
	loading: string;
	failed: string;
	again: string;
	yours: string;
	warning: (length: string) => string;
	chain: string;
	you: string;
	now: string;
	waits: string;
	void: {
		edited: (time: string, who: string, where: string) => string;
		returned: (time: string, who: string) => string;
	};
	/** `more`: how many besides those that are named. */
	paragraphs: (list: string, more: number, isOne: boolean) => string;
	/** Between the items of a short list. */
	listComma: string;
	colon: string;
	/** Between parts of a sentence. */
	comma: string;
	text: string;
	deck: string;
	changedSince: string;
	sameReviewer: string;
	returned: (stage: string) => string;
	notYours: (who: string) => string;
	secondReview: string;
	incomplete: string;
	offline: string;
	signedOff: string;
	locks: string;
	sendBackTo: (who: string | null) => string;
	reopen: string;
	goesTo: (stage: string) => string;
	goesToWhich: string;
	about: string;
	reasons: Record<ReturnReason, string>;
	reason: string;
	reasonHint: string;
	reasonPlaceholder: string;
	reasonMissing: string;
	doReturn: string;
	done: (step: Step, next: Stage, waits: Step | null) => string;
	sentBack: (stage: string) => string;
	changedMeanwhile: string;
	open: string;
	/** What handing in means, of the text with this code. */
	handsIn: (code: string) => string;
	toEditor: string;
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
const sinceEn = (step: Step) => (step === 'handIn' ? 'it was handed in' : stepEn[step]);
const deedEn = (step: Step) =>
	step === 'handIn' ? 'Hand in' : step === 'signOff' ? 'Sign off' : `Sign ${stepEn[step]}`;
const toEn: Record<Stage, string> = {
	...{ draft: '', editing: 'to editing', review1: 'to review 1', review2: 'to review 2' },
	...{ review3: 'to review 3', proofing: 'to proofreading', signed: 'the text is locked' }
};

/** The words of signing and sending back. */
export const signatureTexts = defineTexts<SignatureTexts>(
	{
		title: '审签',
		step: stepZh,
		deed: deedZh,
		sign: (step, next, waits) =>
			step === 'handIn'
				? toZh[next]
				: step === 'signOff'
					? '签发，锁定文本'
					: `${deedZh(step)}，${waits ? `等${stepZh[waits]}` : toZh[next]}`,
		back: '回稿件',
		views: '看什么',
		view: { changes: '只看改动', all: '看全文' },
		proof: '看大样',
		since: (step, count) => `${step === 'handIn' ? '送审' : `${stepZh[step]}签`}后改了 ${count} 处`,
		first: '还没有人签过，从头看起',
		sinceWhich: '从哪次签名比起',
		sinceOf: (step, isOwn) => `${isOwn ? '你' : ''}${stepZh[step]}后`,
		allSeen: (count) => `${count} 处都看过`,
		unseen: (count) => `还有 ${count} 处没看过`,
		previous: '上一处',
		next: '下一处',
		gonePiece: '删去',
		newPiece: '新加',
		figure: '数字变了',
		noChanges: '签名以后一个字没动。',
		loading: '正在取文本…',
		failed: '文本没取到。',
		again: '再试一次',
		yours: '你要签的是这份文本',
		warning: (length) =>
			`${length} 字。签了以后，轮不到的人再改一个字，你的签名就作废；下一道改了什么会标出来。`,
		chain: '签名',
		you: '你',
		now: '现在',
		waits: '等着签',
		void: {
			edited: (time, who, where) => `${time} ${who}改了${where}，签名作废`,
			returned: (time, who) => `${time} ${who}退回，签名作废`
		},
		paragraphs: (list, more) => (more > 0 ? `第 ${list} 段等` : `第 ${list} 段`),
		listComma: '、',
		colon: '：',
		comma: '，',
		text: '文本',
		deck: '标题',
		changedSince: '签后又改过',
		sameReviewer: '一人签了两审',
		returned: (stage) => `退回${stage}`,
		notYours: (who) => `这一步该${who}签。`,
		secondReview: '这篇你已经审过一道，这一道要换人。',
		incomplete: '这篇标着“待补”，补齐以后才能送审。',
		offline: '连上服务器以后才能签。',
		signedOff: '已经签发，文本锁定。',
		locks: '签发后正文锁定；要改先撤签，并写明原因。',
		sendBackTo: (who) => (who ? `退回给${who}` : '退回'),
		reopen: '撤签',
		goesTo: (stage) => `会回到${stage}，改动留着`,
		goesToWhich: '退到哪一步',
		about: '关于',
		reasons: { facts: '事实', words: '文字', page: '版面', again: '请再核' },
		reason: '理由',
		reasonHint: '理由会记进流程，署你的名',
		reasonPlaceholder: '写明哪里不行，例如“第 6 处请附来源”',
		reasonMissing: '先写明理由。',
		doReturn: '退回',
		done: (step, next, waits) =>
			`${stepZh[step]}签好了，${waits ? `等${stepZh[waits]}` : toZh[next]}`,
		sentBack: (stage) => `已退回${stage}`,
		changedMeanwhile: '文本刚刚又改过，没有签。新的改动已经标出来了。',
		open: '审签…',
		handsIn: (code) => `送审的是现在这份文本 ${code}。之后还能改，审稿人看得到改了什么。`,
		toEditor: '编辑会收到它；你还可以接着写。'
	},
	{
		title: 'Sign',
		step: stepEn,
		deed: deedEn,
		sign: (step, next, waits) =>
			step === 'handIn'
				? `Send ${toEn[next]}`
				: step === 'signOff'
					? 'Sign off and lock the text'
					: `${deedEn(step)}, ${waits ? `${stepEn[waits]} is next` : `send ${toEn[next]}`}`,
		back: 'Back to the story',
		views: 'What to see',
		view: { changes: 'Changes only', all: 'Whole text' },
		proof: 'See the proof',
		since: (step, count) => `${count} ${count === 1 ? 'change' : 'changes'} since ${sinceEn(step)}`,
		first: 'Nobody has signed yet: read it whole',
		sinceWhich: 'Compare since',
		sinceOf: (step, isOwn) => `since ${isOwn && step !== 'handIn' ? 'your ' : ''}${sinceEn(step)}`,
		allSeen: (count) => (count === 1 ? 'The change was seen' : `All ${count} seen`),
		unseen: (count) => `${count} not looked at yet`,
		previous: 'Previous',
		next: 'Next',
		gonePiece: 'deleted',
		newPiece: 'added',
		figure: 'figure changed',
		noChanges: 'Not a character has changed since it was signed.',
		loading: 'Fetching the text…',
		failed: 'The text could not be fetched.',
		again: 'Try again',
		yours: 'This is the text you sign',
		warning: (length) =>
			`${length} characters. If somebody whose turn it is not changes one, your signature is void; what the next signer changes is marked.`,
		chain: 'Signatures',
		you: 'You',
		now: 'now',
		waits: 'waited for',
		void: {
			edited: (time, who, where) => `${time}: ${who} changed ${where}; void`,
			returned: (time, who) => `${time}: sent back by ${who}; void`
		},
		paragraphs: (list, more, isOne) =>
			`paragraph${isOne ? '' : 's'} ${list}${more > 0 ? ` and ${more} more` : ''}`,
		listComma: ', ',
		colon: ': ',
		comma: ', ',
		text: 'the text',
		deck: 'the headlines',
		changedSince: 'changed since',
		sameReviewer: 'second review by the same person',
		returned: (stage) => `Sent back to ${stage}`,
		notYours: (who) => `This step is for ${who}.`,
		secondReview: 'You have signed one review of this story; this one is somebody else’s.',
		incomplete: 'This story is marked incomplete; it can be handed in once it is whole.',
		offline: 'You can sign once you are connected.',
		signedOff: 'Signed off; the text is locked.',
		locks: 'Signing off locks the text; taking it back needs a reason.',
		sendBackTo: (who) => (who ? `Send back to ${who}` : 'Send back'),
		reopen: 'Take the sign-off back',
		goesTo: (stage) => `goes back to ${stage}; the changes stay`,
		goesToWhich: 'Back to which step',
		about: 'About',
		reasons: { facts: 'Facts', words: 'Words', page: 'Page', again: 'Check again' },
		reason: 'Reason',
		reasonHint: 'It is kept with your name',
		reasonPlaceholder: 'Say what is wrong, such as “give a source for change 6”',
		reasonMissing: 'Give a reason first.',
		doReturn: 'Send back',
		done: (step, next, waits) =>
			`Signed: ${stepEn[step]}, ${waits ? `${stepEn[waits]} is next` : toEn[next]}`,
		sentBack: (stage) => `Sent back to ${stage}`,
		changedMeanwhile:
			'The text has just been changed; nothing was signed. The new changes are marked.',
		open: 'Sign…',
		handsIn: (code) =>
			`The text as it is now, ${code}, is handed in. You can still change it; the reviewer sees what changed.`,
		toEditor: 'The editor receives it; you can go on writing.'
	}
);
